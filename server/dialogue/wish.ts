import type { Remedy } from '../terms/reason.ts';
import type { IntentId, SlotValues, Understanding } from '../terms/understanding.ts';
import { SURE } from '../understanding/second-opinion.ts';
import { meaningOf } from './likely.ts';

/** What is wished for first, and what should there be no such way. */
export interface Wishes {
  readonly remedy?: Remedy | undefined;
  readonly fallbacks?: readonly Remedy[] | undefined;
}

const ZH_WAYS =
  '(换货?|退(?:我)?(?:一?[点些]|部分)|补(?:我)?(?:一?[点些])?(?:钱|差价)|修|维修|退货退款|退货|退款|退钱|退掉|退|补发|重发|补偿|赔|优惠券)';
/** "不能换就修": what is to be done where the way before it is closed. */
const ELSE = new RegExp(
  `(?:(?:不能|不可以|没法|不了|不行|不成|不好|不肯|没有?货?)[^,，。;；\\s]{0,8}?(?:的话)?(?:那?就|再|那)|(?:要不然|要不|不然|否则|实在不行)(?:那?就|再)?)(?:给)?(?:我)?${ZH_WAYS}`,
  'g',
);
const EN_WAYS =
  '(refund|money back|return|send it back|repair|fix|exchange|swap|replace\\w*|coupon|voucher)';
const EN_ELSE = new RegExp(
  `\\b(?:otherwise|or else|failing that|if not|if (?:you|that|it|they|there|none|nothing)[^.;]{2,36}?(?:,|;| then|,? i(?:'ll|'d)|,? just|,? please))[^.;]{0,18}?\\b${EN_WAYS}`,
  'gi',
);
/** The way before the first condition, in words too short to be heard as one anywhere else. */
const FIRST = new RegExp(
  `^[^,，。;；]{0,6}(?:能|可以|想|要|先|最好)(?:不能|不可以)?(?:给)?(?:我)?${ZH_WAYS}`,
);

const MEANS: readonly (readonly [RegExp, Remedy])[] = [
  [/^(?:换|exchange|swap|replac)/i, 'exchange'],
  [/^(?:维?修|repair|fix)/i, 'repair'],
  [/^(?:退我?一?[点些]|退我?部分|补我?一?[点些]?(?:钱|差价))/, 'partial_refund'],
  [/^(?:退款|退钱|refund|money)/i, 'refund_only'],
  [/^(?:退|return|send)/i, 'return_refund'],
  [/^(?:补发|重发)/, 'resend'],
  [/^(?:补偿|赔)/, 'partial_refund'],
  [/^(?:优惠券|coupon|voucher)/i, 'coupon'],
];

const meant = (word: string | undefined): Remedy | undefined =>
  word === undefined ? undefined : MEANS.find(([start]) => start.test(word))?.[1];

interface Told {
  readonly said: Understanding | undefined;
  readonly text: string;
  /** The question that a tap answered, and with what. */
  readonly chosen: string | undefined;
  readonly value: string | undefined;
}

/** What is wished for, tapped or told; nothing where the message wishes for nothing. */
export function wishesIn({ said, text, chosen, value }: Told): Wishes {
  const inOrder = wishesInOrder(text, said);
  if (inOrder) return inOrder;
  const remedy = wishTold(chosen, value) ?? wishIn(said) ?? impliedRemedy(said);
  return remedy && remedy !== 'suggest' ? { remedy: remedy as Remedy, fallbacks: undefined } : {};
}

/** A wish that was tapped, as a remedy or as the meaning of unclear words. */
function wishTold(chosen: string | undefined, value: string | undefined): string | undefined {
  if (chosen === 'remedy') return value;
  const meant = chosen === 'reason' ? meaningOf(value) : undefined;
  return meant && WISHES[meant];
}

const WISHES: Partial<Readonly<Record<IntentId, Remedy>>> = {
  return_refund: 'return_refund',
  exchange: 'exchange',
  repair: 'repair',
  counter_offer: 'partial_refund',
  compensation: 'partial_refund',
};

/** A wish told beside the fault counts as well; a figure named without more asks for that much back. */
function impliedRemedy(said: Understanding | undefined): Remedy | undefined {
  const wish = said?.intents.find(({ id, confidence }) => confidence >= SURE && WISHES[id]);
  return wish && WISHES[wish.id];
}

/** The wish in the words; "from a return to an exchange" wishes for the latter. */
function wishIn(said: Understanding | undefined): SlotValues['remedy'] | undefined {
  const wishes = (said?.slots ?? []).filter(({ name }) => name === 'remedy');
  const correction = said?.slots.find(({ name }) => name === 'correction');
  const after = correction && wishes.find(({ start }) => start >= correction.end);
  return (after ?? wishes[0])?.value as SlotValues['remedy'] | undefined;
}

/** Wishes told in an order ("能换吗 不能换就修 修不好再退"); undefined where none hangs on another. */
function wishesInOrder(text: string, said: Understanding | undefined): Wishes | undefined {
  const hits = [...text.matchAll(ELSE), ...text.matchAll(EN_ELSE)].sort(
    (a, b) => a.index - b.index,
  );
  const then = hits.flatMap((hit) => meant(hit[1]) ?? []);
  const [opens] = hits;
  if (!opens || then.length === 0) return undefined;
  const before = text.slice(0, opens.index);
  const slots = (said?.slots ?? []).filter(
    ({ name, end }) => name === 'remedy' && end <= opens.index,
  );
  const remedy = (slots[0]?.value as Remedy | undefined) ?? meant(FIRST.exec(before)?.[1]);
  const fallbacks = [...new Set(then)].filter((one) => one !== remedy);
  return fallbacks.length > 0 ? { ...(remedy && { remedy }), fallbacks } : undefined;
}
