import type { Route } from '../channels/route.ts';
import { type ThreadParts, threadRoutes } from '../channels/threads.ts';
import type { Conversations } from '../store/conversations.ts';
import { threadEvent } from '../turn/thread/project.ts';

/** The doors of cases' threads, with the log and what each side may read of it behind them. */
export const threads = (
  parts: Omit<ThreadParts, 'threads'> & { readonly log: Pick<Conversations, 'threadAfter'> },
): readonly Route[] =>
  threadRoutes({
    ...parts,
    threads: {
      async read(of, reader, { afterSeq, limit }) {
        const { rows, lastSeq } = await parts.log.threadAfter(of, afterSeq, limit);
        return { events: rows.map((row) => threadEvent(of.ticketId, row, reader)), lastSeq };
      },
    },
  });
