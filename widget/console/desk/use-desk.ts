import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DeskEvent } from '../../../server/contract/desk.ts';
import type { Group } from '../../../server/terms/desk.ts';
import { listTalks, type TalkPage } from '../api/desk-calls.ts';
import { useHints, useLive } from '../hooks/live.tsx';
import { addChanges, type DeskList, EMPTY_DESK, takeSnapshot } from './desk-list.ts';

/** Pages of the desk that are read at most; what is beyond comes as rows move. */
const MAX_PAGES = 10;

export interface Desk {
  readonly list: DeskList;
  readonly loaded: boolean;
  readonly error?: unknown;
  readonly reload: () => void;
}

/** The whole desk, kept fresh by what the server says of it; a reading now and then mends what was missed. */
export function useDesk(groups: readonly Group[]): Desk {
  const [list, setList] = useState(EMPTY_DESK);
  const [loaded, setLoaded] = useState(false);
  const [error, setError] = useState<unknown>();
  const latest = useRef(list);
  latest.current = list;
  const running = useRef<AbortController>(undefined);
  const live = useLive();

  const reload = useCallback(() => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const since = latest.current;
    readAll(controller.signal).then(
      (items) => {
        if (controller.signal.aborted) return;
        setList((before) => takeSnapshot(before, items, since));
        setLoaded(true);
        setError(undefined);
      },
      (failed: unknown) => {
        if (!controller.signal.aborted) setError(failed);
      },
    );
  }, []);
  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);
  useEffect(
    () =>
      live?.hear((name, payload) => {
        if (name === 'desk') setList((before) => addChanges(before, [payload as DeskEvent]));
      }),
    [live],
  );
  // Every queue: the server tells a colleague of all of them.
  useHints({ queues: groups }, reload);
  return useMemo(() => ({ list, loaded, error, reload }), [list, loaded, error, reload]);
}

async function readAll(signal: AbortSignal): Promise<readonly DeskEvent[]> {
  const items: DeskEvent[] = [];
  let cursor = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer: TalkPage = await listTalks({ view: 'all', cursor }, signal);
    items.push(...answer.items);
    if (!answer.nextCursor) break;
    cursor = answer.nextCursor;
  }
  return items;
}
