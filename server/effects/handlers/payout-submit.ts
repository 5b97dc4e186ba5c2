import type { GatewayEventBody } from '../../contract/gateway.ts';
import type { RefundPort } from '../gateways/refund-port.ts';
import type { Handler, Outcome } from '../ports.ts';

const DONE: Outcome = { kind: 'done' };

/** What becomes of a payout enters by the same door as a gateway's webhook. */
export type PayoutNews = (event: GatewayEventBody) => Promise<unknown>;

/**
 * Hands an approved payout to the gateway under its eternal key and, for a gateway that must be asked,
 * comes back until there is a result.
 */
export const payoutSubmit =
  (gateway: RefundPort, tell: PayoutNews): Handler<'payout.submit'> =>
  async ({ key, effect }) => {
    const { kind: _, ...payout } = effect;
    const about = (type: 'payout.sent' | 'payout.succeeded' | 'payout.failed') => ({
      type,
      payoutId: payout.payoutId,
      amountCents: payout.amountCents,
      eventId: `${type}:${payout.payoutId}`,
    });
    const answer = await gateway.payOut({ ...payout, idempotencyKey: key });
    if (answer.status === 'accepted') {
      if (gateway.pollMs === undefined) return DONE;
      await tell(about('payout.sent'));
    }
    const state = answer.status === 'accepted' ? await gateway.query(payout.payoutId) : answer;
    if (state.status === 'succeeded') await tell(about('payout.succeeded'));
    else if (state.status === 'failed')
      await tell({ ...about('payout.failed'), reason: state.reason });
    else
      return { kind: 'again', afterMs: gateway.pollMs ?? 0, why: `the gateway is ${state.status}` };
    return DONE;
  };
