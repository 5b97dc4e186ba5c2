import type { GatewayEventBody } from '../contract/gateway.ts';
import { Refused } from '../terms/refused.ts';
import type { PayoutDesk } from './ports.ts';

const ACTION_OF = {
  'payout.sent': 'send',
  'payout.succeeded': 'confirm',
  'payout.failed': 'fail',
} as const;

/** What the gateway says of a payout; told again it changes nothing. */
export async function tellPayout(
  payouts: Pick<PayoutDesk, 'act'>,
  { type, payoutId, amountCents, reason }: GatewayEventBody,
  at: string,
): Promise<{ readonly applied: boolean }> {
  const action = ACTION_OF[type as keyof typeof ACTION_OF];
  if (payoutId === undefined || !action)
    throw new Refused('validation_failed', 'Say which payout it is.', {
      errors: [{ path: 'payoutId', message: 'is needed' }],
    });
  const { applied } = await payouts.act({ payoutId, action, at, amountCents, reason });
  return { applied };
}
