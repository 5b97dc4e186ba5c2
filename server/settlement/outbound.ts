import { allocate } from '../terms/allocate.ts';
import type { Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';
import type { Liability, RemedyTerms } from '../terms/verdict.ts';
import { balancesAfter } from './afterwards.ts';
import { type Case, credit, journalOf } from './post.ts';
import { recover } from './recover.ts';

/** A line of the order, and who sold it. */
export interface OutboundLine {
  readonly itemId: string;
  readonly merchantId: string;
  readonly paidCents: Cents;
  readonly balances: MerchantBalances;
}

interface WayOut extends Case {
  readonly round: number;
  readonly terms: RemedyTerms;
  readonly liability: Liability;
  readonly outboundAmong?: readonly OutboundLine[] | undefined;
}

/** DT-16: the sale is taken back and nobody was at fault. */
const UNWOUND = 'L02';

interface Part extends OutboundLine {
  readonly cents: Cents;
}

interface Parts {
  /** What the line that is settled gives back of the way out. */
  readonly ownCents: Cents;
  /** What the order's other lines do. */
  readonly others: readonly Part[];
  readonly othersCents: Cents;
}

/**
 * DT-8, EU: the way out comes back with whatever goes back last, yet it brought the whole order. Where
 * the sale is unwound and nobody is at fault, each line bears its part by its price, by largest
 * remainder; where somebody is, it is borne as the loss is.
 */
export function outboundParts(settle: WayOut): Parts {
  const { terms, liability, itemId, outboundAmong: lines = [] } = settle;
  const ownCents = Math.max(0, terms.freight?.outboundCents ?? 0);
  const alone = { ownCents, others: [], othersCents: 0 };
  const prices = lines.map(({ paidCents }) => paidCents);
  const whole = prices.reduce((sum, cents) => sum + cents, 0);
  const own = lines.findIndex((line) => line.itemId === itemId);
  const ours = terms.freight?.payer === 'platform';
  if (ownCents === 0 || ours || liability.basis !== UNWOUND || whole === 0 || own < 0) return alone;
  const parts = allocate(ownCents, prices);
  const others = lines.flatMap((line, n) => {
    const cents = parts[n] ?? 0;
    return n === own || cents === 0 ? [] : [{ ...line, cents }];
  });
  const othersCents = others.reduce((sum, { cents }) => sum + cents, 0);
  return { ownCents: ownCents - othersCents, others, othersCents };
}

/** The other lines' parts, each a journal of its own line; `main` has taken from the merchants already. */
export function outboundJournals(settle: WayOut, main: Journal): Journal[] {
  const posted = [main];
  for (const { itemId, merchantId, cents, balances } of outboundParts(settle).others) {
    const left = balancesAfter(balances, merchantId, posted);
    posted.push(
      journalOf(
        { ...settle, itemId },
        {
          key: `settle:${settle.ticketId}:${settle.round}:way:${itemId}`,
          event: 'settlement.decided',
        },
        [...recover(cents, { merchantId, balances: left }), credit('2004', cents)],
      ),
    );
  }
  return posted.slice(1);
}
