import type { Sentence } from './train.ts';

/**
 * A sentence once more as hasty fingers and dictation write it: characters that sound alike, no
 * blanks, letters dropped or swapped, a greeting before, a particle after. Only some sentences have such
 * a twin. Repeatable: what is done to a sentence depends on its place alone.
 */
export const twinOf = (
  { label, text }: Sentence,
  place: number,
  language: 'zh' | 'en',
): Sentence | undefined => {
  if (place % EVERY[language] !== 0 || text.length < SHORTEST || text.length > LONGEST)
    return undefined;
  const dice = diceOf(place + 1);
  const blur = language === 'zh' ? blurHan(text, dice) : blurLatin(text, dice);
  return blur === text ? undefined : { label, text: blur };
};

// English is written in more ways than our sentences show, and has fewer of them.
const EVERY = { zh: 3, en: 1 } as const;
const SHORTEST = 4;
const LONGEST = 60;

type Dice = (sides: number) => number;

const diceOf = (seed: number): Dice => {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

const pick = <T>(list: readonly T[], dice: Dice): T | undefined => list[dice(list.length)];

// Groups that a pinyin keyboard or dictation takes for each other.
const SOUND_ALIKE =
  '的得地 在再 做作坐 已以 账帐 图途 那哪 候侯 递第弟 丰风封 款宽 货祸或 吗嘛马 呢呐 收手 到道倒 发法 时是 事是 换还 修休 坏怀 退推 钱前 快块 单丹 取去 没每 订定 签千 物误 流留 客刻 服付 服负 买卖 少烧 漏露 划化 损孙 假价 真针 票漂 保包 运韵 费非 券卷 分份 补布 赔陪 偿尝 换唤 尺迟 码马 颜言 色涩 质制 量亮 问闻 题提 么嘛 啥沙 咋砸 人任 工公 说所 了啦 吧把 就旧 和合 他她它'
    .split(' ')
    .map((group) => [...group]);
const ALIKE = new Map<string, readonly string[]>(
  SOUND_ALIKE.flatMap((group) =>
    group.map((char) => [char, group.filter((other) => other !== char)] as const),
  ),
);
const BEFORE_HAN = ['亲 ', '你好 ', '请问', '那个', '老板 ', '麻烦问下 ', '喂 ', '我想问'];
const AFTER_HAN = ['啊', '呀', '哦', '呢', ' 谢谢', '哈', ' 急', '嘞', '了啦', ' 麻烦了'];

const blurHan = (text: string, dice: Dice): string => {
  switch (dice(4)) {
    case 0:
      return text.replace(/[\s,，。!！?？.~]+/g, '');
    case 1:
      return dice(2) === 0 ? `${pick(BEFORE_HAN, dice)}${text}` : `${text}${pick(AFTER_HAN, dice)}`;
    default: {
      const chars = [...text];
      const places = [...chars.keys()].filter((at) => ALIKE.has(chars[at] ?? ''));
      for (let times = 0; times < 1 + Math.floor(text.length / 12); times++) {
        const at = pick(places, dice) ?? -1;
        const others = ALIKE.get(chars[at] ?? '') ?? [];
        if (others.length > 0) chars[at] = pick(others, dice) ?? '';
      }
      return chars.join('');
    }
  }
};

const BEFORE_LATIN = ['hi ', 'hello ', 'hey ', '@shop ', 'sir ', 'ok so ', 'um ', 'please '];
const AFTER_LATIN = [
  ' please',
  ' pls',
  ' thanks',
  ' asap',
  '!!',
  ' smh',
  ' lol',
  ' kindly',
  ' mate',
];

const blurLatin = (text: string, dice: Dice): string => {
  if (dice(3) === 0)
    return dice(2) === 0
      ? `${pick(BEFORE_LATIN, dice)}${text}`
      : `${text}${pick(AFTER_LATIN, dice)}`;
  const words = text.split(' ');
  const long = [...words.keys()].filter((at) => (words[at]?.length ?? 0) > 4);
  const at = pick(long, dice) ?? -1;
  const word = words[at];
  if (word === undefined) return text;
  const spot = 1 + dice(word.length - 2);
  const swap = `${word.slice(0, spot)}${word[spot + 1] ?? ''}${word[spot] ?? ''}${word.slice(spot + 2)}`;
  const drop = `${word.slice(0, spot)}${word.slice(spot + 1)}`;
  words[at] = dice(2) === 0 ? swap : drop;
  return words.join(' ');
};
