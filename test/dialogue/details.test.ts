import { describe, expect, it } from 'vitest';
import { detailsOf } from '../../server/dialogue/details.ts';

describe('whether goods are still as they were sealed (DT-2)', () => {
  it.each([
    ['手机激活用了两天 想退', false],
    ['面霜已经拆封了', false],
    ['包装开封过', false],
    ['吊牌剪了', false],
    ['我剪了吊牌', false],
    ['I broke the seal and tried it', false],
    ['I already activated it', false],
    ['还没激活 想退', true],
    ['没拆封 原样', true],
    ['吊牌还在', true],
    ['it is still sealed', true],
    ['激活锁解不开', undefined],
    ['无法激活', undefined],
    ['it will not activate', undefined],
  ])('%s', (text, intact) => {
    expect(detailsOf(text).intact).toBe(intact);
  });
});
