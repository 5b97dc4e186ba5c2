import { describe, expect, it } from 'vitest';
import { seed } from '../decision/facts.ts';
import { type PlainTalk, plainTalk } from '../support/plain-talk.ts';
import { SIGNED } from './scenes.ts';

const caseOf = (chat: PlainTalk) => {
  expect(chat.tickets).toHaveLength(1);
  const [ticket] = chat.tickets;
  return { leaf: ticket?.claim.leaf, state: ticket?.state, zone: ticket?.claim.zone };
};
const asked = (chat: PlainTalk) =>
  chat.last('evidence_request')?.checklist.map(({ key }) => key) ?? [];
const confirm = (chat: PlainTalk) => {
  const card = chat.last('confirm');
  return chat.send({ confirm: { askId: card?.askId ?? '', digest: card?.digest ?? '' } });
};

const SCRATCHED = { leaf: 'NAD.appearance', state: 'evidence_wait', zone: 'primary' };

describe('a mind changed to a reason that needs no photos, and back', () => {
  it.each([
    [
      'zh-CN',
      '屏幕有划痕 页面没写',
      '算了 我就是不想要了 七天无理由退吧',
      '不对 还是因为屏幕有划痕',
    ],
    ['zh-CN', '屏幕有划痕 页面没写', '不是这个问题 我是不想要了', '不是不想要 就是屏幕有划痕'],
    [
      'en',
      'the screen is scratched',
      "never mind, nothing is wrong, I just don't want it",
      'no, it is because of the scratch on the screen',
    ],
  ] as const)('%s: %s / %s / %s', (locale, a, b, again) => {
    const chat = plainTalk({ locale });
    chat.say(a);
    const { text } = chat.say(b);
    expect(caseOf(chat)).toMatchObject({ leaf: 'NRR.seven_day', state: 'offer_wait' });
    expect(text).toMatch(/¥12\.00/);
    chat.say(again);
    expect(caseOf(chat)).toEqual(SCRATCHED);
    expect(asked(chat)).toContain('photo_closeup');
    chat.photos('', 3);
    chat.choose('partial_refund');
    expect(chat.last('offer')).toMatchObject({ remedy: 'partial_refund', amountCents: 63_000 });
  });

  it.each([
    [
      'zh-CN',
      '不想要了 想退货',
      '我改主意了 是屏幕有划痕页面没写',
      '说错了 就是不想要了',
      '不对 是屏幕有划痕',
    ],
    [
      'en',
      'I changed my mind, want to return it',
      'no wait, the real reason is the screen is scratched',
      "sorry, no. I just don't want it",
      'ok no, go with the scratched screen',
    ],
  ] as const)('%s: twice, from the card on', (locale, b, a, again, last) => {
    const chat = plainTalk({ locale });
    chat.say(b);
    expect(chat.last('confirm')).toBeDefined();
    chat.say(a);
    expect(caseOf(chat)).toEqual(SCRATCHED);
    chat.say(again);
    expect(caseOf(chat).leaf).toBe('NRR.seven_day');
    chat.say(last);
    expect(caseOf(chat)).toEqual(SCRATCHED);
  });

  it.each([
    ['zh-CN', '不想要了 想退货', '其实屏幕有道划痕 页面没写'],
    [
      'en',
      "I don't want it any more, I'd like to return it",
      'actually there is a scratch on the screen',
    ],
  ] as const)('%s: a flaw told before the parcel is sent calls the return off', (locale, b, a) => {
    const chat = plainTalk({ locale });
    chat.say(b);
    confirm(chat);
    expect(caseOf(chat).state).toBe('return_wait');
    expect(chat.say(a).text).toMatch(/先别寄|don't send anything/);
    expect(caseOf(chat)).toEqual(SCRATCHED);
    expect(chat.tickets[0]?.return).toBeUndefined();
  });

  it('a wish to return is no change of mind: the fault and its free return stay', () => {
    const chat = plainTalk();
    chat.say('屏幕有划痕 页面没写');
    chat.say('算了 不想要了 退货吧');
    expect(caseOf(chat)).toEqual(SCRATCHED);
    chat.photos('', 3);
    const { verdict } = chat.tickets[0] ?? {};
    const terms = verdict && 'terms' in verdict ? verdict.terms : undefined;
    expect(terms?.remedy).toBe('return_refund');
    expect(terms?.freight?.offset).not.toBe(true);
  });

  it('a question about a flaw changes nothing', () => {
    const chat = plainTalk();
    chat.say('不想要了 想退货');
    confirm(chat);
    chat.say('屏幕有划痕会影响退货吗');
    expect(caseOf(chat)).toMatchObject({ leaf: 'NRR.seven_day', state: 'return_wait' });
  });
});

describe('“not that” to what was understood', () => {
  it.each([
    ['zh-CN', '屏幕有划痕', '不是这个问题', '开不了机'],
    ['en', 'the screen is scratched', "That's not the problem", "it doesn't turn on"],
  ] as const)('%s: is asked what it is then, and that is taken instead', (locale, a, no, b) => {
    const chat = plainTalk({ locale });
    chat.say(a);
    expect(chat.say(no).events.at(-1)).toMatchObject({ type: 'ask', slot: 'description' });
    chat.say(b);
    expect(caseOf(chat)).toMatchObject({ leaf: 'DEF.power', state: 'evidence_wait' });
    expect(asked(chat)).toContain('video_fault');
  });

  it('unclear words get likely reasons to choose from', () => {
    const chat = plainTalk();
    chat.say('屏幕有划痕');
    chat.say('不是这个问题');
    expect(chat.say('就是感觉不太对').events.at(-1)).toMatchObject({ type: 'ask', slot: 'leaf' });
    chat.choose('CND.grade_lower');
    expect(caseOf(chat).leaf).toBe('CND.grade_lower');
  });
});

describe('one more thing that is wrong', () => {
  it.each([
    ['zh-CN', '屏幕有划痕 页面没写', '其实充电器也没有'],
    ['en', 'the screen is scratched', 'and the charger is missing too'],
  ] as const)('%s: goes beside the first, with its own photos', (locale, a, b) => {
    const chat = plainTalk({ locale });
    chat.say(a);
    chat.say(b);
    expect(caseOf(chat)).toEqual(SCRATCHED);
    expect(chat.tickets[0]?.claim.secondary).toMatchObject([
      { leaf: 'WRG.missing_part', accessory: 'charger' },
    ]);
    expect(asked(chat)).toContain('all_contents');
    expect(asked(chat)).toContain('photo_closeup');
  });
});

describe('the rules’ last word, asked for again and again', () => {
  it.each([
    ['zh-CN', '屏幕有道划痕 页面没写', '退我一半', '太少了 退一半', '再加点吧', '不行 再多给点'],
    [
      'en',
      'the screen is scratched',
      'refund half',
      "that's too little, I want half",
      'can you add a bit more',
      'no, more please',
    ],
  ] as const)('%s: the same sum in other words each time', (locale, told, ...asks) => {
    const chat = plainTalk({ locale });
    chat.say(told);
    chat.photos('', 3);
    chat.choose('partial_refund');
    const texts = [...asks, ...asks].map((words) => chat.say(words).text);
    const finals = texts.filter((text) =>
      /没法再|不会变|最多就是|can't add|won't change|[Tt]he most/.test(text),
    );
    expect(finals.length).toBeGreaterThan(3);
    for (const [place, text] of finals.entries()) expect(text).not.toBe(finals[place - 1]);
    const sums = new Set(finals.flatMap((text) => text.match(/¥714\.00/g) ?? []));
    expect(sums.size).toBe(1);
    for (const text of finals) expect(text).toMatch(/复核|review/);
  });
});

describe('back to a reason that was told before', () => {
  const WATCH = {
    ...SIGNED,
    items: [{ ...seed.item, title: '浪琴名匠 机械表', category: 'watch_jewelry' as const }],
  };
  it.each([
    [
      'zh-CN',
      ['走时不准 一天快十分钟', '算了 就因为颜色不对吧 表盘颜色和图不一样'],
      '不对 还是按走时不准来吧 颜色无所谓',
      'DEF.timekeeping',
    ],
    ['zh-CN', ['走时不准 一天快十分钟', '其实是颜色不对'], '还是按质量问题退', 'DEF.timekeeping'],
    [
      'zh-CN',
      ['走时不准 一天快十分钟', '等等 我不想要了 无理由退吧'],
      '改回去吧',
      'DEF.timekeeping',
    ],
    [
      'en',
      ['the watch runs ten minutes fast', "actually nothing's wrong, I just don't want it"],
      'change it back',
      'DEF.timekeeping',
    ],
  ] as const)('%s: %j / %s', (locale, told, again, leaf) => {
    const chat = plainTalk({ locale, orders: [WATCH] });
    for (const words of told) chat.say(words);
    expect(caseOf(chat).leaf).not.toBe(leaf);
    chat.say(again);
    expect(caseOf(chat).leaf).toBe(leaf);
  });

  it('takes no reason that was never told from words so faint', () => {
    const chat = plainTalk({ orders: [WATCH] });
    chat.say('走时不准 一天快十分钟');
    chat.say('改回去吧');
    expect(caseOf(chat).leaf).toBe('DEF.timekeeping');
  });
});
