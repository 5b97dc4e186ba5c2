import type { Account } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';
import type { FreightTerms, Liability, RemedyTerms } from '../terms/verdict.ts';
import { type CarrierLimit, type Shares, sharesOf, withinLimit } from './shares.ts';

/** What is paid beside the price of the goods; no commission was earned on it, so none goes back. */
export interface Extra {
  readonly kind: 'freight' | 'compensation' | 'appraisal' | 'repair';
  readonly cents: Cents;
  /** The buyer, by transfer (2004); a carrier (2007); a repairer or an expert (2008). */
  readonly to: 'buyer' | 'carrier' | 'vendor';
  /** Who bears it; `liable`: as the liability of the case is shared. */
  readonly by: 'liable' | 'merchant' | 'platform' | 'carrier' | 'insurer';
}

export const OWED_TO: Readonly<Record<Extra['to'], Account>> = {
  buyer: '2004',
  carrier: '2007',
  vendor: '2008',
};

/** The platform's own account for it. */
export const expenseOf = ({ kind }: Extra): Account => (kind === 'freight' ? '5003' : '5001');

/** Who pays an extra, as shares of merchant, platform and carrier; an insurer has an account of its own. */
export function extraShares(extra: Extra, liability: Liability, limit?: CarrierLimit): Shares {
  const { cents, by } = extra;
  if (by === 'liable') return sharesOf(cents, liability, limit);
  const all = { merchant: 0, platform: 0, carrier: 0 };
  return by === 'insurer' ? all : withinLimit({ ...all, [by]: cents }, limit);
}

interface ExtraTerms {
  readonly terms: RemedyTerms;
  /** Whom the way back is owed to: the carrier of our label, or the buyer who shipped himself (O8). */
  readonly freightTo: 'carrier' | 'buyer';
  /** Who pays compensation; the platform where the merchant acted in good faith (L12). */
  readonly compensationBy: 'liable' | 'platform';
  /** What of the outbound freight given back is this line's. */
  readonly outboundCents: Cents;
}

/** The extras that the agreed terms themselves name: freight and compensation. */
export function extrasOf(about: ExtraTerms): Extra[] {
  const { terms, freightTo, compensationBy, outboundCents } = about;
  const { freight, compensationCents = 0 } = terms;
  return [
    ...(freight ? labelOf(freight, freightTo) : []),
    {
      kind: 'freight' as const,
      cents: outboundCents,
      to: 'buyer' as const,
      by: bearerOfWayOut(terms),
    },
    {
      kind: 'compensation' as const,
      cents: compensationCents,
      to: 'buyer' as const,
      by: compensationBy,
    },
  ].filter(({ cents }) => cents > 0);
}

/** Freight that brought nothing is given back by whoever has it still; any other is borne as the loss is. */
const bearerOfWayOut = ({ remedy, freight }: RemedyTerms): Extra['by'] =>
  remedy === 'refund_only' && freight?.payer === 'platform' ? 'platform' : 'liable';

/**
 * A label that the buyer pays is none of the case's cost: it is taken off the refund or paid by him.
 * Any other is borne as the loss is (DT-8: the liable party, and each its part where there are several).
 */
function labelOf({ payer, labelCents }: FreightTerms, to: 'carrier' | 'buyer'): Extra[] {
  return payer === 'buyer' ? [] : [{ kind: 'freight', cents: labelCents, to, by: 'liable' }];
}
