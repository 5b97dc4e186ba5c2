import { useCallback, useEffect, useRef, useState } from 'react';
import type { TicketRow } from '../../../server/contract/tickets.ts';
import { type ListQuery, listTickets, type TicketPage } from '../api/calls.ts';

export const PAGE = 20;
/** The most rows one request may bring (the contract's limit). */
const MAX_PAGE = 100;

interface State {
  readonly items: readonly TicketRow[];
  readonly nextCursor: string | null;
  readonly loaded: boolean;
  readonly busy: boolean;
  readonly error?: unknown;
}
export interface Tickets extends State {
  readonly more: () => void;
  readonly refresh: () => void;
}

const EMPTY: State = { items: [], nextCursor: null, loaded: false, busy: true };

/** The tickets of one filter: pages are added below, a refresh renews what is shown. */
export function useTickets(query: ListQuery): Tickets {
  const [state, setState] = useState(EMPTY);
  const shown = useRef(0);
  shown.current = state.items.length;
  const running = useRef<AbortController>(undefined);

  const run = useCallback(
    (page: ListQuery, merge: (before: State, page: TicketPage) => State) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setState((before) => ({ ...before, busy: true }));
      listTickets({ ...query, ...page }, controller.signal).then(
        (answer) => setState((before) => merge(before, answer)),
        (error: unknown) => {
          if (!controller.signal.aborted) setState((s) => ({ ...s, busy: false, error }));
        },
      );
    },
    [query],
  );

  const refresh = useCallback(
    () => run({ limit: Math.min(Math.max(shown.current, PAGE), MAX_PAGE) }, renewed),
    [run],
  );
  const more = () => {
    if (state.nextCursor) run({ limit: PAGE, cursor: state.nextCursor }, extended);
  };
  useEffect(() => {
    setState(EMPTY);
    run({ limit: PAGE }, renewed);
    return () => running.current?.abort();
  }, [run]);
  return { ...state, more, refresh };
}

const without = (rows: readonly TicketRow[], known: readonly TicketRow[]) => {
  const ids = new Set(known.map((row) => row.id));
  return rows.filter((row) => !ids.has(row.id));
};

/** Rows past the largest page stay as they were; the first hundred are what people look at. */
function renewed(before: State, page: TicketPage): State {
  const tail = without(before.items.slice(MAX_PAGE), page.items);
  return {
    items: [...page.items, ...tail],
    nextCursor: (tail.length > 0 ? before.nextCursor : page.nextCursor) ?? null,
    loaded: true,
    busy: false,
  };
}

/** A row that moved up meanwhile comes twice: the newer telling wins its old place. */
function extended(before: State, page: TicketPage): State {
  return {
    items: [...before.items, ...without(page.items, before.items)],
    nextCursor: page.nextCursor ?? null,
    loaded: true,
    busy: false,
  };
}
