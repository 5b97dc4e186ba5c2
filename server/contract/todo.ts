import { z } from 'zod';
import { CentsSchema, Id, Instant } from './primitives.ts';
import { NextAction } from './tickets.ts';

/** `GET /v1/todo`: what waits for a merchant, the nearest deadline first. */
export const TodoItem = z.strictObject({
  id: Id,
  number: z.string(),
  state: z.string(),
  version: z.int(),
  orderId: z.string(),
  itemTitle: z.string(),
  conversationId: z.string(),
  leaf: z.string(),
  severity: z.string().optional(),
  /** The buyer's words, shortened. */
  description: z.string(),
  currency: z.string(),
  paidCents: CentsSchema,
  /** What a yes would carry out: the buyer's choice where there is one, else what the rules give. */
  terms: z
    .strictObject({
      remedy: z.string(),
      amountCents: CentsSchema,
      percentBps: z.int().optional(),
      couponCents: CentsSchema.optional(),
      points: z.int().optional(),
      /** The buyer has said yes already: the merchant's yes carries it out at once. */
      chosen: z.boolean(),
    })
    .optional(),
  requested: z.strictObject({
    remedy: z.string().optional(),
    amountCents: CentsSchema.optional(),
  }),
  /** Files on the case. */
  files: z.int(),
  deadline: z.strictObject({ at: Instant, timer: z.string(), thenState: z.string() }).optional(),
  next: z.array(NextAction),
});
export type TodoItem = z.infer<typeof TodoItem>;

export const TodoQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type TodoQuery = z.infer<typeof TodoQuery>;

export const TodoPage = z.strictObject({
  items: z.array(TodoItem),
  nextCursor: z.string().nullable(),
  /** Of all that wait, not of this page. */
  waiting: z.int(),
  overdue: z.int(),
});
export type TodoPage = z.infer<typeof TodoPage>;
