import { useEffect, useRef, useState } from 'react';
import type { TicketRow } from '../../../server/contract/tickets.ts';
import { readTicket } from '../api/calls.ts';
import { type NextBook, unasked, versionKey } from './bulk.ts';

/** Tickets asked for at once. */
const ABREAST = 4;

/** What may be done to each of the chosen tickets, asked once for every version of it. */
export function useNext(chosen: readonly TicketRow[]): NextBook {
  const [book, setBook] = useState<NextBook>(new Map());
  const asking = useRef(new Set<string>());
  const gone = useRef<AbortController>(undefined);
  useEffect(() => {
    const leaving = new AbortController();
    gone.current = leaving;
    const under = asking.current;
    return () => {
      leaving.abort();
      under.clear();
    };
  }, []);
  useEffect(() => {
    const { signal } = gone.current ?? new AbortController();
    const fresh = unasked(chosen, book).filter((row) => !asking.current.has(versionKey(row)));
    for (const row of fresh.slice(0, Math.max(0, ABREAST - asking.current.size))) {
      const key = versionKey(row);
      asking.current.add(key);
      const told = (next: readonly string[] | 'unread') => {
        asking.current.delete(key);
        if (!signal.aborted) setBook((before) => new Map(before).set(key, next));
      };
      readTicket(row.id, signal).then(
        ({ next }) => told(next.map(({ action }) => action)),
        () => told('unread'),
      );
    }
  }, [chosen, book]);
  return book;
}
