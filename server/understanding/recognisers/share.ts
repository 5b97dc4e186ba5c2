import { BPS_WHOLE } from '../../terms/money.ts';
import type { Slot, UnderstandingContext } from '../../terms/understanding.ts';
import { parseNumber } from './numerals.ts';
import { matches, type Recogniser } from './recogniser.ts';

type Reader = readonly [pattern: RegExp, read: (hit: RegExpExecArray) => number | undefined];

const HAN = '[零〇一二两三四五六七八九十百\\d.]{1,5}';
const number = (source = ''): number => parseNumber(source) ?? Number.NaN;

// "85折" and "八五折" and "8.5折" leave 85 %: the share asked for is the rest.
const discount = (source: string): number => {
  const kept = number(source);
  return BPS_WHOLE - (kept < 10 ? kept * 1000 : kept * 100);
};

const fraction = (hit: RegExpExecArray) => (number(hit[2]) / number(hit[1])) * BPS_WHOLE;

const SPELT: Readonly<Record<string, number>> = {
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

const READERS: readonly Reader[] = [
  [
    // A slip of the finger turns the nought into the letter: "2o%".
    /(\d[\do]{0,2}(?:\.\d{1,2})?)\s?(?:%|percent\b|per cent\b|pct\b|个点|個點)/g,
    (h) => number(h[1]?.replaceAll('o', '0')) * 100,
  ],
  [/百分之([零〇一二两三四五六七八九十百\d.]{1,5})/g, (h) => number(h[1]) * 100],
  [/([三四五六七八九十\d])分之([一二两三四五六七八九\d])/g, fraction],
  [new RegExp(`(?:打|给我?|算)?(${HAN})折`, 'g'), (h) => discount(h[1] ?? '')],
  [
    /([一二两三四五六七八九\d])成([一二三四五六七八九半\d])?(?![新熟交功色为员人本])/g,
    (h) => number(h[1]) * 1000 + (h[2] === '半' ? 500 : (number(h[2] ?? '0') || 0) * 100),
  ],
  [/(?:退|赔|补|返|给)[^,。!?]{0,4}?(?:一半|半价|一大半|半(?=吧|行|就|$))/g, () => 5000],
  // Standing alone it names a share; half of a screen or of a set is told with its noun.
  [
    /^(?:那|就|退|给|补|赔|我|要|最少|起码|至少){0,4}(?:一半|五成)(?:呢|啊|呀|吧|行吗|可以吗|行不行|可以|怎么样|好不好|好吗)?[。.!！?？~～ ]*$/g,
    () => 5000,
  ],
  [
    /一半(?:吧|行|就|的?钱|价)|半价|\bhalf\b(?! an? (?:hour|day|year|month)| (?:of )?(?:the|my|its)\b(?! (?:price|money|amount|cost|refund)))/g,
    () => 5000,
  ],
  [
    /对半|五五开|一人一半|\b(?:50[-/ ]50|fifty[- ]fifty)\b|\bsplit it (?:in half|evenly|equally|down the middle)\b/g,
    () => 5000,
  ],
  [
    /\b(ten|fifteen|twenty|thirty|forty|fifty) (?:percent|per cent|pct)\b/g,
    (h) => (SPELT[h[1] ?? ''] ?? 0) * 100,
  ],
  [/\b(?:a|one) third\b/g, () => 3333],
  [/\b(?:a |one )quarter\b|\bquarter of (?:the|it)\b/g, () => 2500],
  [/\b(?:a|one) fifth\b/g, () => 2000],
  [
    /全额|全款|全部退|\bfull (?:refund|amount|price)\b|\bfull money\b|\brefund in full\b/g,
    () => BPS_WHOLE,
  ],
];

const SETTLED = /(?:^|[^\d.])(\d{1,2})\s?就\s?(\d{1,2})(?![\d.])/g;

/** Shares as people write them: 15%、百分之十五、一成五、八五折、退一半、15个点、half. */
export const recogniseShare: Recogniser = ({ text, context }) => {
  const slots: Slot[] = [];
  for (const [pattern, read] of READERS)
    for (const hit of matches(text, pattern)) {
      const value = Math.round(read(hit) ?? 0);
      const [start, end] = [hit.index, hit.index + hit[0].length];
      if (!(value > 0 && value <= BPS_WHOLE)) continue;
      if (slots.some((slot) => start < slot.end && end > slot.start)) continue;
      slots.push({ name: 'share', value, start, end });
    }
  return slots.length > 0 ? slots : settledShare(text, context);
};

// "15就15" repeats the offer on the table; a number that the options name as money is not a share.
const settledShare = (text: string, { pending }: UnderstandingContext): readonly Slot[] => {
  const hit = matches(text, SETTLED)[0];
  if (hit?.[1] === undefined || hit[1] !== hit[2]) return [];
  const offered = pending?.options?.join(' ') ?? '';
  if (offered.includes(`¥${hit[1]}`) || Number(hit[1]) > MAX_SPOKEN_SHARE) return [];
  const start = hit.index + hit[0].indexOf(hit[1]);
  const end = hit.index + hit[0].length;
  return [{ name: 'share', value: Number(hit[1]) * 100, start, end }];
};

const MAX_SPOKEN_SHARE = 60;
