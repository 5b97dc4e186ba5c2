import type { TicketRow } from '../../../server/contract/tickets.ts';
import type { TicketPage } from '../api/calls.ts';

export const PAGE = 20;
/** The most rows one request may bring (the contract's limit). */
const MAX_PAGE = 100;

export interface Pages {
  readonly items: readonly TicketRow[];
  readonly nextCursor: string | null;
  readonly loaded: boolean;
  readonly busy: boolean;
  readonly error?: unknown;
}
export const EMPTY: Pages = { items: [], nextCursor: null, loaded: false, busy: true };

const without = (rows: readonly TicketRow[], known: readonly TicketRow[]) => {
  const ids = new Set(known.map((row) => row.id));
  return rows.filter((row) => !ids.has(row.id));
};

/** As much as is shown, within one request. */
export const renewLimit = (shown: number): number => Math.min(Math.max(shown, PAGE), MAX_PAGE);

/** Newest change first, as the API lists; ids decide between equals. */
const isAfter = (row: TicketRow, last: TicketRow) =>
  row.updatedAt < last.updatedAt || (row.updatedAt === last.updatedAt && row.id < last.id);

/** The fresh rows, then what was shown and stands below them: nothing falls into the gap. */
export function renewed(before: Pages, page: TicketPage): Pages {
  const last = page.items.at(-1);
  const below = before.items.filter((row) => page.nextCursor && last && isAfter(row, last));
  const tail = without(below, page.items);
  return {
    items: [...page.items, ...tail],
    nextCursor: (tail.length > 0 ? before.nextCursor : page.nextCursor) ?? null,
    loaded: true,
    busy: false,
  };
}

/** A row that moved up meanwhile comes twice: the newer telling wins its old place. */
export function extended(before: Pages, page: TicketPage): Pages {
  return {
    items: [...before.items, ...without(page.items, before.items)],
    nextCursor: page.nextCursor ?? null,
    loaded: true,
    busy: false,
  };
}
