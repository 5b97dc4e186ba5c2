import type { Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Bps, Cents } from '../terms/money.ts';
import { balancesAfter } from './afterwards.ts';
import { type CommissionRule, type LineSettled, reversalOf } from './commission.ts';
import { type Case, credit, debit, journalOf } from './post.ts';
import { recover } from './recover.ts';

/** Another line of the order, and what of its price has not been given back yet. */
export interface BesideLine {
  readonly itemId: string;
  readonly merchantId: string;
  readonly roomCents: Cents;
  readonly commissionBps: Bps;
  readonly settled: LineSettled;
  readonly balances: MerchantBalances;
}

/** What of a refund one of these lines gives. */
export interface BesidePart {
  readonly line: BesideLine;
  readonly cents: Cents;
}

/**
 * DT-17: a promotion that is lost with one return takes more off it than its line's share, and a later
 * return gives that back: beyond its own line's price out of what the lines before it kept, in the order
 * they are named.
 */
export function besideParts(wantedCents: Cents, lines: readonly BesideLine[]): BesidePart[] {
  let left = wantedCents;
  return lines.flatMap((line) => {
    const cents = Math.min(left, line.roomCents);
    left -= cents;
    return cents > 0 ? [{ line, cents }] : [];
  });
}

/** Each part as a journal of its own line, its commission with it; `before` has taken from the merchants already. */
export function besideJournals(
  about: Case & { readonly round: number; readonly commission: CommissionRule },
  parts: readonly BesidePart[],
  before: readonly Journal[],
): Journal[] {
  const posted = [...before];
  for (const { line, cents } of parts) {
    const { itemId, merchantId, commissionBps: bps, settled } = line;
    const reversed = reversalOf({ cents, bps, rule: about.commission, before: settled });
    const balances = balancesAfter(line.balances, merchantId, posted);
    const key = `settle:${about.ticketId}:${about.round}:beside:${itemId}`;
    const journal = journalOf({ ...about, itemId }, { key, event: 'settlement.decided' }, [
      ...recover(cents - reversed, { merchantId, balances }),
      debit('4002', reversed),
      credit('2004', cents),
    ]);
    posted.push({ ...journal, settled: { merchantCents: cents, reversedCents: reversed } });
  }
  return posted.slice(before.length);
}
