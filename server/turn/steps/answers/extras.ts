import { rulesFor } from '../../../decision/market.ts';
import { parcelOf } from '../../../decision/parcel.ts';
import { noReasonCloses, noReasonOpen } from '../../../decision/rules/no-reason.ts';
import type { Speech } from '../../../dialogue/speech.ts';
import type { Draft } from '../../draft.ts';
import type { OrderFacts } from '../../ports.ts';
import { type Answer, aboutOrder, factsFor, instant, money, rule } from './told.ts';

/** What was promised with the order and did not come, as against what was used on it. */
const NOT_CREDITED =
  /(?:没|未|还没|一直没)(?:有)?(?:到账?|收到|发|给|送)|少(?:了|给|送)|\b(?:not|never|haven'?t|hasn'?t|didn'?t|weren'?t|wasn'?t)\b[^.!?]{0,24}\b(?:credited|received?|get|got|arrived?|given|there|show\w*)\b|\bmissing\b/i;

/** Coupons and points come back in kind (暂行办法 §14–15); those of our own cases are listed. */
export const couponPoints: Answer = (draft, { text }) => {
  draft.say(NOT_CREDITED.test(text) ? [{ name: 'points_promised' }] : couponsTold(draft));
  return 'told';
};

export function couponsTold(draft: Draft): Speech[] {
  const order = draft.snapshot.focus?.order;
  const cite = rule('暂行办法 §14–15');
  const used: Speech[] =
    order && order.couponCents > 0
      ? [
          {
            name: 'coupons_used',
            facts: { amount: money(order.couponCents, order.currency, cite) },
          },
        ]
      : [];
  const issued = draft.snapshot.tickets.flatMap((ticket): Speech[] => [
    ...ticket.coupons.map(({ id, faceCents, expiresAt }): Speech => {
      const by = { kind: 'action', id } as const;
      return {
        name: 'coupons_issued',
        facts: { face: money(faceCents, ticket.currency, by), until: instant(expiresAt, by) },
      };
    }),
    ...ticket.points.map(
      ({ id, points }): Speech => ({
        name: 'points_issued',
        facts: { points: { kind: 'count', value: points, cite: { kind: 'action', id } } },
      }),
    ),
  ]);
  return [...issued, { name: 'coupons_rule' }, ...used];
}

/** The price stands; what the buyer can still do with the order is said beside it. */
export const priceProtect: Answer = (draft, heard) =>
  aboutOrder(draft, heard, {
    about: 'price_protect',
    tell: (facts) => draft.say(priceTold(draft, facts)),
  });

export function priceTold(draft: Draft, facts: OrderFacts): Speech[] {
  const first: Speech = { name: 'inform_price_drop' };
  const item =
    facts.order.items.find((one) => one.id === draft.state.focus?.itemId) ?? facts.order.items[0];
  if (!item) return [first];
  if (parcelOf(facts.order, item).stage === 'unshipped') return [first, { name: 'price_cancel' }];
  const rules = rulesFor(draft.rules, facts.order.market);
  const known = factsFor(draft, facts, { item, leaf: 'NRR.seven_day' });
  const closes = known && noReasonCloses(known, rules);
  if (!known || !closes || !noReasonOpen(known, closes, rules)) return [first];
  return [first, { name: 'price_return', facts: { until: instant(closes, rule('DT-14')) } }];
}
