import type { WireEvent } from './wire.ts';

/**
 * The conversation as this client knows it: one unbroken run of events by `seq`. What arrives ahead
 * of a missing event is held back, unseen, until the gap is filled by `sync`.
 */
export interface Log {
  readonly conversationId: string | undefined;
  readonly events: readonly WireEvent[];
  readonly held: readonly WireEvent[];
  /** The newest `seq` the server has told us of. */
  readonly serverSeq: number;
}

export const EMPTY_LOG: Log = { conversationId: undefined, events: [], held: [], serverSeq: 0 };

export const firstSeq = (log: Log): number => log.events[0]?.seq ?? log.serverSeq + 1;
export const lastSeq = (log: Log): number => log.events.at(-1)?.seq ?? 0;
export const hasGap = (log: Log): boolean => log.serverSeq > lastSeq(log);

/** Takes an `open`: starts a log, or extends the one it has when it is the same conversation. */
export function openLog(
  log: Log,
  conversationId: string,
  events: readonly WireEvent[],
  newest: number,
): Log {
  const same = log.conversationId === conversationId && log.events.length > 0;
  const base: Log = same ? log : { ...EMPTY_LOG, conversationId, events: sorted(events) };
  return addEvents(base, events, newest);
}

/** Takes events in any order and any number of times; the outcome depends only on the set. */
export function addEvents(log: Log, incoming: readonly WireEvent[], newest = 0): Log {
  const known = lastSeq(log);
  const ours = incoming.filter((event) => event.conversationId === log.conversationId);
  const waiting = sorted([...log.held, ...ours.filter((event) => event.seq > known)]);
  let next = known + 1;
  for (const event of waiting) if (event.seq === next) next += 1;
  const joined = waiting.filter((event) => event.seq < next);
  const held = waiting.filter((event) => event.seq >= next);
  if (joined.length === 0 && held.length === log.held.length && newest <= log.serverSeq) return log;
  return {
    ...log,
    events: joined.length > 0 ? [...log.events, ...joined] : log.events,
    held,
    serverSeq: Math.max(log.serverSeq, newest, next - 1, held.at(-1)?.seq ?? 0),
  };
}

/** Puts older events before the run, as far as they reach it without a gap. */
export function addEarlier(log: Log, older: readonly WireEvent[]): Log {
  let first = firstSeq(log);
  const fit: WireEvent[] = [];
  for (const event of sorted(older).reverse()) {
    if (event.conversationId !== log.conversationId || event.seq !== first - 1) continue;
    fit.unshift(event);
    first = event.seq;
  }
  return fit.length > 0 ? { ...log, events: [...fit, ...log.events] } : log;
}

/** By `seq`, each once. */
function sorted(events: readonly WireEvent[]): WireEvent[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
