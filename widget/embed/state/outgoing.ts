import type { MessageBody, WireEvent } from '../../shared/wire.ts';

/** What the buyer said, without the id that makes it safe to say twice. */
export type Saying = Omit<MessageBody, 'clientId'>;

/** A message that the server has not confirmed, or whose event has not come back yet. */
export interface Outgoing {
  readonly clientId: string;
  /** Its conversation, or the place kept for one that is not open yet. */
  readonly box: string;
  readonly saying: Saying;
  /** How it reads on the buyer's own screen until the event arrives. */
  readonly echo: string;
  readonly at: string;
  readonly status: 'waiting' | 'sending' | 'sent' | 'failed';
  /** From the acknowledgement. */
  readonly seq?: number;
  readonly error?: string;
}

export type OutgoingChange = Partial<Pick<Outgoing, 'status' | 'seq' | 'error' | 'box'>>;

export const changeOutgoing = (
  outbox: readonly Outgoing[],
  clientId: string,
  change: OutgoingChange,
): readonly Outgoing[] =>
  outbox.map((item) => (item.clientId === clientId ? { ...item, ...change } : item));

/** Drops what the log now shows itself: by its client id, or by the place it was given. */
export function settleOutgoing(
  outbox: readonly Outgoing[],
  events: readonly WireEvent[],
  reached: number,
): readonly Outgoing[] {
  if (outbox.length === 0) return outbox;
  const seen = new Set(events.map((event) => (event.type === 'text' ? event.clientId : undefined)));
  const left = outbox.filter(
    (item) => !seen.has(item.clientId) && !(item.seq !== undefined && item.seq <= reached),
  );
  return left.length === outbox.length ? outbox : left;
}
