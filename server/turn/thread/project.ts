import type { ThreadEvent } from '../../contract/thread.ts';
import type { CommittedEvent } from '../ports.ts';

/** Who reads a case's thread. */
export type Reader = 'merchant' | 'platform';

/** An event of the log at its place in one case's thread. */
export interface ThreadRow extends CommittedEvent {
  /** Dense within the thread. */
  readonly threadSeq: number;
}

type Body = Readonly<Record<string, unknown>>;
type Pick_ = readonly string[];

/** What of each kind of event is shown; whatever else an event carries stays inside. */
const SHOWN: Readonly<Record<string, Pick_>> = {
  text: ['text', 'evidence', 'clientId', 'masked'],
  whispered: ['text'],
  offer: [
    ...['offerId', 'by', 'remedy', 'currency', 'amountCents', 'percentBps', 'round', 'roundsLeft'],
    ...['expiresAt', 'proposals'],
  ],
  ticket: ['state', 'holder', 'deadline'],
  party: ['change'],
  handback: [],
};

const chosen = (body: Body, names: readonly string[]): Body =>
  Object.fromEntries(names.flatMap((name) => (name in body ? [[name, body[name]]] : [])));

/** One event of a case's thread as this reader is given it. Every row of the thread has one. */
export function threadEvent(ticketId: string, row: ThreadRow, reader: Reader): ThreadEvent {
  const { type, actor, body, at, threadSeq } = row;
  const shown = chosen(body, SHOWN[type] ?? []);
  const masks = reader === 'merchant' && typeof body.toMerchant === 'string';
  return {
    ticketId,
    seq: threadSeq,
    at,
    type: type === 'whispered' ? 'text' : type,
    actor: { kind: actor.kind, ...(actor.name !== undefined && { name: actor.name }) },
    ...shown,
    ...(masks && { text: body.toMerchant }),
    ...(type === 'whispered' && { visibility: 'merchant' }),
  } as ThreadEvent;
}
