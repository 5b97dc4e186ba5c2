import type { Merchant, Order, OrderItem } from '../terms/order.ts';
import { addDays, endOfDay } from './days.ts';
import { rulesFor } from './market.ts';
import { parcelOf } from './parcel.ts';
import type { RuleSet } from './rule-set/schema.ts';

interface Payable {
  readonly order: Order;
  readonly item: OrderItem;
  readonly merchant: Pick<Merchant, 'tier'>;
  /** No sale of theirs was settled before this one. */
  readonly newMerchant: boolean;
  /** People release it (tier D): when they may, as time would release it of a merchant who is watched. */
  readonly byHand?: boolean | undefined;
}

/**
 * T-25: the instant from which a line's payable may be released, unless a ticket is open on it then.
 * Goods: the end of the last day after signing, so that no payout overtakes the no-reason window. Undefined
 * while nothing is delivered, and for tier D, whose payouts are made by hand.
 */
export function payoutHold(line: Payable, ruleSet: RuleSet): string | undefined {
  const { order, item, merchant, newMerchant } = line;
  const rules = rulesFor(ruleSet, order.market);
  const { payout, dt10 } = rules;
  const { signedAt, stage } = parcelOf(order, item);
  const tier = dt10[merchant.tier];
  if (!signedAt || (tier.manualPayout && !line.byHand)) return undefined;
  if (stage === 'digital') {
    const slow = newMerchant || merchant.tier === 'C' || merchant.tier === 'D';
    return addDays(signedAt, slow ? payout.virtualNewDays : payout.virtualDays);
  }
  const { payoutExtraDays: extraDays } = line.byHand ? dt10.C : tier;
  const luxury = payout.luxuryCategories.includes(item.category);
  const days = luxury ? payout.luxuryDays : payout.physicalDays;
  return endOfDay(signedAt, days + (extraDays ?? 0), rules.timeZone);
}
