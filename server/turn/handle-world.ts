import type { GatewayEventBody } from '../contract/storefront.ts';
import { runTurn } from './commit-loop.ts';
import type { TurnParts } from './handle.ts';
import { planDeadline, planGatewayEvent } from './plan-world.ts';
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
