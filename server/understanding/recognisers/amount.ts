import type { Slot } from '../../terms/understanding.ts';
import { NUMBER, parseNumber } from './numerals.ts';
import { matches, type Recogniser } from './recogniser.ts';

const SIGN = new RegExp(`(?:¥|rmb ?|\\$|€|£)\\s?(${NUMBER})`, 'g');
const UNIT = new RegExp(
  `(${NUMBER})\\s?(多|来)?\\s?(?:(块|元)(?:钱)?([五六七八九一二三四\\d])?(?![\\d年月])|圆|大洋|rmb|刀|欧|美金|bucks?|dollars?|usd|quid|euros?|eur\\b|yuan|cny)`,
  'g',
);
const SMALL = new RegExp(`(${NUMBER})\\s?(毛|角|cents?)(?![一-龥]*落)`, 'g');
// A bare number is money only beside a verb of paying, and only if no other unit follows.
const NOT_A_UNIT =
  '(?![\\d.]|o[\\d%]|o\\s%|\\s?(?:%|个|折|成|号|天|日|月|年|点|件|张|次|遍|台|双|本|只|分|秒|小时|周|星期|cm|mm|厘米|毫米|寸|码|g\\b|gb|斤|克|米|percent|days?|weeks?|hours?|times?|pcs|pieces?|photos?|pics?|半))';
const PAID = new RegExp(
  `(?:退|赔|补偿?|返|给|便宜|优惠|少收?|减|差|降|差价|补差)(?:我|给我|个|了|到|价)?\\s?(${NUMBER})(多)?${NOT_A_UNIT}`,
  'g',
);
const PAID_EN = new RegExp(
  `\\b(?:refund|give|pay|back|(?<!(?:swap|exchang|replac|chang)[^.!?]{0,20})for|take|accept|want|only|just|at least)(?: me| me back| of)? (\\d{1,6}(?:\\.\\d{1,2})?)(?: back)?\\b${NOT_A_UNIT}`,
  'g',
);
// "a 42", "size 42" is a thing of that size.
const SETTLED =
  /(?:^|\b)(?<!\b(?:an?|the|size|model|number)\s)(\d{2,6}(?:\.\d{1,2})?) (?:is|would be|sounds|works?|will do|it is|then|and)\b/g;

const SPELT =
  /\b(ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one) hundred) (?:bucks|dollars|quid|pounds|euros?|off|back)\b/g;
const OFF = /(?<![\d.])(\d{1,5}(?:\.\d{1,2})?) (?:off|back|cash|in cash)\b/g;
// The whole answer to a question about money: "六百三", "88吧", "make it 30".
const ALONE = new RegExp(
  `^(?:那|就|我?要|那就|最少|至少|最多|make it |just |ok |say )?(${NUMBER})(?:多|吧|行不行?|可以吗|行吗|呗|please| then)?[.!?。!? ]*$`,
  'g',
);

// While an offer stands open a bare number is the sum that is haggled over: "最低800", "800行不行".
const HAGGLED = new RegExp(
  `(?:最低|至少|最少|起码|[就只我]?要|给到|加到|退到|补到|提到|how about |at least |make it |i'd take |i want )\\s?(${NUMBER})(多)?${NOT_A_UNIT}`,
  'gi',
);
const OFFERED = new RegExp(
  `(?<![\\d.])(${NUMBER})\\s?(?:行不行|行吗|行么|可以吗|可不可以|可以不|怎么样|成不成|成吗|好不好|就行|就可以|就成|我就(?:接受|同意|算了|认)|吧(?![\\u4e00-\\u9fff])|or nothing|and we'?re done|and i'?ll)`,
  'gi',
);

/** Sums of money as people write them: 630、¥630.5、六百三、6百多、35块5、5毛、20 bucks. */
export const recogniseAmount: Recogniser = ({ text, context }) => {
  const slots: Slot[] = [];
  const add = (hit: RegExpExecArray, value: number | undefined) => {
    const [start, end] = [hit.index, hit.index + hit[0].length];
    if (value === undefined || value <= 0 || value > MAX_AMOUNT) return;
    if (slots.some((slot) => start < slot.end && end > slot.start)) return;
    slots.push({ name: 'amount', value: Math.round(value * 100), start, end });
  };
  const every = (pattern: RegExp, value: (hit: RegExpExecArray) => number | undefined) => {
    for (const hit of matches(text, pattern)) add(hit, value(hit));
  };
  every(SIGN, ([, sum]) => parseNumber(sum ?? ''));
  every(UNIT, (hit) => (isPiece(hit, text) ? undefined : withTenths(hit)));
  every(SMALL, tenths);
  every(SPELT, ([, ten]) => TENS[ten ?? ''] ?? 100);
  const isHaggling = HAGGLING.has(context.ticketState ?? '');
  for (const pattern of [
    PAID,
    PAID_EN,
    OFF,
    SETTLED,
    ...(isHaggling ? [HAGGLED, OFFERED, ALONE] : []),
  ])
    every(pattern, ([, sum]) => bare(sum ?? ''));
  if (slots.length === 0 && ASKED.test(context.pending?.slot ?? ''))
    every(ALONE, ([, sum]) => bare(sum ?? ''));
  return slots;
};

/** Characters before a sum in which the verb of paying stands. */
const PAYS_WITHIN = 8;
/** As many pieces as a buyer counts with 块, which is as well the word for a yuan. */
const MOST_PIECES = 10;
const PAYS =
  /(?:[退补赔给让降返加要付扣花值卖买收贵差]|便宜|优惠|最[低少多]|至少|^|[,，。.!！?？ ])[我你您了个到就那要]{0,3} ?$/;
const SUM_ENDS =
  /^ ?(?:$|[, ，。.!！?？~]|吧|行|可以|就|成|得了|呗|嘛|啊|呢|左右|多|以内|够|太|怎么|好|也|都|我|运费|邮费|快递费|红包|券|优惠|差价|补偿|赔偿)/;

/** "一块污渍", "碎了一块", "两个一块退": a piece, or together, and no money. */
function isPiece(hit: RegExpExecArray, text: string): boolean {
  if (!hit[0].endsWith('块')) return false;
  if ((parseNumber(hit[1] ?? '') ?? 0) > MOST_PIECES) return false;
  const before = text.slice(Math.max(0, hit.index - PAYS_WITHIN), hit.index);
  if (/[费价]\s?$/.test(before)) return false;
  return !(PAYS.test(before) && SUM_ENDS.test(text.slice(hit.index + hit[0].length)));
}

const HAGGLING: ReadonlySet<string> = new Set(['offer_wait', 'negotiation', 'inspect_dispute']);
const ASKED = /amount|counter|price|sum|remedy/;
const TENS: Readonly<Record<string, number>> = {
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const MAX_AMOUNT = 10_000_000;

const withTenths = (hit: RegExpExecArray): number | undefined => {
  const whole = parseNumber(hit[1] ?? '');
  const tenth = hit[4] === undefined ? 0 : (parseNumber(hit[4]) ?? 0) / 10;
  return whole === undefined ? undefined : whole + tenth;
};

const tenths = (hit: RegExpExecArray): number | undefined => {
  const count = parseNumber(hit[1] ?? '');
  return count === undefined ? undefined : count / (hit[2]?.startsWith('cent') ? 100 : 10);
};

// One character such as 一 in "退一下" is hardly ever money.
const bare = (source: string): number | undefined =>
  /^[零〇一二两俩三四五六七八九十]$/.test(source) ? undefined : parseNumber(source);
