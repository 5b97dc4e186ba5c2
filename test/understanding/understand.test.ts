import { describe, expect, it } from 'vitest';
import type { IntentId, UnderstandingContext } from '../../server/terms/understanding.ts';
import { loadModel, loadUnderstanding } from '../../server/understanding/load-model.ts';
import { requestsOf } from '../../server/understanding/requests.ts';
import { createUnderstanding } from '../../server/understanding/understand.ts';

const understand = await loadUnderstanding();
const calm: UnderstandingContext = {
  locale: 'zh-CN',
  now: '2026-11-05T20:14:00+08:00',
  orders: [],
};
const first = (text: string, context = calm): IntentId | undefined =>
  understand(text, context).intents[0]?.id;

it('reads words said before as it would read them for the first time, in whatever talk', () => {
  const model = loadModel();
  const waiting: UnderstandingContext = { ...calm, pending: { slot: 'confirm' } };
  const said = [
    '退我20%就行 不想折腾退货了',
    '好的',
    '商品页根本没写，还少发了充电器',
    'ok, i want a refund',
  ];
  const lately = createUnderstanding(model);
  const readAll = () => said.flatMap((text) => [lately(text, calm), lately(text, waiting)]);
  const first = readAll();
  // More than are remembered.
  for (let n = 0; n < 2_100; n += 1) lately(`${n} 个`, calm);
  expect([readAll(), readAll()]).toEqual([first, first]);
  const anew = said.flatMap((text) =>
    [calm, waiting].map((context) => createUnderstanding(model)(text, context)),
  );
  expect(first).toEqual(anew);
});

describe('intents', () => {
  it.each([
    ['这单帮我撤了吧 不想买了', 'cancel_order'],
    ['钱退到哪张卡上了', 'refund_status'],
    ['機器收到就開不了機', 'quality_fault'],
    ['快遞現在到哪裡了', 'logistics_status'],
    ['给我转人工！！！', 'human_agent'],
    ['耳機只有一邊有聲音', 'quality_fault'],
    ['can you pls cancel my order', 'cancel_order'],
    ['where is my refund??', 'refund_status'],
    ['ｗｈｅｒｅ　ｉｓ　ｍｙ　ｒｅｆｕｎｄ', 'refund_status'],
  ])('%s', (text, intent) => expect(first(text)).toBe(intent));

  it('finds both problems of a message that holds two', () => {
    const read = understand('屏幕上有道划痕没写 另外充电器也没给我', calm);
    const found = requestsOf(read).map(({ id }) => id);
    expect(found).toContain('not_as_described');
    expect(found).toContain('wrong_missing');
    expect(read.leaves.map(({ id }) => id)).toContain('NAD.appearance');
  });
});

describe('“real” that asks nobody whether it is genuine', () => {
  it.each([
    'the stain is the real problem',
    'honestly the smell is a real issue',
    "that's a genuine concern, the zip is broken",
    'what a real pain, it does not charge',
    'the real deal breaker is the smell',
  ])('%s', (text) => {
    const read = understand(text, calm);
    expect(read.intents[0]?.id).not.toBe('authenticity');
    expect(read.leaves[0]?.id).not.toMatch(/^AUT/);
  });

  it.each(['is this bag real?', 'that bag is not the real thing', 'is it the real deal?'])(
    '%s is about authenticity all the same',
    (text) => expect(first(text)).toBe('authenticity'),
  );
});

describe('talk that is none of the shop’s business', () => {
  it.each(['晚上去吃火锅吗', '给我讲个故事', 'tell me a joke', 'asdkjh qwe'])('%s', (text) =>
    expect(understand(text, calm).outOfScope).toBeGreaterThan(0.5),
  );
  it.each(['我要退货', '屏幕裂了', 'my package never came'])('%s', (text) =>
    expect(understand(text, calm).outOfScope).toBeLessThan(0.3),
  );
});

describe('the state of the talk', () => {
  const confirming = { ...calm, pending: { slot: 'confirm' }, ticketState: 'offer_wait' };
  const evidence = { ...calm, pending: { slot: 'photo_closeup' }, ticketState: 'evidence_wait' };
  it.each([
    ['嗯', confirming, 'affirm'],
    ['不要', confirming, 'deny'],
    ['拍了你看', evidence, 'evidence'],
    ['这张可以了吧', evidence, 'evidence'],
    ['here', { ...evidence, locale: 'en' as const }, 'evidence'],
  ])('%s', (text, context, intent) => expect(first(text, context)).toBe(intent));
});

describe('leaves', () => {
  it.each([
    ['充不进电了', 'DEF.power'],
    ['包里一股烟味', 'CND.odor_hygiene'],
    ['序列号跟保卡对不上', 'AUT.cert_mismatch'],
    ['兑换码显示已被使用', 'VIR.code_used'],
    ['发成黑色的了 我要的白色', 'WRG.wrong_item'],
    ['the code was already redeemed', 'VIR.code_used'],
  ])('%s', (text, leaf) => {
    const { leaves } = understand(text, calm);
    expect(leaves.map(({ id }) => id)).toContain(leaf);
  });
});

it('sees mood and language', () => {
  expect(understand('你们就是骗子', calm)).toMatchObject({ sentiment: 'angry', language: 'zh' });
  expect(understand('where is my order', calm)).toMatchObject({ language: 'en' });
  expect(understand('退货', { ...calm, locale: 'en' })).toMatchObject({ language: 'zh' });
  expect(understand('15', { ...calm, locale: 'en' })).toMatchObject({ language: 'en' });
});
