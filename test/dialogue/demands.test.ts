import { describe, expect, it } from 'vitest';
import { demandOf } from '../../server/dialogue/demands.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';

const understand = await loadUnderstanding();
const demand = (text: string) =>
  demandOf(
    understand(text, {
      locale: /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en',
      now: '2026-11-05T20:14:00+08:00',
      orders: [],
    }),
    text,
  );

describe('what demands something is a claim', () => {
  it.each([
    ['寄回去的快递费我先垫了18块 你们给报销吧', { leaf: 'SVC.freight', freightCents: 1_800 }],
    ['质量问题还让我自己出运费？12块钱还给我', { leaf: 'SVC.freight', freightCents: 1_200 }],
    [
      'I paid $9.50 return shipping, please refund that',
      { leaf: 'SVC.freight', freightCents: 950 },
    ],
    ['卖家在聊天里骂我 太过分了 我要举报他', { leaf: 'SVC.attitude' }],
    ['the seller was insulting and threatening me, I want to report him', { leaf: 'SVC.attitude' }],
    ['I am exercising my right of withdrawal for this order', { leaf: 'NRR.seven_day' }],
    ['我要行使七天无理由退货的权利', { leaf: 'NRR.seven_day' }],
  ])('%s', (text, claim) => expect(demand(text)).toEqual(claim));
});

describe('what asks or vents is none', () => {
  it.each([
    '退货运费谁出',
    '寄回去要多少钱',
    '运费险赔多少',
    '什么破态度 气死我了',
    '你们这服务也太差了吧',
    'who pays for return shipping?',
    'your service is so rude',
    '屏幕有划痕 我要退货',
    'can I use my right of withdrawal on a used watch?',
  ])('%s', (text) => expect(demand(text)).toBeUndefined());
});
