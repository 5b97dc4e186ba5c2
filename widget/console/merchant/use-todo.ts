import { useCallback, useEffect, useRef, useState } from 'react';
import type { TodoItem, TodoPage } from '../../../server/contract/todo.ts';
import type { BatchResult } from '../api/batch-calls.ts';
import { actOnTicket } from '../api/calls.ts';
import { ProblemError } from '../api/http.ts';
import { agreeToMany, readTodo } from '../api/merchant-calls.ts';
import { badges } from '../badges.ts';

const PAGE = 50;
/** The most one reading may bring (the contract's limit). */
const MOST = 200;

/** What came of an item that was acted on here; it stays in sight, so that one sees it was done. */
export interface Outcome {
  readonly ok: boolean;
  /** The item as it was acted on. */
  readonly item: TodoItem;
  readonly text?: string;
  readonly error?: unknown;
}

export interface Todo {
  readonly page: TodoPage | undefined;
  readonly error: unknown;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly busy: ReadonlySet<string>;
  readonly reload: () => void;
  readonly more: () => void;
  readonly agree: (item: TodoItem, text: string) => void;
  readonly agreeAll: (
    items: readonly TodoItem[],
    text: (item: TodoItem) => string,
  ) => Promise<BatchResult[]>;
  readonly tell: (outcome: Outcome) => void;
}

/** The merchant's to-do, and a yes to one or to many of them. */
export function useTodo(): Todo {
  const { page, error, reload, more } = usePages();
  const [outcomes, setOutcomes] = useState<Todo['outcomes']>({});
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const tell = useCallback(
    (outcome: Outcome) => setOutcomes((before) => ({ ...before, [outcome.item.id]: outcome })),
    [],
  );
  const working = (ids: readonly string[], on: boolean) =>
    setBusy((before) => {
      const after = new Set(before);
      for (const id of ids) on ? after.add(id) : after.delete(id);
      return after;
    });
  const tries = useTries();

  const agree = (item: TodoItem, text: string) => {
    working([item.id], true);
    const body = {
      action: 'approve',
      version: item.version,
      clientId: tries.idFor(item.id),
    } as const;
    actOnTicket(item.id, body)
      .then(
        () => tell({ ok: true, item, text }),
        (refusal: unknown) => {
          tell({ ok: false, item, error: refusal });
          tries.forget(item.id);
          reload();
        },
      )
      .finally(() => working([item.id], false));
  };
  const agreeAll: Todo['agreeAll'] = async (items, text) => {
    const ids = items.map(({ id }) => id);
    const key = ids.join(' ');
    working(ids, true);
    try {
      const results = await inParts(ids, tries.idFor(key));
      tries.forget(key);
      for (const { ticketId, ok, error: refusal } of results) {
        const item = items.find(({ id }) => id === ticketId);
        if (item)
          tell(ok ? { ok, item, text: text(item) } : { ok, item, error: refusalOf(refusal) });
      }
      return results;
    } finally {
      working(ids, false);
    }
  };
  return { page, error, outcomes, busy, reload, more, agree, agreeAll, tell };
}

/** Whether the list still tells the item as it was before it was acted on. */
export const isOld = (item: TodoItem, outcome: Outcome | undefined): boolean =>
  outcome?.ok === true && item.version <= outcome.item.version;

/** What a batch says of one ticket, as the call of that one alone would have said it. */
const refusalOf = (refusal: BatchResult['error']): ProblemError =>
  new ProblemError(422, { code: refusal?.code ?? 'internal', detail: refusal?.message ?? '' });

/** One batch: what is shown at once is never more than a batch may name. */
const inParts = async (ids: readonly string[], clientId: string): Promise<BatchResult[]> => [
  ...(await agreeToMany(ids, clientId)).results,
];

/** One id for one try: repeated after a lost answer, it is still the same yes. */
function useTries() {
  const ids = useRef(new Map<string, string>());
  return {
    idFor(key: string): string {
      const known = ids.current.get(key) ?? crypto.randomUUID();
      ids.current.set(key, known);
      return known;
    },
    forget: (key: string) => void ids.current.delete(key),
  };
}

function usePages() {
  const [page, setPage] = useState<TodoPage>();
  const [error, setError] = useState<unknown>();
  const shown = useRef(PAGE);
  const running = useRef<AbortController>(undefined);
  const reload = useCallback(() => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    readTodo({ limit: shown.current }, controller.signal).then(
      (read) => {
        setPage(read);
        setError(undefined);
        badges.set('todo', read.waiting);
      },
      (refusal: unknown) => {
        if (!controller.signal.aborted) setError(refusal);
      },
    );
  }, []);
  const more = () => {
    shown.current = Math.min(shown.current + PAGE, MOST);
    reload();
  };
  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);
  return { page, error, reload, more };
}
