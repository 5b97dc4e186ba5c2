import { z } from 'zod';
import { Id, Instant, LongText } from './primitives.ts';

/** One event of a case's thread; what it carries beside this depends on its type, as in protocol §4. */
export const ThreadEvent = z.looseObject({
  ticketId: Id,
  /** Rises by one within the thread, as each party sees it. */
  seq: z.int(),
  at: Instant,
  type: z.string(),
  actor: z.strictObject({ kind: z.string(), name: z.string().optional() }),
});
export type ThreadEvent = z.infer<typeof ThreadEvent>;

export const ThreadPage = z.strictObject({
  ok: z.literal(true),
  events: z.array(ThreadEvent),
  lastSeq: z.int(),
});
export type ThreadPage = z.infer<typeof ThreadPage>;

/** `POST /v1/tickets/{id}/messages`: a merchant's words in the thread of their case. */
export const ThreadMessage = z.strictObject({
  clientId: z.uuid(),
  text: LongText,
  /** `merchant`: to the platform's people alone. */
  visibility: z.enum(['all', 'merchant']).optional(),
});
export type ThreadMessage = z.infer<typeof ThreadMessage>;
