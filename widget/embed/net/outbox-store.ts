import type { Outgoing } from '../state/outgoing.ts';

/** Keeps unconfirmed messages over a reload; in memory where the browser grants no storage. */
export interface OutboxStore {
  readonly load: (box: string) => readonly Outgoing[];
  readonly save: (box: string, items: readonly Outgoing[]) => void;
}

const PREFIX = 'redress.outbox.';
/** Older than this a message is no longer sent unasked: the talk has moved on. */
const KEEP_MS = 48 * 3_600_000;
const MAX_ITEMS = 50;

export function createOutboxStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
  now: () => number = Date.now,
): OutboxStore {
  const memory = new Map<string, string>();
  const read = (key: string): string | null => {
    try {
      return storage?.getItem(key) ?? memory.get(key) ?? null;
    } catch {
      return memory.get(key) ?? null;
    }
  };
  const write = (key: string, value: string | undefined): void => {
    if (value === undefined) memory.delete(key);
    else memory.set(key, value);
    try {
      if (value === undefined) storage?.removeItem(key);
      else storage?.setItem(key, value);
    } catch {
      // Full or forbidden: the copy in memory still serves until the page goes.
    }
  };
  return {
    load: (box) =>
      parse(read(PREFIX + box))
        .filter((item) => now() - Date.parse(item.at) < KEEP_MS)
        .map((item) => ({ ...item, box, status: 'waiting' })),
    save(box, items) {
      const kept = items.filter((item) => item.status !== 'sent').slice(-MAX_ITEMS);
      write(PREFIX + box, kept.length > 0 ? JSON.stringify(kept) : undefined);
    },
  };
}

/** The storage of this frame, or nothing when the browser denies it to a third party. */
export function frameStorage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return window[kind];
  } catch {
    return undefined;
  }
}

function parse(text: string | null): Outgoing[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isOutgoing) : [];
  } catch {
    return [];
  }
}

const isOutgoing = (value: unknown): value is Outgoing => {
  const item = value as Partial<Outgoing> | null;
  return (
    typeof item?.clientId === 'string' &&
    typeof item.echo === 'string' &&
    typeof item.at === 'string' &&
    typeof item.saying === 'object'
  );
};
