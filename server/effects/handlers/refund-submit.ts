import type { GatewayEventBody } from '../../contract/gateway.ts';
import type { TurnService } from '../../turn/service.ts';
import type { RefundPort } from '../gateways/refund-port.ts';
import type { EffectItem, EffectOf, Handler, Outcome } from '../ports.ts';

const DONE: Outcome = { kind: 'done' };

/**
 * Hands a refund to the gateway under its eternal key and, for a gateway that must be asked, comes back
 * until there is a result. The result enters by the same door as a gateway's webhook.
 */
export const refundSubmit =
  (gateway: RefundPort, turn: Pick<TurnService, 'gatewayEvent'>): Handler<'refund.submit'> =>
  async (item) => {
    const { refundId, orderId, amountCents, reason } = item.effect;
    const request = { refundId, orderId, amountCents, reason, idempotencyKey: item.key };
    const answer = await gateway.refund(request);
    if (answer.status === 'accepted' && gateway.pollMs === undefined) return DONE;
    const state = answer.status === 'accepted' ? await gateway.query(refundId) : answer;
    if (state.status !== 'succeeded' && state.status !== 'failed')
      return { kind: 'again', afterMs: gateway.pollMs ?? 0, why: `the gateway is ${state.status}` };
    await turn.gatewayEvent(gateway.name, result(item, state));
    return DONE;
  };

/** The event's id is made of the refund's, so that telling it twice is telling it once. */
function result(
  { effect }: EffectItem<EffectOf<'refund.submit'>>,
  state: { readonly status: 'succeeded' } | { readonly status: 'failed'; readonly reason: string },
): GatewayEventBody {
  const { refundId, orderId, amountCents } = effect;
  const type = `refund.${state.status}` as const;
  const about = { refundId, orderId, amountCents, eventId: `${type}:${refundId}` };
  return state.status === 'failed'
    ? { ...about, type: 'refund.failed', reason: state.reason }
    : { ...about, type: 'refund.succeeded' };
}
