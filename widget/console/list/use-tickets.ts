import {
  type Dispatch,
  type SetStateAction,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type ListQuery, listTickets, type TicketPage } from '../api/calls.ts';
import { EMPTY, extended, PAGE, type Pages, renewed, renewLimit } from './pages.ts';

export interface Tickets extends Pages {
  readonly more: () => void;
  readonly refresh: () => void;
}

type Merge = (before: Pages, page: TicketPage) => Pages;
type SetPages = Dispatch<SetStateAction<Pages>>;

/** The tickets of one filter: pages are added below, a refresh renews what is shown. */
export function useTickets(query: ListQuery): Tickets {
  const [state, setState] = useState(EMPTY);
  const shown = useRef(0);
  shown.current = state.items.length;
  const extending = useRef(false);
  const run = useReading(query, setState);

  const refresh = useCallback(() => {
    // A page on its way is not given up for a hint; the next hint or poll comes soon.
    if (!extending.current) run({ limit: renewLimit(shown.current) }, renewed);
  }, [run]);
  const more = () => {
    if (!state.nextCursor) return;
    extending.current = true;
    run({ limit: PAGE, cursor: state.nextCursor }, extended).finally(() => {
      extending.current = false;
    });
  };
  useEffect(() => {
    setState(EMPTY);
    run({ limit: PAGE }, renewed);
  }, [run]);
  return { ...state, more, refresh };
}

/** Reads one page at a time: a newer reading takes the place of the one under way. */
function useReading(query: ListQuery, setState: SetPages) {
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  return useCallback(
    (page: ListQuery, merge: Merge): Promise<void> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setState((before) => ({ ...before, busy: true }));
      const settle = (next: (before: Pages) => Pages) => {
        if (!controller.signal.aborted) setState(next);
      };
      return listTickets({ ...query, ...page }, controller.signal).then(
        (answer) => settle((before) => merge(before, answer)),
        (error: unknown) => settle((before) => ({ ...before, busy: false, error })),
      );
    },
    [query, setState],
  );
}
