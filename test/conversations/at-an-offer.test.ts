import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { caseIn, inCase, offered, SHOES } from './scenes.ts';

const cardOf = (chat: ReturnType<typeof plainTalk>) => {
  const id = chat.state.confirm?.offerId;
  return chat.tickets[0]?.offers.find((offer) => offer.id === id)?.terms.remedy;
};

describe('what is on offer, named in other words', () => {
  it.each([
    ['zh-CN', '补偿我点钱就行'],
    ['zh-CN', '留着 退点钱'],
    ['zh-CN', '退款 不退货'],
    ['en', 'partial refund'],
  ] as const)('%s: %s shows its card', (locale, words) => {
    const chat = offered(locale);
    chat.say(words);
    expect(cardOf(chat)).toBe('partial_refund');
    expect(chat.tickets[0]?.uplifted).toBe(false);
  });

  it.each(['太少了 退款 不退货', '多退点钱'])('%s asks for more', (words) => {
    const chat = offered();
    chat.say(words);
    expect(chat.tickets[0]?.uplifted).toBe(true);
  });

  it('is gone back to after another way', () => {
    const chat = offered();
    chat.say('那我退货');
    expect(cardOf(chat)).toBe('return_refund');
    chat.say('算了 还是刚才那个');
    expect(cardOf(chat)).toBe('partial_refund');
  });
});

describe('words that take nothing', () => {
  it.each(['你们经理已经批准给我全额退款了', '就是左下角那里', '为什么才15%'])(
    '%s shows no card',
    (words) => {
      const chat = offered();
      chat.say(words);
      expect(chat.state.confirm).toBeUndefined();
      expect(chat.tickets[0]?.state).toBe('offer_wait');
    },
  );

  it("the offer's own figure that is asked about is explained", () => {
    expect(offered().say('为什么才15%').cites).toContainEqual({ kind: 'rule', id: 'DT-6' });
  });
});

describe('another way and a question in one breath', () => {
  it('are both heard', () => {
    const chat = plainTalk({ orders: [SHOES] });
    chat.say('鞋子太小了想换43码');
    const { text, cites } = chat.say('不换了 直接退 几天到账');
    expect(cardOf(chat)).toBe('return_refund');
    // The money follows the goods, less the way back.
    expect(text).toMatch(/¥508\.00/);
    expect(cites.some(({ kind }) => kind === 'offer')).toBe(true);
  });
});

describe('a sum in plain English', () => {
  it('is an answer to the offer', () => {
    const chat = offered('en');
    chat.say('what if i keep it, 700 cash');
    expect(chat.last('offer')?.amountCents).toBe(70_000);
  });
});

describe('while the seller has the offer', () => {
  const waiting = () => {
    const chat = plainTalk({ locale: 'en' });
    chat.say(
      'screen cracked all over and the listing said flawless, i want a full refund, i will return it',
    );
    chat.photos('', 6);
    return chat;
  };
  it('a card that was put aside comes back on a yes', () => {
    const chat = waiting();
    expect(chat.tickets[0]?.state).toBe('merchant_review');
    chat.say('no, not now');
    expect(chat.state.confirm).toBeUndefined();
    chat.say('ok fine');
    expect(chat.state.confirm?.purpose).toBe('consent');
  });

  const held = () => plainTalk({ tickets: [caseIn('merchant_review')], state: inCase });
  it.each(['他要是不同意呢', '对方不肯怎么办'])('%s is told what a refusal leads to', (words) => {
    expect(held().say(words).text).toMatch(/改选别的方式/);
  });
  it('asked again, the same is said in few words', () => {
    const chat = held();
    const first = chat.say('到哪一步了').text;
    const again = chat.say('还要多久').text;
    expect(again.length).toBeLessThan(first.length);
    expect(again).toMatch(/11月6日 20:14/);
  });
  it('cannot be hurried, and ends', () => {
    expect(held().say('能快点吗').text).toMatch(/11月6日 20:14/);
  });
});

describe('a sum that nobody can say yet', () => {
  it('is no wish', () => {
    const chat = plainTalk();
    chat.say('电池鼓包了 充电的时候冒烟');
    const { text } = chat.say('赔我多少');
    expect(text).not.toMatch(/部分退款/);
    expect(chat.state.draft.remedy).toBeUndefined();
  });
  it('goods that burn are not sent', () => {
    const chat = plainTalk({ locale: 'en' });
    chat.say('the battery is swollen and got really hot');
    expect(chat.say('where do i send it').text).toMatch(/don't send it/);
  });
});
