import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { PayoutRules } from '../store/maturity.ts';
import type { Category } from '../terms/order.ts';

const DAY_MS = 86_400_000;

/**
 * T-25 by the rule set: when a line's money may be withdrawn, counted from its signing or from the
 * delivery of its codes; never by itself for a merchant of tier D.
 */
export const payoutHold =
  ({ payout }: Pick<RuleSet, 'payout'>): PayoutRules['hold'] =>
  ({ order, item, merchant }) => {
    if (merchant.tier === 'D') return undefined;
    const watched = merchant.tier === 'C';
    const isCode = item.custody === 'digital';
    const from = isCode
      ? latest(deliveries(item.codes) ?? [order.paidAt])
      : signedAt(order, item.id);
    if (from === undefined) return undefined;
    const days = isCode
      ? watched
        ? payout.virtualNewDays
        : payout.virtualDays
      : physicalDays(payout, item.category) + (watched ? payout.tierCExtraDays : 0);
    return new Date(Date.parse(from) + days * DAY_MS).toISOString();
  };

const physicalDays = (payout: RuleSet['payout'], category: Category): number =>
  payout.luxuryCategories.includes(category) ? payout.luxuryDays : payout.physicalDays;

type Sold = Parameters<PayoutRules['hold']>[0];

const deliveries = (codes: Sold['item']['codes']): readonly string[] | undefined =>
  codes && codes.length > 0 ? codes.map(({ deliveredAt }) => deliveredAt) : undefined;

/** When the last parcel with this item was signed for; undefined while one is on its way. */
function signedAt(order: Sold['order'], itemId: string): string | undefined {
  const parcels = order.shipments.filter(({ itemIds }) => itemIds.includes(itemId));
  const signed = parcels.flatMap((parcel) => parcel.signedAt ?? []);
  return signed.length > 0 && signed.length === parcels.length ? latest(signed) : undefined;
}

const latest = (instants: readonly string[]): string | undefined =>
  [...instants].sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
