import { useEffect, useState } from 'react';
import type { TicketRow } from '../../../server/contract/tickets.ts';
import { readNext } from '../api/batch-calls.ts';
import { type NextBook, noted, unasked } from './bulk.ts';

/** What may be done to each of the chosen tickets: one call for all that were not asked about yet. */
export function useNext(chosen: readonly TicketRow[]): NextBook {
  const [book, setBook] = useState<NextBook>(new Map());
  useEffect(() => {
    const fresh = unasked(chosen, book);
    if (fresh.length === 0) return;
    const leaving = new AbortController();
    const told = (items: Parameters<typeof noted>[2]) => {
      if (!leaving.signal.aborted) setBook((before) => noted(before, fresh, items));
    };
    readNext(
      fresh.map(({ id }) => id),
      leaving.signal,
    ).then(
      ({ items }) => told(items),
      () => told([]),
    );
    return () => leaving.abort();
  }, [chosen, book]);
  return book;
}
