import { describe, expect, it } from 'vitest';
import { replyLocale } from '../../server/dialogue/language.ts';
import { repairOf } from '../../server/dialogue/repairs.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { caseIn, inCase } from './scenes.ts';

const SCRATCH = '屏幕有道划痕 页面没写';

describe('reading a repair', () => {
  it.each([
    ['什么意思', 'meaning'],
    ['原路退回是啥意思', 'meaning'],
    ['没看懂', 'meaning'],
    ['what does chargeback mean', 'meaning'],
    ["I don't understand", 'meaning'],
    ['再说一遍', 'repeat'],
    ['没听清', 'repeat'],
    ['say that again', 'repeat'],
    ['跳过', 'skip'],
    ['不知道', 'skip'],
    ['你看着办吧', 'skip'],
    ["I don't know", 'skip'],
    ['skip', 'skip'],
    ['等一下', 'wait'],
    ['稍等 我去拍', 'wait'],
    ['hold on', 'wait'],
    ['one moment please', 'wait'],
  ])('%s', (words, repair) => {
    expect(repairOf(words)).toBe(repair);
  });

  it.each([
    '等了好久了还没到',
    '马上发货吗',
    '不知道为什么开不了机',
    '屏幕有划痕',
    '可以',
    'ok',
    '退我两百',
  ])('%s is none', (words) => {
    expect(repairOf(words)).toBeUndefined();
  });
});

describe('the language of the answer', () => {
  it.each([
    ['Where is my refund?', 'zh-CN', 'en'],
    ['ThinkPad X1 Carbon Gen9', 'zh-CN', 'zh-CN'],
    ['ok', 'zh-CN', 'zh-CN'],
    ['退款到哪了', 'en', 'zh-CN'],
    ['my 针织开衫 has a hole in the sleeve', 'en', 'en'],
  ] as const)('%s in a %s talk is answered in %s', (words, locale, expected) => {
    expect(replyLocale(words, locale)).toBe(expected);
  });

  it('changes with the buyer while the facts stay', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    expect(chat.say('how long is the warranty?').text).toMatch(/30 days/);
    expect(chat.locale).toBe('en');
    chat.photos('图片都在这里了', 3);
    expect(chat.locale).toBe('zh-CN');
    expect(chat.tickets).toHaveLength(1);
    expect(chat.tickets[0]?.claim.part).toBe('screen');
  });
});

describe('repairs in the middle of a claim', () => {
  it('explains the last term, then puts the open question again', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    chat.photos('给', 3);
    expect(chat.last('ask')?.slot).toBe('remedy');
    const reply = chat.say('无门槛券是什么意思');
    expect(reply.text).toMatch(/不用凑金额/);
    expect(reply.events.at(-1)).toMatchObject({ type: 'ask', slot: 'remedy' });
  });

  it('without a named term explains the last one used', () => {
    const chat = plainTalk({
      tickets: [
        caseIn('refunding', {
          refunds: [{ id: 'r', businessKey: 'k', amountCents: 1_00, status: 'requested' }],
        }),
      ],
      state: inCase,
    });
    chat.say('退款到哪了');
    expect(chat.say('什么意思').text).toMatch(/“原路退回”/);
  });

  it('skips a question and goes on with what the rules presume', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    chat.photos('给', 3);
    chat.say('不知道');
    expect(chat.tickets[0]?.state).toBe('offer_wait');
    expect(chat.tickets[0]?.claim.description).not.toMatch(/不知道/);
  });

  it('takes the tap on skip for the same', () => {
    const chat = plainTalk();
    chat.say('外观有瑕疵 页面没写');
    expect(chat.last('ask')).toMatchObject({ slot: 'part', skippable: true });
    chat.choose('skip');
    expect(chat.tickets[0]).toMatchObject({ state: 'evidence_wait', claim: { zone: undefined } });
  });

  it.each(['我不会拍视频 拍照片行不行', "I don't know how to film it"])(
    '%s is shown once how little is needed, then taken at their word',
    (words) => {
      const chat = plainTalk();
      chat.say('开不了机了');
      const help = chat.say(words);
      expect(help.text).toMatch(/就这些了|that's all I have/);
      expect(help.events.at(-1)).toMatchObject({ type: 'text' });
      expect(chat.tickets[0]?.state).toBe('evidence_wait');
      chat.say('真的拍不了');
      expect(chat.tickets[0]?.state).not.toBe('evidence_wait');
    },
  );

  it('takes more of the story while photos are awaited, but not a question', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    const reply = chat.say('我昨天收到就拆开看了呀');
    expect(reply.text).toMatch(/^记下了/);
    expect(chat.tickets[0]?.state).toBe('evidence_wait');
  });

  it('repeats the open question, or the offer', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    chat.photos('给', 3);
    expect(chat.say('再说一遍').events.at(-1)).toMatchObject({ type: 'ask', slot: 'remedy' });
    chat.say('退20%');
    const again = chat.say('再说一遍');
    expect(again.text).toMatch(/¥630\.00/);
    expect(again.events.at(-1)?.type).toBe('offer');
  });

  it('waits without asking again, and says until when', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    const reply = chat.say('等一下 我去拍');
    expect(reply.events.map(({ type }) => type)).toEqual(['text']);
    expect(reply.text).toMatch(/11月7日/);
  });

  it('answers a question about the photos instead of asking for them again', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    const reply = chat.say('要拍什么照片');
    expect(reply.text).toMatch(/近景/);
    expect(reply.events.map(({ type }) => type)).toEqual(['text']);
  });

  it('is reminded of the question once after a detour, and never a third time', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    chat.photos('给', 3);
    expect(chat.say('保修多久').events.at(-1)?.type).toBe('ask');
    expect(chat.say('运费谁出').events.at(-1)?.type).toBe('text');
    chat.say('退20%');
    expect(chat.tickets[0]?.state).toBe('offer_wait');
  });

  it('meets anger once, in few words, with a person on offer', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    const first = chat.say('什么垃圾平台 气死我了');
    expect(first.events[0]).toMatchObject({ quickReplies: ['转人工'] });
    const second = chat.say('什么垃圾平台 气死我了');
    expect(second.text).not.toMatch(/添麻烦/);
  });

  it('asks a person after two misunderstandings in a row', () => {
    const chat = plainTalk({ tickets: [caseIn('merchant_review')], state: inCase });
    chat.say('阿巴阿巴');
    const reply = chat.say('阿巴阿巴');
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(true);
  });

  it('danger goes to a person at once', () => {
    const reply = plainTalk().say('电池鼓包冒烟了 家里有孩子');
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(true);
  });

  it('thanks are answered and nothing is asked', () => {
    const chat = plainTalk();
    chat.say(SCRATCH);
    expect(chat.say('谢谢').events.map(({ type }) => type)).toEqual(['text']);
  });
});
