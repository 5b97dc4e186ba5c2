import { z } from 'zod';
import { Id, Instant } from './primitives.ts';

const SIDES = ['buyer', 'merchant'] as const;
const MAX_REASON = 2_000;

/** `GET /v1/tickets/{id}/jury-file`: what a jury judges by. No names, shops, orders or prices. */
export const JuryFile = z.strictObject({
  leaf: z.string(),
  severity: z.string().optional(),
  category: z.string(),
  /** The buyer's claim, in their words. */
  claim: z.string(),
  /** How the item was listed: its grade, what the page said of it, what was found at intake. */
  listing: z
    .strictObject({ grade: z.string(), said: z.array(z.string()), intake: z.array(z.string()) })
    .optional(),
  statements: z.array(z.strictObject({ by: z.string(), note: z.string() })),
  evidence: z.array(
    z.strictObject({ key: z.string().optional(), kind: z.string(), url: z.string() }),
  ),
  votes: z.int(),
});
export type JuryFile = z.infer<typeof JuryFile>;

/** A juror's own seat: `closed` where it ended before they answered. */
export const JurySeatView = z.strictObject({
  /** Names the case, and nothing of it. */
  id: z.string(),
  leaf: z.string(),
  expert: z.boolean(),
  status: z.enum(['invited', 'voted', 'declined', 'closed']),
  invitedAt: Instant,
  /** Until when the jury sits; absent once it does not. */
  deadlineAt: Instant.optional(),
  /** While it sits: its seats, how many have voted, and how many equal votes decide. Not for whom. */
  jury: z.strictObject({ seats: z.int(), cast: z.int(), enough: z.int() }).optional(),
  /** What one voted for, and why. */
  vote: z.strictObject({ for: z.enum(SIDES), reason: z.string() }).optional(),
  /** What came of it, once it is decided; for the side it gives right. */
  outcome: z.strictObject({ for: z.enum(SIDES), at: Instant }).optional(),
});
export type JurySeatView = z.infer<typeof JurySeatView>;

/** `GET /v1/jury`, newest first. */
export const JurySeatPage = z.strictObject({
  items: z.array(JurySeatView),
  nextCursor: z.null(),
});
/** `GET /v1/jury/{id}`; without a file once the jury no longer sits. */
export const JuryCase = z.strictObject({ seat: JurySeatView, file: JuryFile.optional() });
export type JuryCase = z.infer<typeof JuryCase>;

export const JuryVoteBody = z.strictObject({
  clientId: z.uuid(),
  for: z.enum(SIDES),
  /** Kept, without a name, for the cases that come after. */
  reason: z.string().trim().min(1, 'say why').max(MAX_REASON),
});
export const JuryDeclineBody = z.strictObject({ clientId: z.uuid() });

export const PrecedentQuery = z.strictObject({
  /** Only of this reason. */
  leaf: z.string().max(64).optional(),
  /** Words that stand in the claim or in a reason. */
  q: z.string().trim().max(100).optional(),
  /** The case one looks from, left out. */
  not: Id.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(5),
});
export type PrecedentQuery = z.infer<typeof PrecedentQuery>;

/** How a case like it was decided, without who its sides were. */
export const Precedent = z.strictObject({
  leaf: z.string(),
  category: z.string(),
  severity: z.string().optional(),
  by: z.enum(['jury', 'arbiter']),
  /** Whom it gave right. */
  for: z.enum(SIDES),
  /** Votes for each side, where a jury sat. */
  votes: z.strictObject({ buyer: z.int(), merchant: z.int() }).optional(),
  claim: z.string(),
  reasons: z.array(z.string()),
  at: Instant,
});
export type Precedent = z.infer<typeof Precedent>;
/** `GET /v1/precedents`, newest first. */
export const PrecedentPage = z.strictObject({ items: z.array(Precedent), nextCursor: z.null() });
