import type { RefundPort } from './refund-port.ts';

/** As long as a real gateway takes on a good day, so that the progress view has something to show. */
export const SIMULATED_MS = 1_200;

/**
 * A gateway that pays nobody: the labelled default of a demo. It accepts every refund and payout and has it paid
 * after `SIMULATED_MS`. It remembers in this process only; after a restart the outbox sends the refund
 * again, it is accepted again and paid a moment later, under the same event id.
 */
export function createSimulatedGateway(afterMs = SIMULATED_MS): RefundPort {
  const payAt = new Map<string, number>();
  return {
    name: 'simulated',
    pollMs: afterMs,
    async refund({ idempotencyKey, refundId }) {
      if (idempotencyKey && !payAt.has(refundId)) payAt.set(refundId, Date.now() + afterMs);
      return { status: 'accepted' };
    },
    async payOut({ idempotencyKey, payoutId }) {
      if (idempotencyKey && !payAt.has(payoutId)) payAt.set(payoutId, Date.now() + afterMs);
      return { status: 'accepted' };
    },
    async query(id) {
      const at = payAt.get(id);
      if (at === undefined) return { status: 'unknown' };
      if (Date.now() < at) return { status: 'processing' };
      payAt.delete(id);
      return { status: 'succeeded' };
    },
  };
}
