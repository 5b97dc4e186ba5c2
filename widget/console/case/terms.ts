import type { Locale } from '../../../server/terms/party.ts';
import type { FreightTerms, PricedFlaw, RemedyTerms } from '../../../server/terms/verdict.ts';
import { formatBps } from '../../shared/money.ts';
import { formatCents } from '../format/money.ts';
import { ACCESSORY_NAMES } from '../words/action-labels.ts';
import { HOLDERS, label, REMEDIES } from '../words/labels.ts';
import { LEAVES } from '../words/leaves.ts';
import { PARTS } from '../words/part-labels.ts';

type Loose = Readonly<Record<string, unknown>>;
interface Words {
  readonly locale: Locale;
  readonly currency: string;
}

/** Terms as the server holds them; the wire leaves their shape open. */
export const readTerms = (raw: Loose): Partial<RemedyTerms> => raw as Partial<RemedyTerms>;

const say = ({ locale }: Words, zh: string, en: string) => (locale === 'en' ? en : zh);

/** What the buyer would get, in one phrase: the remedy, its cash, coupon, points and parts. */
export function termsPhrase(raw: Loose, words: Words): string {
  const terms = readTerms(raw);
  const money = (cents: number) => formatCents(cents, words.currency);
  const { coupon, points, resend, amountCents = 0 } = terms;
  return [
    remedyName(raw, words),
    amountCents > 0 && money(amountCents),
    terms.percentBps !== undefined && terms.percentBps > 0 && `(${formatBps(terms.percentBps)})`,
    coupon && say(words, `券 ${money(coupon.faceCents)}`, `coupon ${money(coupon.faceCents)}`),
    points !== undefined && say(words, `${points} 积分`, `${points} points`),
    resend?.map((key) => thing(key, words)).join(say(words, '、', ', ')),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The remedy by its name, as these terms mean it. */
export function remedyName(raw: Loose, words: Words): string {
  const terms = readTerms(raw);
  return isSendBack(terms)
    ? say(words, '商品寄回买家，不退款', 'Goods back to the buyer, no refund')
    : label(REMEDIES, terms.remedy ?? '', words.locale);
}

/** After a return nothing is paid: what came back goes to the buyer again. */
const isSendBack = ({ remedy, amountCents }: Partial<RemedyTerms>): boolean =>
  remedy === 'return_refund' && amountCents === 0;

const THINGS = {
  ...ACCESSORY_NAMES,
  item: ['整件', 'the item'],
  code: ['新卡密', 'a new code'],
  difference: ['差额卡密', 'a code of the difference'],
} as const;
const thing = (key: string, { locale }: Words): string => label(THINGS, key, locale);

/** What stands beside the amount: freight, deduction, compensation, and each flaw's own price. */
export function termsDetails(raw: Loose, words: Words): string[] {
  const { freight, deductCents, compensationCents, flaws = [] } = readTerms(raw);
  const money = (cents: number) => formatCents(cents, words.currency);
  return [
    ...(freight ? freightLines(freight, words) : []),
    ...(deductCents
      ? [
          say(
            words,
            `验收扣减 ${money(deductCents)}`,
            `${money(deductCents)} deducted by inspection`,
          ),
        ]
      : []),
    ...(compensationCents
      ? [
          say(
            words,
            `另赔付 ${money(compensationCents)}（转账，不走原路）`,
            `${money(compensationCents)} compensation beside it, by transfer`,
          ),
        ]
      : []),
    ...flaws.map((flaw) => flawLine(flaw, words)),
  ];
}

function freightLines(
  { payer, labelCents, offset, outboundCents }: FreightTerms,
  words: Words,
): string[] {
  const label_ = formatCents(labelCents, words.currency);
  const who = label(HOLDERS, payer, words.locale);
  const out = outboundCents ?? 0;
  const outbound = formatCents(Math.abs(out), words.currency);
  const back = offset
    ? say(
        words,
        `退货运费 ${label_}，买家承担，从退款中抵扣`,
        `Return label ${label_}: the buyer’s, taken off the refund`,
      )
    : say(words, `退货运费 ${label_}，${who}承担`, `Return label ${label_}: paid by ${who}`);
  return [
    // Where only the way out is given back, nothing comes back.
    ...(labelCents > 0 || out <= 0 ? [back] : []),
    ...(out > 0
      ? [say(words, `并退发货运费 ${outbound}`, `Outbound freight ${outbound} given back`)]
      : []),
    ...(out < 0
      ? [say(words, `扣发货运费 ${outbound}`, `Outbound freight ${outbound} deducted`)]
      : []),
  ];
}

function flawLine({ leaf, part, accessory, ruleId, bps, cents }: PricedFlaw, words: Words): string {
  const what = [
    label(LEAVES, leaf, words.locale),
    part && label(PARTS, part, words.locale),
    accessory && thing(accessory, words),
  ].filter(Boolean);
  const share = bps === undefined ? '' : `${formatBps(bps)} = `;
  return `${what.join(' · ')}: ${share}${formatCents(cents, words.currency)} (${ruleId})`;
}
