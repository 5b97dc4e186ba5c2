import { describe, expect, it } from 'vitest';
import { asSaid } from '../../server/dialogue/as-said.ts';

describe('a reading and its words', () => {
  it.each([
    ['屏幕划了', 'NAD.appearance'],
    ['屏幕花了一道', 'NAD.appearance'],
    ['screen上有个dead pixel', 'NAD.appearance'],
    ['屏幕划了 触摸也失灵', 'DEF.function'],
    ['screen is cracked!!!', 'NAD.appearance'],
    ['屏幕闪', 'DEF.function'],
    ['the screen is scratched and the keyboard is dead', 'DEF.function'],
  ] as const)('%s is %s, read as a failure', (text, leaf) => {
    expect(asSaid('DEF.function', text)).toBe(leaf);
  });

  it.each([
    ['反正就是用着不对劲', undefined],
    ['胶带重新粘过', undefined],
    ['这包是假的吧', 'AUT.counterfeit'],
    ['走线歪的', 'AUT.counterfeit'],
    ['she says its fake', 'AUT.counterfeit'],
  ] as const)('%s is %s, read as a fake', (text, leaf) => {
    expect(asSaid('AUT.counterfeit', text)).toBe(leaf);
  });

  it('leaves all else as it was read', () => {
    expect(asSaid('NAD.history', '反正就是不对劲')).toBe('NAD.history');
    expect(asSaid(undefined, '屏幕划了')).toBeUndefined();
  });
});
