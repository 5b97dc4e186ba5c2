import { z } from 'zod';
import { EVIDENCE_KEYS, EVIDENCE_PROBLEMS } from '../terms/evidence.ts';
import { TICKET_STATES } from '../terms/state.ts';
import {
  ConfirmEvent,
  CouponTerms,
  EvidenceRequestEvent,
  OfferEvent,
  RemedySchema,
} from './cards.ts';
import { CentsSchema, Cite, Id, Instant } from './primitives.ts';

export { Cite };

export const ASK_SLOTS = [
  'order',
  'item',
  'reason',
  'leaf',
  'part',
  'severity',
  'description',
  'remedy',
  'amount',
  'evidence',
  'phone',
  'digital_code',
  'tracking',
  'confirm',
  'satisfaction',
  'anything_else',
] as const;
export type AskSlot = (typeof ASK_SLOTS)[number];

export const HolderSchema = z.enum([
  'buyer',
  'merchant',
  'platform',
  'carrier',
  'appraiser',
  'none',
]);

const AskOption = z.strictObject({
  value: z.string(),
  label: z.string(),
  hint: z.string().optional(),
});

/** Another talk of the same buyer, named by its case where it has one. */
export const OtherTalk = z.strictObject({
  conversationId: Id,
  number: z.string().optional(),
  title: z.string().optional(),
});

/** The same words as `text`, for a screen that lays them out differently. */
const TextEvent = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  cites: z.array(Cite).optional(),
  /** On a buyer's own message: what it carried beside words. */
  clientId: z.string().optional(),
  evidence: z
    .array(
      z.strictObject({
        evidenceId: Id,
        kind: z.enum(['photo', 'video', 'screenshot', 'document']),
        key: z.enum(EVIDENCE_KEYS).optional(),
        ok: z.boolean(),
        problems: z.array(z.enum(EVIDENCE_PROBLEMS)),
      }),
    )
    .optional(),
  /** On a colleague's words beside the talk, which only staff are given; `all` is left out. */
  visibility: z.enum(['merchant', 'internal']).optional(),
  /** Such words written by the desk itself: what happened. */
  mark: z.string().optional(),
  /** The case whose merchant reads it too. */
  thread: Id.optional(),
  /** Something in it that leads past the platform was hidden. */
  masked: z.boolean().optional(),
  /** Ready answers to tap; tapping one sends it as text. */
  quickReplies: z.array(z.string()).optional(),
  /** The talk that it leads to: a ready answer opens it. */
  talk: OtherTalk.optional(),
});

const AskEvent = z.strictObject({
  type: z.literal('ask'),
  askId: Id,
  slot: z.enum(ASK_SLOTS),
  text: z.string(),
  options: z.array(AskOption).optional(),
  ticketId: Id.optional(),
  multiple: z.boolean().optional(),
  skippable: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});

export const ProgressNode = z.strictObject({
  node: z.string(),
  status: z.enum(['done', 'current', 'next', 'skipped']),
  at: Instant.optional(),
});

export const Eta = z.strictObject({
  p50Minutes: z.int(),
  p80Minutes: z.int(),
  basis: z.string(),
});

const TicketEvent = z.strictObject({
  type: z.literal('ticket'),
  ticketId: Id,
  number: z.string(),
  /** What the case is about. */
  item: z.string().optional(),
  state: z.enum(TICKET_STATES),
  holder: HolderSchema,
  deadline: z.strictObject({ at: Instant, thenState: z.string() }).optional(),
  eta: Eta,
  progress: z.array(ProgressNode),
});

const LabelEvent = z.strictObject({
  type: z.literal('label'),
  returnId: Id,
  ticketId: Id.optional(),
  carrier: z.string(),
  trackingNo: z.string(),
  pdfUrl: z.string(),
  qr: z.string(),
  pickup: z.string().optional(),
});

const HandoffEvent = z.strictObject({
  type: z.literal('handoff'),
  to: z.string(),
  /** The queue by its id; `to` names it in the buyer's language. */
  group: z.string().optional(),
  reason: z.string(),
  position: z.int().optional(),
  summary: z.string(),
});
const HandbackEvent = z.strictObject({ type: z.literal('handback'), thread: Id.optional() });
const PartyEvent = z.strictObject({
  type: z.literal('party'),
  change: z.enum(['joined', 'left']),
  /** The case whose thread a merchant enters or leaves. */
  ticketId: Id.optional(),
  thread: Id.optional(),
});
const SatisfactionEvent = z.strictObject({
  type: z.literal('satisfaction'),
  askId: Id,
  ticketId: Id.optional(),
  questions: z.array(
    z.strictObject({ id: z.string(), text: z.string(), options: z.array(AskOption).optional() }),
  ),
});
const ResolvedEvent = z.strictObject({
  type: z.literal('resolved'),
  ticketId: Id,
  text: z.string(),
  remedy: RemedySchema.optional(),
  amountCents: CentsSchema.optional(),
  currency: z.string(),
  destination: z.string().optional(),
  coupon: CouponTerms.optional(),
  points: z.int().optional(),
  cites: z.array(Cite),
});

/** Everything a party may see in a conversation. */
export const VisibleEvent = z.discriminatedUnion('type', [
  TextEvent,
  AskEvent,
  EvidenceRequestEvent,
  ConfirmEvent,
  OfferEvent,
  TicketEvent,
  LabelEvent,
  HandoffEvent,
  HandbackEvent,
  PartyEvent,
  SatisfactionEvent,
  ResolvedEvent,
]);
export type VisibleEvent = z.infer<typeof VisibleEvent>;
export type VisibleEventOf<T extends VisibleEvent['type']> = Extract<VisibleEvent, { type: T }>;

/** What every event on the wire carries beside its own fields. */
export interface Envelope {
  readonly conversationId: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: {
    readonly kind: 'bot' | 'buyer' | 'agent' | 'merchant' | 'operator' | 'system';
    readonly name?: string;
  };
  /** For staff: the buyer's own `seq` of it, by which read marks count. */
  readonly buyerSeq?: number;
  /** On the last bot event of a turn. */
  readonly turnEnd?: boolean;
}
export type WireEvent = Envelope & VisibleEvent;

export interface OpenAck {
  readonly ok: true;
  readonly conversationId: string;
  readonly lastSeq: number;
  readonly events: readonly WireEvent[];
}
export interface MessageAck {
  readonly ok: true;
  readonly seq: number;
}
export interface SyncAck {
  readonly ok: true;
  readonly events: readonly WireEvent[];
  readonly lastSeq: number;
}
