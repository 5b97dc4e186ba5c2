import { describe, expect, it } from 'vitest';
import { wishesPlainly } from '../../server/dialogue/plain-wish.ts';

describe('a way that is taken, whatever is asked beside it', () => {
  it.each([
    '那退吧 运费我出？',
    '算了还是退货吧，运费要我出吗',
    '换吧 几天到',
    '我要退货，地址发我',
    '就修吧。多久能好？',
    "ok i'll return them then. who pays the postage?",
    'actually i want to send it back, where to?',
  ])('%s', (text) => expect(wishesPlainly(text)).toBe(true));
});

describe('a way that is only asked about, or gone already', () => {
  it.each([
    '退货的话运费谁出',
    '退货 运费谁出',
    '能退吗 运费谁出',
    '如果换 运费谁出',
    '退了 什么时候到账',
    '我要退货吗？运费谁出',
    'if i return them who pays?',
    'can i return it? who pays?',
    'i returned it last week, where is my money',
  ])('%s', (text) => expect(wishesPlainly(text)).toBe(false));
});
