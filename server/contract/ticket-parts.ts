import { z } from 'zod';
import { BpsSchema, CentsSchema, Instant } from './primitives.ts';

export const Shares = z.strictObject({
  merchantBps: BpsSchema,
  platformBps: BpsSchema,
  carrierBps: BpsSchema,
  buyerBps: BpsSchema,
  basis: z.string(),
});

export const TraceStep = z.strictObject({
  ruleId: z.string(),
  label: z.string(),
  facts: z.record(z.string(), z.unknown()),
  outcome: z.string(),
  /** What would change the outcome, as the key of a sentence. */
  change: z.string().optional(),
});

/** Terms, inspections and findings are shown as the case holds them; their shapes grow with the policy. */
const Open = z.record(z.string(), z.unknown());

export const Decision = z.strictObject({
  route: z.string(),
  ruleSetVersion: z.string(),
  trace: z.array(TraceStep),
  capCents: CentsSchema,
  liability: Shares,
  freightPayer: z.string(),
  /** `offer`, `proceed`, `decline`, `refer` or `inform`. */
  kind: z.string().optional(),
  /** Why it was declined or left to a person, or the topic of the answer. */
  reasons: z.array(z.string()).optional(),
  /** Where a `proceed` leads. */
  to: z.string().optional(),
  /** Redress agreed in the merchant's name, by this version of its mandate. */
  mandate: z.strictObject({ version: z.int() }).optional(),
  /** What the tables would give, for one tap of the platform's people. */
  proposal: z
    .strictObject({
      terms: Open,
      alternatives: z.array(Open),
      capCents: CentsSchema,
      liability: Shares,
      freightPayer: z.string(),
    })
    .optional(),
});

/** One party's proposal, open or of an earlier round. */
export const ProposalView = z.strictObject({
  id: z.string(),
  by: z.enum(['buyer', 'merchant', 'platform']),
  remedy: z.string(),
  amountCents: CentsSchema,
  percentBps: BpsSchema.optional(),
  reason: z.string().optional(),
  evidenceIds: z.array(z.string()).optional(),
  round: z.int(),
  madeAt: Instant,
  expiresAt: Instant,
  status: z.string(),
  /** Said by Redress in this party's name, within its mandate. */
  spokenFor: z.boolean().optional(),
  /** The merchant has still to agree to it. */
  asks: z.string().optional(),
});
export type ProposalView = z.infer<typeof ProposalView>;

/** The talk about a case: every proposal in order, and what is left of rounds and time. */
export const TalkView = z.strictObject({
  proposals: z.array(ProposalView),
  rounds: z.int(),
  left: z.strictObject({ buyer: z.int(), merchant: z.int() }),
  /** What the tables give, which nothing here goes below. */
  dueCents: CentsSchema.optional(),
});

/** What else is known of a case, beside its claim, its offers and its payments. */
export const CaseParts = {
  /** A decision above one person's cap, for the platform's people: another one confirms it. */
  pendingRuling: z
    .strictObject({
      by: z.string(),
      at: Instant,
      outcome: z.string(),
      amountCents: CentsSchema,
      reason: z.string(),
    })
    .optional(),
  /** What is being carried out, whoever decided it. */
  granted: z.strictObject({ terms: Open, liability: Shares }).optional(),
  /** The other flaws told of, beside the ticket's own leaf. */
  flaws: z.array(Open).optional(),
  /** What partners and systems outside found, by kind. */
  findings: Open.optional(),
  /** Frozen on the merchant's account for this case. */
  hold: z.strictObject({ cents: CentsSchema, from: z.string() }).optional(),
  transfers: z.array(z.strictObject({ id: z.string(), cents: CentsSchema })).optional(),
  /** Bills of carriers, repairers and experts, and what is claimed of the carrier; the platform's own. */
  bills: z
    .array(
      z.strictObject({
        id: z.string(),
        of: z.enum(['freight', 'vendor']),
        cents: CentsSchema,
        paidCents: CentsSchema,
        approved: z.boolean(),
      }),
    )
    .optional(),
  carrierClaim: z
    .strictObject({
      claimedCents: CentsSchema,
      clearedCents: CentsSchema,
      admittedCents: CentsSchema,
    })
    .optional(),
  arbitration: z
    .strictObject({
      openedAt: Instant,
      statements: z.array(
        z.strictObject({
          by: z.string(),
          at: Instant,
          note: z.string(),
          evidenceIds: z.array(z.string()),
        }),
      ),
      juryConsent: z.array(z.string()),
      votes: z
        .array(z.strictObject({ seat: z.string(), for: z.string(), reason: z.string().optional() }))
        .optional(),
      decidedBy: z.string().optional(),
    })
    .optional(),
  talk: TalkView.optional(),
  appeals: z.array(z.strictObject({ by: z.string(), at: Instant, note: z.string() })).optional(),
  /** DT-10: drawn for the platform to look at again; its people alone see it. */
  audit: z
    .strictObject({
      at: Instant,
      tier: z.string(),
      outcome: z.enum(['confirmed', 'overturned']).optional(),
      by: z.string().optional(),
      note: z.string().optional(),
    })
    .optional(),
  suspension: z.strictObject({ from: z.string(), reason: z.string(), at: Instant }).optional(),
  /** What a person asked a party for, and until when. */
  wanted: z
    .strictObject({ from: z.string(), keys: z.array(z.string()), until: Instant })
    .optional(),
  assignee: z.string().optional(),
  rating: z.strictObject({ score: z.int(), note: z.string().optional() }).optional(),
};
