import type { Account, Entry, Journal } from '../terms/ledger.ts';
import type { Cents, Currency } from '../terms/money.ts';

/** The case a journal is posted for, and when. */
export interface Case {
  /** The business instant, ISO 8601 UTC. */
  readonly at: string;
  readonly ticketId: string;
  readonly orderId: string;
  readonly itemId: string;
  /** The order's; absent, the ledger takes it from the order. */
  readonly currency?: Currency | undefined;
}

/** A journal of a case under its eternal key; throws where its lines do not balance. */
export function journalOf(
  about: Omit<Case, 'ticketId' | 'itemId'> & Partial<Case>,
  named: { readonly key: string; readonly event: string },
  entries: readonly Entry[],
): Journal {
  const { at, orderId, itemId, ticketId, currency } = about;
  const { key, event } = named;
  const lines = balanced(entries);
  return { key, event, at, orderId, itemId, ticketId, currency, note: key, entries: lines };
}

export const debit = (account: Account, cents: Cents, partyId?: string): Entry => ({
  account,
  ...(partyId !== undefined && { partyId }),
  debitCents: cents,
  creditCents: 0,
});

export const credit = (account: Account, cents: Cents, partyId?: string): Entry => ({
  account,
  ...(partyId !== undefined && { partyId }),
  debitCents: 0,
  creditCents: cents,
});

/** Joins the lines of one account and side, drops what moves nothing and proves that the rest balances. */
export function balanced(entries: readonly Entry[]): Entry[] {
  const lines = joined(entries);
  if (
    lines.some(
      ({ debitCents: d, creditCents: c }) =>
        !Number.isSafeInteger(d) || !Number.isSafeInteger(c) || d < 0 || c < 0,
    )
  )
    throw new Error('journal holds a fraction or a negative line');
  const difference = lines.reduce((sum, e) => sum + e.debitCents - e.creditCents, 0);
  if (difference !== 0) throw new Error(`journal is off by ${difference}`);
  return lines;
}

function joined(entries: readonly Entry[]): Entry[] {
  const lines = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.debitCents === 0 && entry.creditCents === 0) continue;
    const side = entry.debitCents === 0 ? 'credit' : 'debit';
    const key = `${side} ${entry.account} ${entry.partyId ?? ''}`;
    const before = lines.get(key);
    lines.set(key, {
      ...entry,
      debitCents: entry.debitCents + (before?.debitCents ?? 0),
      creditCents: entry.creditCents + (before?.creditCents ?? 0),
    });
  }
  return [...lines.values()];
}
