import { Readable } from 'node:stream';
import type { SyncAck } from '../contract/conversation-events.ts';

/** Calls back when a conversation has something new; answers how to stop listening. */
export type Hear = (conversationId: string, heard: () => void) => () => void;

/** Looks again even when nothing was heard: another node may have written. */
const LOOK_AGAIN_MS = 2_000;
/** A comment now and then keeps proxies from closing a silent line. */
const SILENT_LOOKS_PER_BEAT = 8;

/** Server-sent events from the log: a hint says when to read, the log says what. */
export function eventStream(parts: {
  first: SyncAck;
  read: (afterSeq: number) => Promise<SyncAck>;
  hear: (heard: () => void) => () => void;
  over: AbortSignal;
}): Readable {
  return Readable.from(frames(parts), { objectMode: false });
}

async function* frames({ first, read, hear, over }: Parameters<typeof eventStream>[0]) {
  const bell = doorbell(over);
  const stop = hear(bell.ring);
  try {
    let page = first;
    let seen = 0;
    let silent = 0;
    yield ': open\n\n';
    while (!over.aborted) {
      for (const event of page.events) {
        seen = event.seq;
        yield `id: ${event.seq}\nevent: event\ndata: ${JSON.stringify(event)}\n\n`;
      }
      silent = page.events.length ? 0 : silent + 1;
      if (silent % SILENT_LOOKS_PER_BEAT === SILENT_LOOKS_PER_BEAT - 1) yield ': beat\n\n';
      seen = Math.max(seen, page.lastSeq);
      await bell.wait(LOOK_AGAIN_MS);
      if (!over.aborted) page = await read(seen);
    }
  } finally {
    stop();
  }
}

/** Waits for a ring or a time; a ring in between two waits is not lost. */
function doorbell(over: AbortSignal) {
  let rung = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    rung = true;
    wake?.();
  };
  over.addEventListener('abort', ring, { once: true });
  return {
    ring,
    async wait(ms: number): Promise<void> {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      rung = false;
      wake = undefined;
    },
  };
}
