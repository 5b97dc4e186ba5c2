import { isDeepStrictEqual } from 'node:util';
import type { MessageBody } from '../../../server/contract/buyer-channel.ts';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';

/** A message and what became of it. */
export interface Sent {
  readonly body: MessageBody;
  /** Every answer it got; all must be the same. */
  readonly answers: (number | string)[];
  tries: number;
}

/** What one client knows of one conversation: what it sent, and the log as it was told. */
export interface Book {
  readonly conversationId: string;
  readonly buyerId: string;
  readonly sent: Sent[];
  /** Told events by seq. */
  readonly told: Map<number, WireEvent>;
  /** Where two tellings of one event differ, or one names another conversation. */
  readonly contradictions: string[];
  /** Up to here nothing is missing. */
  upTo: number;
  /** The connection was lost since the last `sync`: pushes may have been, too. */
  doubtful: boolean;
}

export const newBook = (conversationId: string, buyerId: string): Book => ({
  conversationId,
  buyerId,
  sent: [],
  told: new Map(),
  contradictions: [],
  upTo: 0,
  doubtful: true,
});

/** Enters an event, however it came: pushed, once more, late or by `sync`. */
export function enter(book: Book, event: WireEvent): void {
  const known = book.told.get(event.seq);
  if (event.conversationId !== book.conversationId)
    book.contradictions.push(`${book.conversationId} was told of ${event.conversationId}`);
  if (known === undefined) book.told.set(event.seq, event);
  else if (!isDeepStrictEqual(known, event))
    book.contradictions.push(`${book.conversationId} has two events ${event.seq}`);
  while (book.told.has(book.upTo + 1)) book.upTo += 1;
}

/** Whether the client has reason to ask for what it missed. */
export function isBehind({ told, upTo, doubtful, sent }: Book): boolean {
  const answered = sent.at(-1)?.answers.find((answer) => typeof answer === 'number') ?? 0;
  return doubtful || told.size > upTo || answered > upTo || told.get(upTo)?.turnEnd !== true;
}

/** The log as far as it has no gap. */
export const logOf = (book: Book): readonly WireEvent[] =>
  Array.from({ length: book.upTo }, (_, index) => book.told.get(index + 1)).filter(
    (event) => event !== undefined,
  );
