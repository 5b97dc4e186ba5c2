import { z } from 'zod';
import { EVIDENCE_KEYS, EVIDENCE_PROBLEMS } from '../terms/evidence.ts';
import { REMEDIES } from '../terms/reason.ts';
import { BpsSchema, CentsSchema, Cite, Id, Instant } from './primitives.ts';

export const RemedySchema = z.enum(REMEDIES);

export const ChecklistItem = z.strictObject({
  key: z.enum(EVIDENCE_KEYS),
  label: z.string(),
  /** How to take it well, in one line. */
  hint: z.string().optional(),
  kind: z.enum(['photo', 'video', 'screenshot', 'document']),
  required: z.boolean(),
  satisfiedBy: Id.optional(),
  problem: z.enum(EVIDENCE_PROBLEMS).optional(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const EvidenceRequestEvent = z.strictObject({
  type: z.literal('evidence_request'),
  askId: Id,
  slot: z.literal('evidence'),
  ticketId: Id.optional(),
  text: z.string(),
  checklist: z.array(ChecklistItem),
});

export const ConfirmEvent = z.strictObject({
  type: z.literal('confirm'),
  askId: Id,
  slot: z.literal('confirm'),
  /** The case it belongs to; absent while none is open. */
  ticketId: Id.optional(),
  text: z.string(),
  summary: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  digest: z.string(),
  expiresAt: Instant,
  /** What the figures and the words of the card rest on. */
  cites: z.array(Cite).optional(),
});

export const CouponTerms = z.strictObject({
  faceCents: CentsSchema,
  validDays: z.int(),
  thresholdCents: CentsSchema,
});

/** What comes with the cash: the way of the goods, what is sent, what was taken off, each flaw's part. */
const BesideCash = {
  freight: z
    .strictObject({ payer: z.string(), labelCents: CentsSchema, offset: z.boolean() })
    .optional(),
  deductCents: CentsSchema.optional(),
  /** What is sent again, in words. */
  resend: z.array(z.string()).optional(),
  flaws: z.array(z.strictObject({ label: z.string(), cents: CentsSchema })).optional(),
  /** Who has to agree before it can be had. */
  agreedBy: z.enum(['merchant', 'platform']).optional(),
};

export const OfferAlternative = z.strictObject({
  ...BesideCash,
  offerId: Id,
  remedy: RemedySchema,
  label: z.string(),
  amountCents: CentsSchema.optional(),
  percentBps: BpsSchema.optional(),
  coupon: CouponTerms.optional(),
  points: z.int().optional(),
});
export type OfferAlternative = z.infer<typeof OfferAlternative>;

const Proposal = z.strictObject({
  /** By which it is accepted, declined or answered; absent on a first wish. */
  id: Id.optional(),
  remedy: RemedySchema.optional(),
  amountCents: CentsSchema.optional(),
  percentBps: BpsSchema.optional(),
  expiresAt: Instant.optional(),
  reason: z.string().optional(),
  /** Said by Redress in this side's name, within its mandate. */
  spokenFor: z.boolean().optional(),
});

export const OfferEvent = z.strictObject({
  ...BesideCash,
  type: z.literal('offer'),
  offerId: Id,
  ticketId: Id,
  by: z.enum(['platform', 'merchant', 'buyer']),
  remedy: RemedySchema,
  currency: z.string(),
  amountCents: CentsSchema.optional(),
  percentBps: BpsSchema.optional(),
  coupon: CouponTerms.optional(),
  points: z.int().optional(),
  alternatives: z.array(OfferAlternative),
  why: z.array(z.string()),
  ruleIds: z.array(z.string()),
  /** What the figures and the reasons of the card rest on. */
  cites: z.array(Cite).optional(),
  round: z.int(),
  roundsLeft: z.int(),
  expiresAt: Instant,
  proposals: z.strictObject({
    buyer: Proposal.optional(),
    merchant: Proposal.optional(),
    platform: Proposal.optional(),
  }),
});
