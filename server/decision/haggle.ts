import type { Cents } from '../terms/money.ts';
import type { OfferVerdict } from '../terms/verdict.ts';
import { bpsOf, shareOf } from './exact.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** What a counter-request leads to. */
export type HaggleOutcome =
  | { readonly kind: 'granted'; readonly amountCents: Cents; readonly percentBps: number }
  | { readonly kind: 'uplifted'; readonly amountCents: Cents; readonly percentBps: number }
  | { readonly kind: 'final' };

interface Haggle {
  readonly verdict: OfferVerdict;
  readonly paidCents: Cents;
  /** The last offer's cash. */
  readonly offeredCents: Cents;
  /** What the buyer now asks, if a figure was named. */
  readonly requestedCents?: Cents | undefined;
  readonly uplifted: boolean;
  readonly p75Bps?: number | undefined;
  readonly ceilingCents: Cents;
}

/**
 * DT-12: one uplift of at most `upliftBps`, never above p75, the cap, the request or the ceiling.
 * Words, threats and repetition do not enter. A request at or below the offer is granted as it is, and
 * so is one up to the table's own value by a buyer who had asked for less before.
 */
export function haggle(ask: Haggle, { dt12 }: RuleSet): HaggleOutcome {
  const { verdict, paidCents, offeredCents, requestedCents, uplifted } = ask;
  const due = Math.min(verdict.tableCents, verdict.capCents, ask.ceilingCents);
  if (requestedCents !== undefined && requestedCents <= Math.max(offeredCents, due))
    return {
      kind: 'granted',
      amountCents: requestedCents,
      percentBps: bpsOf(requestedCents, paidCents),
    };
  if (uplifted) return { kind: 'final' };
  const limitBps = Math.min(verdict.tableBps + dt12.upliftBps, ask.p75Bps ?? 10_000);
  const amountCents = Math.min(
    shareOf(paidCents, limitBps),
    verdict.capCents,
    ask.ceilingCents,
    requestedCents ?? Number.MAX_SAFE_INTEGER,
  );
  if (amountCents <= offeredCents) return { kind: 'final' };
  return { kind: 'uplifted', amountCents, percentBps: bpsOf(amountCents, paidCents) };
}
