import { z } from 'zod';
import {
  CentsSchema,
  Id,
  LocaleSchema,
  LongText,
  MAX_EVIDENCE_PER_MESSAGE,
  Seq,
} from './primitives.ts';

/** What a buyer's client may ask, each with an acknowledgement (protocol §4). */
export const OpenPayload = z
  .strictObject({
    conversationId: Id.optional(),
    orderId: Id.optional(),
    /** Of that order: an item alone names nothing. */
    itemId: Id.optional(),
    locale: LocaleSchema.optional(),
  })
  .refine(({ orderId, itemId }) => itemId === undefined || orderId !== undefined, {
    path: ['orderId'],
    message: 'name the order that itemId belongs to',
  });
export type OpenPayload = z.infer<typeof OpenPayload>;

const messageParts = {
  clientId: z.uuid(),
  text: LongText.optional(),
  /** The case that what was tapped or sent belongs to, where the talk has several. */
  ticketId: Id.optional(),
  evidenceIds: z.array(Id).max(MAX_EVIDENCE_PER_MESSAGE).optional(),
  choose: z
    .strictObject({
      askId: Id,
      value: z.union([
        z.string().max(500),
        z.array(z.string().max(200)).max(50),
        z.number(),
        z.boolean(),
      ]),
    })
    .optional(),
  offer: z
    .strictObject({
      offerId: Id,
      verb: z.enum(['accept', 'decline', 'counter']),
      amountCents: CentsSchema.optional(),
      note: z.string().max(500).optional(),
    })
    .optional(),
  confirm: z.strictObject({ askId: Id, digest: z.string().max(128) }).optional(),
};

const saysSomething = {
  check: ({ text, evidenceIds, choose, offer, confirm }: Partial<MessageBody>) =>
    Boolean(text?.trim() || evidenceIds?.length || choose || offer || confirm),
  says: { message: 'say something: text, evidenceIds, choose, offer or confirm', path: ['text'] },
};

/** What a buyer says, whichever conversation it is said in. */
export type MessageBody = z.infer<typeof MessageParts>;
const MessageParts = z.strictObject(messageParts);

/** `message` on the socket. */
export const MessagePayload = z
  .strictObject({ conversationId: Id, ...messageParts })
  .refine(saysSomething.check, saysSomething.says);
export type MessagePayload = z.infer<typeof MessagePayload>;

/** Body of `POST /v1/conversations/{id}/messages`: the same payload; the path names the conversation already. */
export const PostedMessage = z
  .strictObject({ conversationId: Id.optional(), ...messageParts })
  .refine(saysSomething.check, saysSomething.says);

export const SyncPayload = z.strictObject({ conversationId: Id, afterSeq: Seq });
export type SyncPayload = z.infer<typeof SyncPayload>;

export const TypingPayload = z.strictObject({ conversationId: Id });

/** Everything up to this position has been on the buyer's screen. */
export const ReadPayload = z.strictObject({ conversationId: Id, seq: Seq });

export interface Refusal {
  readonly ok: false;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly errors?: readonly { readonly path: string; readonly message: string }[];
  };
}
/** Events an `open` carries at most. */
export const OPEN_TAIL = 50;
