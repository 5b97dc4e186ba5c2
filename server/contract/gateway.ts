import { z } from 'zod';
import { CentsSchema, Id, Instant } from './primitives.ts';

/** `POST /v1/gateway-events`: what became of a refund, a dispute or a payout. */
export const GatewayEventBody = z
  .strictObject({
    type: z.enum([
      'refund.succeeded',
      'refund.failed',
      'dispute.opened',
      'dispute.closed',
      'payout.sent',
      'payout.succeeded',
      'payout.failed',
    ]),
    refundId: Id.optional(),
    payoutId: Id.optional(),
    orderId: Id.optional(),
    amountCents: CentsSchema.optional(),
    reason: z.string().max(500).optional(),
    /** `dispute.opened`: until when the bank takes an answer. */
    dueBy: Instant.optional(),
    eventId: Id,
  })
  // News that says of nothing what it is about would be taken, and lost.
  .superRefine((event, ctx) => {
    const [kind] = event.type.split('.');
    const path = ABOUT[kind as keyof typeof ABOUT];
    const known = event[path] ?? (kind === 'dispute' ? event.refundId : undefined);
    if (known === undefined)
      ctx.addIssue({ code: 'custom', path: [path], message: `is needed with ${event.type}` });
  });
const ABOUT = { refund: 'refundId', dispute: 'orderId', payout: 'payoutId' } as const;
export type GatewayEventBody = z.infer<typeof GatewayEventBody>;
