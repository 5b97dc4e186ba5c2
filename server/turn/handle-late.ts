import { createHash } from 'node:crypto';
import type { Locale, Market } from '../terms/party.ts';
import { runTurn } from './commit-loop.ts';
import type { TurnParts } from './handle.ts';
import { planLateShipment } from './plan-late.ts';
import type { Applied, LateShipment } from './service.ts';

const IGNORED: Applied = { applied: false };
const LOCALE_OF: Readonly<Record<Market, Locale>> = { CN: 'zh-CN', EU: 'en', US: 'en' };

/**
 * Tells a buyer that an item was not sent in time, in a conversation of its own: what they are in the
 * middle of elsewhere goes on undisturbed. Saying it again finds that conversation and does nothing.
 */
export async function lateShipment(
  parts: TurnParts,
  { orderId, itemId, buyerId, market }: LateShipment,
): Promise<Applied> {
  const id = `cv_${createHash('sha256').update(`late ${orderId} ${itemId}`).digest('hex').slice(0, 32)}`;
  const buyer = { kind: 'buyer', buyerId } as const;
  if (!(await parts.log.readable(buyer, id))) {
    const begun = { id, buyerId, locale: LOCALE_OF[market], orderId, at: parts.clock.now() };
    // Two monitors may begin it at once: one of them does.
    await parts.log.create(begun).catch(async (error: unknown) => {
      if (!(await parts.log.readable(buyer, id))) throw error;
    });
  }
  return runTurn<Applied>(parts, {
    key: { conversationId: id, orderId },
    plan: (input) => {
      const outcome = planLateShipment({ ...input, orderId, itemId });
      return outcome.kind === 'plan' ? outcome : { kind: 'done', answer: IGNORED };
    },
    committed: (result) => ({ applied: result.outcome === 'committed' }),
    absent: () => IGNORED,
  });
}
