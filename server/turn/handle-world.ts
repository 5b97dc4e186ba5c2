import type { GatewayEventBody } from '../contract/gateway.ts';
import { runTurn } from './commit-loop.ts';
import type { TurnParts } from './handle.ts';
import { planDeadline } from './plan-deadline.ts';
import { planDispute, planGatewayEvent } from './plan-world.ts';
import type { DueDeadline } from './service.ts';

interface Applied {
  readonly applied: boolean;
}
const IGNORED: Applied = { applied: false };

/** What the payment gateway reports. An event of a refund that is not ours changes nothing. */
export async function gatewayEvent(
  parts: TurnParts,
  provider: string,
  event: GatewayEventBody,
): Promise<Applied> {
  if (event.type.startsWith('dispute.')) return dispute(parts, provider, event);
  const ticketId = event.refundId ? await parts.refunds.ticketOf(event.refundId) : undefined;
  if (!ticketId) return IGNORED;
  return runTurn<Applied>(parts, {
    key: { ticketId },
    plan: (input) => {
      const outcome = planGatewayEvent({ ...input, provider, event });
      return outcome.kind === 'plan' ? outcome : { kind: 'done', answer: IGNORED };
    },
    committed: (result) => ({ applied: result.outcome === 'committed' }),
    absent: () => IGNORED,
  });
}

/** A chargeback is about an order: it is noted there, and every case of it waits for the bank, or goes on. */
async function dispute(
  parts: TurnParts,
  provider: string,
  event: GatewayEventBody,
): Promise<Applied> {
  const orderId =
    event.orderId ?? (event.refundId && (await parts.refunds.orderOf(event.refundId))) ?? '';
  if (!orderId) return IGNORED;
  let applied = await note(parts, orderId, event);
  for (const ticketId of await parts.refunds.ticketsOf(orderId)) {
    const answer = await runTurn<Applied>(parts, {
      key: { ticketId },
      plan: (input) => {
        const about = { ...event, orderId, eventId: `${event.eventId}:${ticketId}` };
        const outcome = planDispute({ ...input, provider, event: about, ticketId });
        return outcome.kind === 'plan' ? outcome : { kind: 'done', answer: IGNORED };
      },
      committed: (result) => ({ applied: result.outcome === 'committed' }),
      absent: () => IGNORED,
    });
    applied ||= answer.applied;
  }
  return { applied };
}

const note = ({ refunds, clock }: TurnParts, orderId: string, event: GatewayEventBody) =>
  event.type === 'dispute.closed'
    ? refunds.disputeClosed(orderId)
    : refunds.disputeOpened(orderId, {
        eventId: event.eventId,
        at: clock.now(),
        reason: event.reason,
        amountCents: event.amountCents,
        dueBy: event.dueBy,
      });

/** A deadline that fell due; one that no longer stands does nothing. */
export const deadline = (parts: TurnParts, due: DueDeadline): Promise<void> =>
  runTurn<void>(parts, {
    key: { ticketId: due.ticketId },
    plan: (input) => {
      const outcome = planDeadline({
        ...input,
        ticketId: due.ticketId,
        timer: due.timer,
        at: due.at,
      });
      return outcome.kind === 'plan' ? outcome : { kind: 'done', answer: undefined };
    },
    committed: () => {},
    absent: () => {},
  });
