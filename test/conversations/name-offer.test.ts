import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { COAT } from './scenes.ts';

const [item] = COAT.items;
const [parcel] = COAT.shipments;
if (!item || !parcel) throw new Error('the coat has a parcel');
const signed = {
  ...COAT,
  paidCents: 68_000,
  items: [{ ...item, paidCents: 68_000, serial: undefined }],
  shipments: [{ ...parcel, signedAt: '2026-11-05T10:00:00Z' }],
};

/** A coat with a hole: 12 % of the price is offered, beside a return, a coupon and points. */
function offered() {
  const chat = plainTalk({ orders: [signed] });
  chat.say('袖口有个小洞 商品页没写');
  chat.say('想退点钱 自己留着');
  chat.photos('', 2);
  const offer = chat.last('offer');
  if (offer?.remedy !== 'partial_refund') throw new Error('no partial refund is offered');
  return { chat, offer, yuan: Math.floor((offer.amountCents ?? 0) / 100) };
}
const remedyOn = (chat: ReturnType<typeof plainTalk>) =>
  chat.last('confirm')?.summary.find(({ label }) => label === '处理方式')?.value;

describe('an offer named in passing', () => {
  it.each([(yuan: number) => `等等 我又不想折腾了 就要那个${yuan}吧`, () => '不退了 还是留着吧'])(
    'takes the place of the card that stood open',
    (words) => {
      const { chat, yuan } = offered();
      chat.say('算了 还是退货退款吧');
      expect(remedyOn(chat)).toBe('退货退款');
      chat.say(words(yuan));
      expect(remedyOn(chat)).toBe('部分退款，商品留下');
    },
  );

  it.each([
    (yuan: number) => `${yuan}不够 再多点`,
    (yuan: number) => `至少${yuan + 20}`,
    () => '撤销申请吧 我留着了',
  ])('is not what asks for more or gives the case up', (words) => {
    const { chat, yuan } = offered();
    chat.say(words(yuan));
    expect(chat.last('confirm')).toBeUndefined();
  });

  it('a word to wait alone still waits', () => {
    const { chat } = offered();
    expect(chat.say('等等 我想想').text).toMatch(/不急/);
  });
});

describe('what the coupon and the points are good for', () => {
  it('is told with the figures of the offer', () => {
    const { chat, offer } = offered();
    const coupon = offer.alternatives.find(({ remedy }) => remedy === 'coupon')?.coupon;
    const face = `¥${((coupon?.faceCents ?? 0) / 100).toFixed(2)}`;
    const { text } = chat.say('券有门槛吗 能用多久');
    expect(text).toContain(face);
    expect(text).toMatch(/没有门槛.*90天内有效/);
    const points = offer.alternatives.find(({ remedy }) => remedy === 'points')?.points;
    expect(chat.say('积分能干嘛用').text).toContain(`${points} 积分下次下单可以抵`);
  });

  it('on its own card without being named', () => {
    const { chat } = offered();
    chat.say('那要券吧');
    expect(remedyOn(chat)).toBe('优惠券');
    expect(chat.say('多少天能用').text).toMatch(/90天内有效/);
    expect(remedyOn(chat)).toBe('优惠券');
  });
});

it('a yes to a figure of before is a yes to the more that is on offer by now', () => {
  const { chat, offer } = offered();
  chat.say('12%太少了 再加点');
  const lifted = chat.last('offer')?.amountCents ?? 0;
  expect(lifted).toBeGreaterThan(offer.amountCents ?? 0);
  const { text } = chat.say('行吧 12就12');
  expect(text).toMatch(/比您说的还多/);
  expect(chat.last('confirm')?.summary.map(({ value }) => value)).toContain(
    `¥${(lifted / 100).toFixed(2)}`,
  );
});
