import { z } from 'zod';
import { CentsSchema, Id } from './primitives.ts';
import { ACTIONS } from './tickets.ts';

/** Tickets that one batch may name. */
export const MAX_BATCH = 200;

/** `POST /v1/tickets/actions:batch`. With a `clientId` the same batch sent again does nothing twice. */
export const BatchBody = z.strictObject({
  action: z.enum(ACTIONS),
  /** At most 200; more is refused whole, before anything is done. */
  ticketIds: z.array(Id).min(1),
  clientId: z.uuid().optional(),
  note: z.string().max(2_000).optional(),
  reasonCode: z.string().max(64).optional(),
  remedy: z.string().max(40).optional(),
  amountCents: CentsSchema.optional(),
  outcome: z.string().max(64).optional(),
  /** `extend_deadline`: by how long, and why; both sides read it. */
  hours: z.int().min(1).max(720).optional(),
  reason: z.string().max(2_000).optional(),
});
export type BatchBody = z.infer<typeof BatchBody>;

/** `POST /v1/tickets/next:batch`: what may be done to each now. */
export const NextBody = z.strictObject({ ticketIds: z.array(Id).min(1).max(MAX_BATCH) });
/** A ticket that is not the caller's is left out, as one that is not there. */
export const NextAnswer = z.strictObject({
  items: z.array(
    z.strictObject({ ticketId: Id, version: z.int(), next: z.array(z.enum(ACTIONS)) }),
  ),
});
export type NextAnswer = z.infer<typeof NextAnswer>;
