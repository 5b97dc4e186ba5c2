import { z } from 'zod';
import { EVIDENCE_KEYS } from '../terms/evidence.ts';
import { TICKET_STATES } from '../terms/state.ts';
import { Eta, HolderSchema } from './conversation-events.ts';
import { BpsSchema, CentsSchema, Id, Instant } from './primitives.ts';
import { CaseParts, Decision } from './ticket-parts.ts';

export const NextAction = z.strictObject({
  action: z.string(),
  by: z.string(),
  effect: z.string(),
  /** Fields without which it is refused. */
  needs: z.array(z.string()).optional(),
});

/** `GET /v1/tickets/{id}` */
export const TicketView = z.strictObject({
  id: Id,
  number: z.string(),
  state: z.enum(TICKET_STATES),
  holder: HolderSchema,
  version: z.int(),
  buyerId: z.string(),
  merchantId: z.string(),
  /** Who these are; a merchant is not told the buyer's. */
  buyerName: z.string().optional(),
  merchantName: z.string().optional(),
  orderId: z.string(),
  itemId: z.string(),
  conversationId: z.string(),
  quantity: z.int(),
  currency: z.string(),
  paidCents: CentsSchema,
  itemTitle: z.string(),
  reason: z.string(),
  leaf: z.string(),
  /** Further leaves of the same case, each priced separately. */
  secondary: z.array(z.string()).optional(),
  severity: z.string().optional(),
  description: z.string(),
  remedy: z.string().optional(),
  requested: z.strictObject({
    remedy: z.string().optional(),
    amountCents: CentsSchema.optional(),
    /** The share that was asked for, where a share was named. */
    percentBps: BpsSchema.optional(),
  }),
  /** Why a person has it, and in which queue. */
  referral: z.strictObject({ group: z.string(), reasons: z.array(z.string()) }).optional(),
  decision: Decision.optional(),
  ...CaseParts,
  offers: z.array(z.record(z.string(), z.unknown())),
  refunds: z.array(
    z.strictObject({ id: z.string(), amountCents: CentsSchema, status: z.string() }),
  ),
  coupons: z.array(z.record(z.string(), z.unknown())),
  points: z.array(z.record(z.string(), z.unknown())),
  /** Where goods, money and books stand, beside the one visible state. */
  goods: z.string(),
  money: z.string(),
  settlement: z.string(),
  return: z.record(z.string(), z.unknown()).optional(),
  exchange: z.record(z.string(), z.unknown()).optional(),
  repair: z.record(z.string(), z.unknown()).optional(),
  evidence: z.array(
    z.strictObject({
      id: z.string(),
      key: z.enum(EVIDENCE_KEYS).optional(),
      kind: z.string(),
      ok: z.boolean(),
      problems: z.array(z.string()),
      sha256: z.string(),
      uploadedAt: Instant,
      url: z.string(),
    }),
  ),
  timeline: z.array(
    z.strictObject({
      at: Instant,
      event: z.string(),
      from: z.string().optional(),
      to: z.string(),
      actor: z.string(),
      note: z.string().optional(),
      /** The event's own plain values, such as an amount or a leg; the platform's people see them. */
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      hash: z.string(),
    }),
  ),
  next: z.array(NextAction),
  deadline: z
    .strictObject({ at: Instant, thenState: z.string(), timer: z.string().optional() })
    .optional(),
  eta: Eta,
  createdAt: Instant,
  updatedAt: Instant,
});
export type TicketView = z.infer<typeof TicketView>;

/** One row of `GET /v1/tickets`. */
export const TicketRow = TicketView.pick({
  id: true,
  number: true,
  state: true,
  holder: true,
  version: true,
  buyerId: true,
  merchantId: true,
  buyerName: true,
  merchantName: true,
  orderId: true,
  itemId: true,
  itemTitle: true,
  reason: true,
  leaf: true,
  currency: true,
  paidCents: true,
  deadline: true,
  createdAt: true,
  updatedAt: true,
}).extend({ amountCents: CentsSchema.optional() });
export type TicketRow = z.infer<typeof TicketRow>;

export const TicketQuery = z.strictObject({
  state: z.enum(TICKET_STATES).optional(),
  holder: HolderSchema.optional(),
  merchantId: Id.optional(),
  reason: z.string().max(40).optional(),
  q: z.string().max(100).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  /** `open`: drawn for the platform to look at again, and not looked at yet (DT-10). */
  audit: z.literal('open').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

/** Every action of protocol §6; which of them a state allows, the transition table says. */
export const ACTIONS = [
  'approve',
  'reject',
  'propose',
  'accept_offer',
  'decline_offer',
  'confirm_receipt',
  'inspect',
  'ship_exchange',
  'counter',
  'add_evidence',
  'ship_return',
  'book_pickup',
  'escalate',
  'withdraw',
  'change_solution',
  'appeal',
  'rate',
  'assign',
  'request_evidence',
  'arbitrate',
  'open_jury',
  'extend_deadline',
  'override',
  'confirm_ruling',
  'withdraw_ruling',
  'reopen',
  'audit_confirm',
  'audit_overturn',
  'ask_merchant',
  'send_to_appraisal',
  'open_arbitration',
  'vote',
  'decline_seat',
  'report',
  'retry_refund',
  'suspend',
  'resume',
  'delegate',
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** `POST /v1/tickets/{id}/actions`. Which fields an action needs is checked by the action itself. */
export const ActionBody = z.strictObject({
  action: z.enum(ACTIONS),
  version: z.int().min(0),
  clientId: z.uuid(),
  offerId: Id.optional(),
  amountCents: CentsSchema.optional(),
  remedy: z.string().max(40).optional(),
  note: z.string().max(2_000).optional(),
  reason: z.string().max(2_000).optional(),
  reasonCode: z.string().max(64).optional(),
  evidenceIds: z.array(Id).max(50).optional(),
  carrier: z.string().max(64).optional(),
  trackingNo: z.string().max(64).optional(),
  outcome: z.string().max(64).optional(),
  severity: z.string().max(16).optional(),
  decision: z.string().max(64).optional(),
  liability: z.string().max(64).optional(),
  from: z.string().max(32).optional(),
  checklist: z.array(z.string().max(64)).max(16).optional(),
  hours: z.int().min(1).max(720).optional(),
  score: z.int().min(1).max(5).optional(),
  /** `inspect`: what is proposed to be taken off, and why it may be. */
  deductBps: BpsSchema.optional(),
  missing: z.array(z.string().max(40)).max(16).optional(),
  buyerCaused: z.boolean().optional(),
  /** `report`: a finding that staff file for a partner, as `POST /v1/reports` takes it. */
  kind: z.string().max(40).optional(),
  result: z.unknown().optional(),
  /** Not read any more: a juror votes from the seat they were drawn for. */
  seat: z.string().max(64).optional(),
});
export type ActionBody = z.infer<typeof ActionBody>;

export const LedgerView = z.strictObject({
  items: z.array(
    z.strictObject({
      journalId: z.string(),
      at: Instant,
      event: z.string(),
      account: z.string(),
      debitCents: CentsSchema,
      creditCents: CentsSchema,
      note: z.string(),
    }),
  ),
});
export type LedgerView = z.infer<typeof LedgerView>;
