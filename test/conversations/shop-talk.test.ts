import { describe, expect, it } from 'vitest';
import { seed } from '../decision/facts.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { caseIn, inCase, NOW, PAID, SIGNED } from './scenes.ts';

const inState = (state: Parameters<typeof caseIn>[0], changes: Parameters<typeof caseIn>[1] = {}) =>
  plainTalk({ state: inCase, tickets: [caseIn(state, changes)] });

const gathering = (locale: 'zh-CN' | 'en' = 'zh-CN') => {
  const chat = plainTalk({ locale });
  chat.say(locale === 'en' ? 'the screen is scratched' : '屏幕有划痕 页面没写');
  return chat;
};

describe('a return that was just explained', () => {
  it.each([
    ['zh-CN', '还能退吗', '那退吧'],
    ['zh-CN', '还能退吗', '我要退货'],
    ['en', 'can I still return it', 'ok I want to return it'],
  ] as const)('%s: %s / %s needs no other reason', (locale, question, wish) => {
    const chat = plainTalk({ locale });
    chat.say(question);
    chat.say(wish);
    expect(chat.last('confirm')).toBeDefined();
    expect(chat.state.draft.leaf).toBe('NRR.seven_day');
  });
});

describe('anger', () => {
  it.each([
    ['zh-CN', '你们什么垃圾平台 电脑充不进电!!! 骗子!!!', 'DEF.power'],
    ['en', "my laptop won't charge, what rubbish, you're all liars!!!", 'DEF.power'],
  ] as const)('%s: hides no fault that is told with it', (locale, words, leaf) => {
    const chat = plainTalk({ locale });
    chat.say(words);
    expect(chat.tickets[0]?.claim.leaf).toBe(leaf);
  });

  it('makes no reason of what is only a demand', () => {
    const chat = plainTalk();
    chat.say('全额退 不然投诉到12315');
    expect(chat.tickets).toEqual([]);
  });
});

describe('whoever asks who is talking', () => {
  it.each([
    ['zh-CN', '你是机器人吗', /不是真人/],
    ['zh-CN', '别跟我扯这些 你是不是机器人', /不是真人/],
    ['en', 'are you a bot?', /not a person/],
  ] as const)('%s: %s is told the truth', (locale, words, said) => {
    expect(plainTalk({ locale }).say(words).text).toMatch(said);
  });
  it('is given a person where one is asked for', () => {
    const reply = plainTalk().say('你是不是机器人 给我转人工');
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(true);
  });
});

describe('a person asked for again', () => {
  it('is not handed over twice', () => {
    const chat = plainTalk();
    chat.say('转人工');
    const reply = chat.say('叫你们经理来');
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(false);
    expect(reply.text).toMatch(/不用重复提交/);
  });
  it.each(['我要平台仲裁', '太低了 我要平台介入', 'I want arbitration'])('%s', (words) => {
    const reply = plainTalk().say(words);
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(true);
  });
});

describe('while others have the case', () => {
  it.each(['多久能有结果', '查不到怎么办', '要多长时间啊'])('%s asks about the case', (words) => {
    expect(inState('intercepting').say(words).text).toMatch(/快递正在查/);
  });
  it('more of the story is on record, never "not understood"', () => {
    const reply = inState('code_check').say('我家里人也都没用过这个');
    expect(reply.text).toMatch(/记下了/);
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(false);
  });
  it('an objection to what is not decided yet is told its time', () => {
    const reply = inState('platform_review').say('申诉');
    expect(reply.text).toMatch(/还没有结果.*7天/);
    expect(reply.cites).toContainEqual({ kind: 'rule', id: 'DT-14' });
  });
});

describe('while photos are awaited', () => {
  it.each([
    ['zh-CN', '什么意思', /核对的人才看得清/],
    ['en', 'what do you mean', /so that whoever checks/],
  ] as const)('%s: %s explains them', (locale, words, said) => {
    expect(gathering(locale).say(words).text).toMatch(said);
  });
  it('asked whether they can be skipped, a way round is told, and taken the second time', () => {
    const chat = gathering();
    expect(chat.say('能不能跳过').text).toMatch(/就这些了/);
    chat.say('不拍可以吗');
    expect(chat.tickets[0]?.state).not.toBe('evidence_wait');
  });
  it.each(['算了不弄了', '不想折腾了', '不处理了'])('%s asks whether to withdraw', (words) => {
    const chat = gathering();
    chat.say(words);
    expect(chat.last('ask')).toMatchObject({ slot: 'confirm' });
    chat.say('是的');
    expect(chat.tickets[0]?.state).toBe('cancelled');
  });
  it('what is missing is told, and once nothing is, the wish', () => {
    const chat = gathering();
    expect(chat.say('到哪一步了').text).toMatch(/还差您的凭证/);
    chat.photos('', 3);
    expect(chat.say('到哪一步了').text).toMatch(/凭证已经齐了/);
  });
});

describe('an exchange of what is the only one', () => {
  const shoes = (remainingStock: number) => ({
    ...SIGNED,
    items: [{ ...seed.item, title: 'AJ1 42码', category: 'shoes' as const, remainingStock }],
  });
  const options = (chat: ReturnType<typeof plainTalk>) =>
    chat.last('ask')?.options?.map(({ value }) => value) ?? [];
  it.each([
    [0, false],
    [1, true],
  ] as const)('is a wish to choose only while there is one in stock: %s', (stock, offered) => {
    const chat = plainTalk({ orders: [shoes(stock)] });
    chat.say('尺码标错了 写的42 实际是43');
    chat.photos('', 2);
    expect(options(chat)).toContain('return_refund');
    expect(options(chat).includes('exchange')).toBe(offered);
  });
  it('is answered at once', () => {
    const chat = plainTalk({ orders: [shoes(0)] });
    chat.say('尺码标错了 写的42 实际是43');
    expect(chat.say('我要换货').text).toMatch(/没有库存/);
  });
});

describe('back after a case has closed', () => {
  it('the way to go on is one tap away', () => {
    const chat = plainTalk({
      state: { focus: inCase.focus },
      tickets: [
        caseIn('closed_timeout', {
          holder: 'none',
          deadline: undefined,
          path: [{ state: 'closed_timeout', at: NOW }],
          claimClosesAt: '2026-11-12T15:59:59.999Z',
        }),
      ],
    });
    const reply = chat.say('我还在 之前忙忘了');
    const text = reply.events.find((event) => event.type === 'text');
    expect(text).toMatchObject({ quickReplies: ['重新打开'] });
    chat.say('重新打开');
    expect(chat.tickets[0]?.state).not.toBe('closed_timeout');
  });
});

describe('haggling', () => {
  const offered = () => {
    const chat = gathering();
    chat.photos('', 3);
    chat.say('给个方案');
    return chat;
  };
  it('tells with the last word who has to agree, and how an uplifted figure came about', () => {
    const chat = offered();
    chat.say('太少了 再多点');
    expect(chat.say('怎么算的').text).toMatch(/10%[\s\S]*17%/);
    expect(chat.say('一半').text).toMatch(/要先问过寄售方/);
    expect(chat.say('还是不同意').text).toMatch(/要先问过寄售方/);
    expect(chat.say('怎么算的').text).toMatch(/17%/);
  });
  it('asked when the money comes, tells that it waits for the yes', () => {
    const reply = offered().say('钱什么时候到账');
    expect(reply.text).toMatch(/您确认后就开始退/);
    expect(reply.cites).toContainEqual({ kind: 'rule', id: 'eta:refunding' });
  });
  it('a return is left for a part of the price', () => {
    const chat = gathering();
    chat.photos('', 3);
    chat.say('退货退款');
    expect(chat.tickets[0]?.state).toBe('merchant_review');
    chat.say('还是不退了 补点钱就行');
    expect(chat.tickets[0]?.claim.requested.remedy).toBe('partial_refund');
  });
});

describe('over from one language into the other', () => {
  it.each([
    ['衣服收到了 but it smells bad', 'CND.odor_hygiene'],
    ['the laptop 开不了机', 'DEF.power'],
  ])('%s is read by what it says more clearly', (words, leaf) => {
    const chat = plainTalk();
    chat.say(words);
    expect(chat.tickets[0]?.claim.leaf).toBe(leaf);
  });
});

describe('small things a buyer says', () => {
  it('what we can do is told', () => {
    expect(plainTalk().say('你能帮我什么').text).toMatch(/售后助手/);
    expect(plainTalk({ locale: 'en' }).say('what can you do?').text).toMatch(/assistant/);
  });
  it('to miss the point is met with a person at hand', () => {
    const reply = gathering().say('你复读机吗');
    const [text] = reply.events.filter((event) => event.type === 'text');
    expect(text).toMatchObject({ quickReplies: ['转人工'] });
  });
  it('waiting for others is not waiting for the buyer', () => {
    expect(inState('platform_review').say('那我等等吧').text).toMatch(/不用做什么/);
    expect(gathering().say('等一下 我找找').text).toMatch(/前都可以/);
  });
  it('a wish without a reason is asked for the reason, not told that it was not understood', () => {
    const chat = plainTalk();
    chat.say('退钱');
    chat.say('给我退款');
    expect(chat.tickets).toEqual([]);
    expect(chat.last('ask')?.text).not.toMatch(/没太明白/);
  });
  it('a card that goes too far is put away, and urging to ship is no cancelling', () => {
    const chat = plainTalk({ orders: [PAID] });
    chat.say('取消订单');
    expect(chat.say('不对先别取消').text).toMatch(/先不执行/);
    const reply = chat.say('快点发吧 急用');
    expect(reply.text).toMatch(/还没发货/);
    expect(reply.events.some(({ type }) => type === 'confirm')).toBe(false);
  });
  it('photos tell where it is, whoever was asked', () => {
    const chat = plainTalk();
    chat.say('外壳有划痕 页面没写');
    if (chat.last('ask')?.slot === 'part') chat.photos('', 1);
    expect(chat.tickets[0]?.claim.leaf).toBe('NAD.appearance');
  });
  it('a card that is no more does not leave the question open', () => {
    expect(plainTalk().say('退款的话 银行卡换了 退到哪').text).toMatch(/经您同意/);
  });
});

describe('a way that the offer does not hold', () => {
  it('is refused with its rule, and what there is stands beside it', () => {
    const chat = gathering();
    chat.photos('', 3);
    chat.say('给个方案');
    const reply = chat.say('我要换货');
    expect(reply.text).toMatch(/不能改成“换货”[\s\S]*转人工/);
    expect(reply.cites.some(({ kind }) => kind === 'rule')).toBe(true);
    expect(reply.events.some(({ type }) => type === 'offer')).toBe(true);
  });
  it('the goods and all of the money are told apart', () => {
    const chat = plainTalk();
    chat.say('屏幕裂了 开胶断裂');
    chat.photos('', 3);
    const reply = chat.say('我要全额退款 不退货');
    expect(chat.tickets[0]?.claim.requested.remedy).toBe('refund_only');
    expect(reply.text).toMatch(/留着又全额退/);
  });
  it('whoever keeps the goods for a part of the price asks for no more than that', () => {
    const chat = gathering('en');
    chat.photos('', 3);
    const reply = chat.say("I'll keep it, just refund part of the price");
    expect(chat.tickets[0]?.claim.requested.remedy).toBe('partial_refund');
    expect(reply.text).not.toMatch(/isn't open/);
  });
});

describe('a code that nobody can name the fault of', () => {
  const CODE = {
    ...SIGNED,
    status: 'delivered_digital' as const,
    shipments: [],
    items: [
      {
        ...seed.item,
        title: 'Steam 充值码 100元',
        category: 'virtual_code' as const,
        custody: 'digital' as const,
        special: 'digital_code' as const,
        codes: [{ id: 'c1', masked: 'AB-**-1', deliveredAt: '2026-11-05T08:00:00.000Z' }],
      },
    ],
  };
  it('is checked with its issuer instead of asked about on and on', () => {
    const chat = plainTalk({ orders: [CODE] });
    chat.say('充不进去');
    chat.say('不知道');
    expect(chat.tickets[0]?.claim.leaf).toBe('VIR.code_invalid');
  });
});

describe('a figure above an offer that is no share of the price', () => {
  it('is a wish, never a yes to the offer', () => {
    const chat = plainTalk();
    chat.say('上次退货运费是我自己垫的12块 这笔运费请退给我');
    expect(chat.tickets[0]?.claim.leaf).toBe('SVC.freight');
    chat.photos('', 1);
    expect(chat.last('offer')).toMatchObject({ remedy: 'partial_refund', amountCents: 1_200 });
    expect(chat.last('offer')?.percentBps).toBeUndefined();
    chat.say('128元行不行');
    expect(chat.last('confirm')).toBeUndefined();
    chat.say('12元就12元');
    expect(chat.last('confirm')).toBeDefined();
  });
});
