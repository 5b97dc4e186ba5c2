import type { ThreadEvent, ThreadPage } from '../../../server/contract/thread.ts';

/** A case's thread as far as it is known here: its events in order, without a gap. */
export interface Thread {
  readonly events: readonly ThreadEvent[];
  /** Where the next reading begins. */
  readonly seq: number;
}

export const EMPTY_THREAD: Thread = { events: [], seq: 0 };

/**
 * The thread with one more page of it. Pages may overlap, be told twice or come late: what is known
 * stays, what goes on from it is added, and what would leave a gap waits to be asked for again.
 */
export function withPage(thread: Thread, page: Pick<ThreadPage, 'events'>): Thread {
  const ordered = [...page.events].sort((a, b) => a.seq - b.seq);
  const events = [...thread.events];
  let { seq } = thread;
  for (const event of ordered) {
    if (event.seq !== seq + 1) continue;
    events.push(event);
    seq = event.seq;
  }
  return seq === thread.seq ? thread : { events, seq };
}

/** The thread as it is shown: a case that is told to stand where it stood is told once. */
export const shownOf = ({ events }: Thread): readonly ThreadEvent[] =>
  events.filter((event, index) => {
    if (event.type !== 'ticket') return true;
    const before = events.slice(0, index).findLast(({ type }) => type === 'ticket');
    return before?.state !== event.state;
  });
