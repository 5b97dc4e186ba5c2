import { BPS_WHOLE, type Cents } from '../terms/money.ts';
import type { Party } from '../terms/party.ts';
import type { CouponTerms, FreightTerms, RemedyTerms, TraceStep } from '../terms/verdict.ts';
import { atFault, type Case } from './case.ts';
import { bpsOf, shareOf } from './exact.ts';
import type { Facts } from './facts.ts';
import { type FreightCase, freightOf, outboundBack } from './freight.ts';
import { frequencyFlags } from './frequency.ts';
import type { Action, Option } from './outcome.ts';
import { ownRulesOf } from './own-rules.ts';
import { goneBefore, paidForPieces, piecesOf } from './pieces.ts';
import type { FlawsPrice } from './prices/flaws.ts';
import { scaledFlaws } from './scaled-flaws.ts';

/** Cash for what the claim is about, or less where less is left of the payment. */
export const fullCents = ({ basisCents, roomCents }: Case): Cents =>
  Math.min(basisCents, roomCents);

interface Made {
  readonly action: Action;
  readonly costCents?: Cents;
  readonly steps?: readonly TraceStep[];
}

/** An option whose cash is all there is to say of its table. */
export const option = (c: Case, terms: RemedyTerms, made: Made): Option => ({
  terms,
  action: made.action,
  costCents: made.costCents ?? terms.amountCents,
  capCents: terms.amountCents,
  tableCents: terms.amountCents,
  tableBps: bpsOf(terms.amountCents, c.basisCents),
  steps: made.steps ?? [],
});

/** DT-8 for this case. */
export const freight = (c: Case, kind: FreightCase): FreightTerms =>
  freightOf(
    {
      kind,
      liable: atFault(c),
      goodsCents: c.basisCents,
      order: c.facts.order,
      keptCents: keptCents(c),
      keptBeforeCents: keptBefore(c),
      freeReturns: ownRulesOf(c.facts.merchant, c.facts.order).freeReturns,
      ownLabel:
        c.facts.claim.details?.alreadySent === true ||
        frequencyFlags(c.facts, c.rules).noPrepaidLabel,
    },
    c.rules,
  );

/** What of the order stays with the buyer once the claimed pieces have gone back. */
const keptCents = ({ facts }: Case): Cents =>
  keptWithout(facts, (id) => goneBefore(facts, id) + (id === facts.item.id ? piecesOf(facts) : 0));

/** What stayed before this claim; undefined where nothing had gone back. */
const keptBefore = ({ facts }: Case): Cents | undefined =>
  facts.order.items.some(({ id }) => goneBefore(facts, id) > 0)
    ? keptWithout(facts, (id) => goneBefore(facts, id))
    : undefined;

const keptWithout = ({ order }: Facts, goneOf: (itemId: string) => number): Cents =>
  order.items.reduce((sum, { id, paidCents, quantity }) => {
    const gone = goneOf(id);
    const back = gone === 0 ? 0 : paidForPieces(paidCents, quantity, gone);
    return sum + (gone >= quantity ? 0 : paidCents - back);
  }, 0);

/** Both ways at the cost of whoever is at fault: what the buyer paid for the way out comes back (DT-8). */
export const bothWays = (c: Case): FreightTerms => ({
  ...freight(c, 'fault'),
  ...wayOut(c),
});

function wayOut(c: Case): Pick<FreightTerms, 'outboundCents'> {
  const outboundCents = outboundBack({ order: c.facts.order, keptCents: keptCents(c) });
  return outboundCents > 0 ? { outboundCents } : {};
}

/** The goods go back at the cost of whoever is at fault, and all that was paid comes back. */
export const returnRefund = (c: Case): Option =>
  option(
    c,
    { remedy: 'return_refund', amountCents: fullCents(c), freight: bothWays(c) },
    { action: 'return_refund' },
  );

/** All that was paid for goods that never came, or came broken: the way out brought nothing, `payer` bears it. */
export function refundWhole(c: Case, action: Action, payer: Party = atFault(c)): Option {
  const whole = refundOnly(c, action);
  const way = wayOut(c);
  if (way.outboundCents === undefined) return whole;
  const terms = { ...whole.terms, freight: { payer, labelCents: 0, offset: false, ...way } };
  return { ...whole, terms };
}

/** The price comes back and nothing is sent. */
export const refundOnly = (c: Case, action: Action, cents = fullCents(c)): Option =>
  option(c, { remedy: 'refund_only', amountCents: Math.min(cents, c.roomCents) }, { action });

export const exchange = (c: Case, kind: FreightCase = 'fault'): Option =>
  option(
    c,
    { remedy: 'exchange', amountCents: 0, freight: freight(c, kind), resend: ['item'] },
    { action: 'exchange', costCents: c.basisCents },
  );

/** Sent once more, and whatever cash stands beside it. */
export const resend = (
  c: Case,
  what: readonly string[],
  made: { readonly amountCents?: Cents; readonly costCents?: Cents; readonly action?: Action } = {},
): Option =>
  option(
    c,
    { remedy: 'resend', amountCents: made.amountCents ?? 0, resend: what },
    { action: made.action ?? 'exchange', costCents: made.costCents ?? made.amountCents ?? 0 },
  );

/** Both ways at the cost of whoever is at fault; the bill is known once it is there (O9). */
export const repair = (c: Case): Option => {
  const { payer } = freight(c, 'fault');
  const labelCents = c.rules.dt8.bothLegsCents;
  return option(
    c,
    { remedy: 'repair', amountCents: 0, freight: { payer, labelCents, offset: false } },
    { action: 'repair' },
  );
};

/** A coupon alone, where no cash is due; whoever is liable pays its face. */
export const coupon = (c: Case, terms: CouponTerms): Option =>
  option(
    c,
    { remedy: 'coupon', amountCents: 0, coupon: terms, cashEquivalentCents: terms.faceCents },
    { action: 'coupon_points', costCents: terms.faceCents },
  );

/** DT-6 to 6d: the buyer keeps the goods. A lower wish is granted and the table's value told. */
export function partial(c: Case, price: FlawsPrice): Option {
  const { amountCents, percentBps } = c.facts.claim.requested;
  const requested =
    amountCents ?? (percentBps === undefined ? undefined : shareOf(c.basisCents, percentBps));
  const asked = requested && requested > 0 ? requested : price.cents;
  const cents = Math.min(price.cents, asked, c.roomCents);
  const flaws = scaledFlaws(price.flaws, cents, c.basisCents);
  const exact = cents === price.cents ? price.bps : bpsOf(cents, c.basisCents);
  return {
    terms: {
      remedy: 'partial_refund',
      amountCents: cents,
      percentBps: Math.min(exact, BPS_WHOLE),
      ...(flaws && { flaws }),
    },
    action: 'partial_refund',
    costCents: cents,
    capCents: price.capCents,
    tableCents: price.cents,
    tableBps: price.bps,
    steps: price.steps,
    liability: price.liability,
  };
}
