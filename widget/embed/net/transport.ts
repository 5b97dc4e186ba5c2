import type {
  MessageAck,
  MessagePayload,
  OpenAck,
  OpenPayload,
  Refusal,
  SyncAck,
  SyncPayload,
  WireEvent,
} from '../../shared/wire.ts';

/** What a client may ask of the server, over whichever way there is. */
export interface Calls {
  readonly open: { readonly ask: OpenPayload; readonly ack: OpenAck & { visitorToken?: string } };
  readonly message: { readonly ask: MessagePayload; readonly ack: MessageAck };
  readonly sync: { readonly ask: SyncPayload; readonly ack: SyncAck };
}
export type CallName = keyof Calls;

/** Resolves with the server's yes or no; rejects when the server could not be asked. */
export type Call = <N extends CallName>(
  name: N,
  payload: Calls[N]['ask'],
) => Promise<Calls[N]['ack'] | Refusal>;

/** The server gave no answer: try again, with the same ids. */
export class Unreachable extends Error {}

export interface Tokens {
  /** A token good for a while yet; `fresh` asks the page for another one. */
  readonly get: (fresh?: boolean) => Promise<string | null>;
  /** The buyer it speaks for, to keep one buyer's drafts from another. */
  readonly subject: () => string | undefined;
  /** The server took us for a visitor and gave us this to be known by. */
  readonly visiting: (token: string) => void;
}

/** Somebody else in the conversation types. */
export interface Typed {
  readonly conversationId: string;
  readonly kind: string;
}

export interface Ears {
  readonly hear: (event: WireEvent) => void;
  readonly typed: (who: Typed) => void;
  readonly up: () => void;
  readonly down: () => void;
}
