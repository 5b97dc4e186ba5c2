import type { PayoutRules } from '../store/maturity.ts';
import type { Category } from '../terms/order.ts';

const DAY_MS = 86_400_000;
const LUXURY: readonly Category[] = ['luxury_bag', 'watch_jewelry'];
/** Days of T-25 (policy §4) after signing, or after a code was delivered. */
const DAYS = { physical: 7, luxury: 14, virtual: 1, virtualWatched: 3, tierC: 7 };

/** T-25: when a line's money may be withdrawn; never by itself for a merchant of tier D. */
export const payoutHold: PayoutRules['hold'] = ({ order, item, merchant }) => {
  if (merchant.tier === 'D') return undefined;
  const watched = merchant.tier === 'C';
  const codes = item.custody === 'digital';
  const from = codes ? latest(deliveries(item.codes) ?? [order.paidAt]) : signedAt(order, item.id);
  if (from === undefined) return undefined;
  const physical =
    (LUXURY.includes(item.category) ? DAYS.luxury : DAYS.physical) + (watched ? DAYS.tierC : 0);
  const days = codes ? (watched ? DAYS.virtualWatched : DAYS.virtual) : physical;
  return new Date(Date.parse(from) + days * DAY_MS).toISOString();
};

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
