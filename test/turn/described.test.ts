import { expect, it } from 'vitest';
import { described } from '../../server/turn/steps/tell-claim.ts';

it.each([
  [undefined, '屏幕有划痕', '屏幕有划痕'],
  ['', '屏幕有划痕', '屏幕有划痕'],
  ['屏幕有划痕', '退我20%', '屏幕有划痕；退我20%'],
  ['屏幕有划痕；退我20%', '屏幕有划痕', '屏幕有划痕；退我20%'],
  ['屏幕有 划痕', ' 屏幕有  划痕 ', '屏幕有 划痕'],
  ['屏幕有划痕', '屏幕', '屏幕有划痕；屏幕'],
])('%s and %s are %s', (known, text, all) => {
  expect(described(known, text)).toBe(all);
});
