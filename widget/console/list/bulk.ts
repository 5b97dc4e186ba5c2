import type { NextAnswer } from '../../../server/contract/batch.ts';
import type { ActionName, TicketRow } from '../../../server/contract/tickets.ts';

/** What staff may do to many tickets at once. */
export const BULK_ACTIONS = [
  'assign',
  'extend_deadline',
  'ask_merchant',
] as const satisfies readonly ActionName[];
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** As many as one batch may name (the contract's limit). */
export const MAX_CHOSEN = 200;

type Versioned = Pick<TicketRow, 'id' | 'version'>;

/** What may be done to a ticket holds for one version of it. */
export const versionKey = ({ id, version }: Versioned): string => `${id}@${version}`;

/** What the server lists as possible for each version that has been asked for. */
export type NextBook = ReadonlyMap<string, readonly string[] | 'unread'>;

/** The book with what was answered for the versions shown; what was left out could not be read. */
export function noted(
  book: NextBook,
  asked: readonly Versioned[],
  items: NextAnswer['items'],
): NextBook {
  const told = new Map(items.map((one) => [one.ticketId, one]));
  const after = new Map(book);
  for (const row of asked) after.set(versionKey(row), told.get(row.id)?.next ?? 'unread');
  return after;
}

/** For how many of the chosen tickets an action is not possible now, or not known to be. */
export const barredBy = (
  action: BulkAction,
  chosen: readonly Versioned[],
  book: NextBook,
): number =>
  chosen.filter((row) => {
    const next = book.get(versionKey(row));
    return next === undefined || next === 'unread' || !next.includes(action);
  }).length;

/** The chosen tickets of which it is not known yet what may be done. */
export const unasked = (chosen: readonly Versioned[], book: NextBook): readonly Versioned[] =>
  chosen.filter((row) => !book.has(versionKey(row)));
