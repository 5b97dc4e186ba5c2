import type { Telling } from '../handlers/storefront-events.ts';
import { tell } from '../handlers/storefront-events.ts';
import type { PartnerPort } from './partner-port.ts';

/**
 * The storefront asks its issuers and carriers: it hears `report.requested` with the kind of report
 * that is wanted and what about, and answers by `POST /v1/reports`.
 */
export const storefrontPartner = (telling: Telling): PartnerPort => ({
  name: 'storefront',
  async ask({ inquiry: { kind: asked, ticketId, ...about }, kind, key }) {
    await tell(telling, {
      id: key,
      type: 'report.requested',
      ticketId,
      data: { kind, asked, ...about },
    });
    return { status: 'asked' };
  },
});
