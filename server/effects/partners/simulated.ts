import type { CardCode } from '../../terms/order.ts';
import type { Inquiry } from '../../turn/effect.ts';
import type { PartnerPort } from './partner-port.ts';

/** As long as a quick issuer takes, so that the progress view has something to show. */
export const SIMULATED_MS = 6_000;

export interface SimulatedParts {
  /** The demo shop's own orders: of all others the storefront knows better. */
  readonly knows: (orderId: string) => boolean;
  readonly otherwise: PartnerPort;
  readonly afterMs?: number;
}

/**
 * Partners made up for the demo shop, labelled as such. They remember in this process only; after a
 * restart the outbox asks again and the same answer comes a moment later, under the same event id.
 */
export function simulatedPartner({
  knows,
  otherwise,
  afterMs = SIMULATED_MS,
}: SimulatedParts): PartnerPort {
  const answerAt = new Map<string, number>();
  return {
    name: 'simulated',
    async ask(question) {
      const { inquiry, key } = question;
      if (!knows(inquiry.orderId)) return otherwise.ask(question);
      const at = answerAt.get(key) ?? Date.now() + afterMs;
      answerAt.set(key, at);
      if (Date.now() < at) return { status: 'busy', afterMs };
      answerAt.delete(key);
      return { status: 'answered', result: resultOf(inquiry) };
    },
  };
}

/** What a partner would say of it, from nothing but the question: the same each time. */
function resultOf(inquiry: Inquiry): unknown {
  switch (inquiry.kind) {
    case 'parcel.intercept':
      return 'intercepted';
    case 'parcel.trace':
      return 'lost';
    case 'code.check':
      return codeResult(inquiry.codes.find((code) => code.redeemedAt) ?? inquiry.codes[0]);
  }
}

const codeResult = (code: CardCode | undefined) =>
  code?.redeemedAt
    ? {
        status: 'redeemed',
        redeemedAt: code.redeemedAt,
        deliveredAt: code.deliveredAt,
        ipMatchBuyer: code.redeemedBy === 'buyer',
      }
    : 'not_activated_by_issuer';
