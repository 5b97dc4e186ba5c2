import type { Merchant, Order, OrderItem } from '../terms/order.ts';
import { addDays, endOfDay } from './days.ts';
import { rulesFor } from './market.ts';
import { parcelOf } from './parcel.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { exclusionOf, noReasonCloses } from './rules/no-reason.ts';

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
 * T-25: the instant from which a line's payable may be released, unless a ticket is open on it then: when
 * the table's days are over, and never while the market's law lets the buyer send the item back. Undefined
 * while nothing is delivered, and for tier D, whose payouts are made by hand.
 */
export function payoutHold(line: Payable, ruleSet: RuleSet): string | undefined {
  const { order, item, merchant } = line;
  const rules = rulesFor(ruleSet, order.market);
  const { dt10 } = rules;
  const { signedAt, stage } = parcelOf(order, item);
  const tier = dt10[merchant.tier];
  if (!signedAt || (tier.manualPayout && !line.byHand)) return undefined;
  const digital = stage === 'digital';
  const { payoutExtraDays = 0 } = line.byHand ? dt10.C : tier;
  const tabled = digital ? codeHold(line, signedAt, rules) : goodsHold(line, signedAt, rules);
  const window = returnWindow(line, rules);
  const until = window && Date.parse(window) > Date.parse(tabled) ? window : tabled;
  return digital || payoutExtraDays === 0
    ? until
    : endOfDay(until, payoutExtraDays, rules.timeZone);
}

function codeHold(
  { newMerchant, merchant: { tier } }: Payable,
  signedAt: string,
  { payout }: RuleSet,
): string {
  const slow = newMerchant || tier === 'C' || tier === 'D';
  return addDays(signedAt, slow ? payout.virtualNewDays : payout.virtualDays);
}

function goodsHold({ item }: Payable, signedAt: string, { payout, timeZone }: RuleSet): string {
  const luxury = payout.luxuryCategories.includes(item.category);
  return endOfDay(signedAt, luxury ? payout.luxuryDays : payout.physicalDays, timeZone);
}

/** Until when the item may go back without a reason; what its merchant promises beyond that holds no money. */
const returnWindow = ({ order, item }: Payable, rules: RuleSet): string | undefined =>
  exclusionOf({ order, item, claim: {} }, rules)
    ? undefined
    : noReasonCloses({ order, item, merchant: {} }, rules);
