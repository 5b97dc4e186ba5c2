import type { Cents } from '../terms/money.ts';
import type { Mandate } from '../terms/order.ts';
import { type Leaf, trunkOf } from '../terms/reason.ts';
import type { Mandate } from './mandate.ts';

interface Wanted {
  readonly leaf: Leaf;
  readonly paidCents: Cents;
  /** What the tables owe: a merchant's mandate begins there and only goes up. */
  readonly dueCents: Cents;
}

/** What a merchant lets be agreed of one case; undefined where its mandate does not reach it. */
export function merchantMandate(
  told: Mandate | undefined,
  { leaf, paidCents, dueCents }: Wanted,
): Mandate | undefined {
  if (!told) return undefined;
  const { style = 'balanced', maxPartialBps, maxCents, leaves } = told;
  if (leaves && !leaves.includes(leaf) && !leaves.includes(trunkOf(leaf))) return undefined;
  if (maxPartialBps === undefined && maxCents === undefined) return undefined;
  const share =
    maxPartialBps === undefined ? paidCents : Math.floor((paidCents * maxPartialBps) / 10_000);
  const reserveCents = Math.min(share, maxCents ?? paidCents, paidCents);
  if (reserveCents < dueCents) return undefined;
  return {
    side: 'merchant',
    style,
    scopes: [{ remedy: 'partial_refund', targetCents: dueCents, reserveCents, worthBps: 10_000 }],
  };
}

/** What a buyer lets be asked for: from a wish down to what they would still take, never below what is due. */
export const buyerMandate = ({
  wishCents,
  leastCents,
  dueCents,
}: {
  readonly wishCents: Cents;
  readonly leastCents?: Cents | undefined;
  readonly dueCents: Cents;
}): Mandate => {
  const reserveCents = Math.max(leastCents ?? dueCents, dueCents);
  return {
    side: 'buyer',
    style: 'balanced',
    scopes: [
      {
        remedy: 'partial_refund',
        targetCents: Math.max(wishCents, reserveCents),
        reserveCents,
        worthBps: 10_000,
      },
    ],
  };
};
