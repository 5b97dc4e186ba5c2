import type { RefundPort } from './refund-port.ts';

/**
 * The storefront pays: it holds the payment, so it alone can send it back. It hears `refund.requested`
 * with the refund's id and amount through the feed and the webhook, which the same commit put into the
 * outbox, and reports through `POST /v1/gateway-events`; `payout.approved` is the same for payouts.
 * There is nothing left to send here.
 */
export const createStorefrontGateway = (): RefundPort => ({
  name: 'storefront',
  refund: async () => ({ status: 'accepted' }),
  payOut: async () => ({ status: 'accepted' }),
  query: async () => ({ status: 'unknown' }),
});
