import type { Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';
import { type Case, credit, debit, journalOf } from './post.ts';

/** Money frozen for a case (2010), and where it came from and goes back to. */
export interface Held {
  readonly cents: Cents;
  readonly from: '2001' | '2002';
}

/** One step of a ticket's hold; `step` counts them, so that each has a key of its own for ever. */
interface HoldStep extends Case {
  readonly step: number;
  readonly merchantId: string;
}

export interface Freeze extends HoldStep {
  /** All that should be held for the case. */
  readonly cents: Cents;
  /** Whether the line's money has matured: then it is in 2002. */
  readonly matured: boolean;
  readonly balances: MerchantBalances;
}

/**
 * Freezes what a case contests, as far as it is still there. Nothing where nothing is: what is
 * missing is recovered in its turn when the case is decided.
 */
export function freezeJournal(
  freeze: Freeze,
): { readonly journal: Journal; readonly hold: Held } | undefined {
  const { balances, merchantId, matured } = freeze;
  const from = matured ? '2002' : '2001';
  const there = matured ? balances.availableCents : balances.pendingCents;
  const cents = Math.min(freeze.cents, Math.max(0, there));
  if (cents <= 0) return undefined;
  const journal = journalOf(
    freeze,
    { key: `freeze:${freeze.ticketId}:${freeze.step}`, event: 'hold.frozen' },
    [debit(from, cents, merchantId), credit('2010', cents, merchantId)],
  );
  return { journal, hold: { cents, from } };
}

/** Gives back what is left of a case's hold; nothing where nothing is left. */
export function releaseJournal(release: HoldStep & { readonly hold: Held }): Journal | undefined {
  const { hold, merchantId, ticketId, step } = release;
  if (hold.cents <= 0) return undefined;
  return journalOf(release, { key: `release:${ticketId}:${step}`, event: 'hold.released' }, [
    debit('2010', hold.cents, merchantId),
    credit(hold.from, hold.cents, merchantId),
  ]);
}
