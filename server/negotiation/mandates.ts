import { limitsOf, type MandateLimit, type Mandate as Told } from '../terms/mandate.ts';
import type { Cents } from '../terms/money.ts';
import { type Leaf, trunkOf } from '../terms/reason.ts';
import type { Mandate } from './mandate.ts';

interface Wanted {
  readonly leaf: Leaf;
  readonly paidCents: Cents;
  /** What the tables owe: a merchant's mandate begins there and only goes up. */
  readonly dueCents: Cents;
  /** The most that a merchant of its tier may let be agreed (DT-10), whatever it said once. */
  readonly mostCents: Cents;
}

/** What a merchant lets be agreed of one case; undefined where its mandate does not reach it. */
export function merchantMandate(
  told: Told | undefined,
  { leaf, paidCents, dueCents, mostCents }: Wanted,
): Mandate | undefined {
  if (!told) return undefined;
  const { style = 'balanced' } = told;
  const allowedCents = Math.max(
    -1,
    ...limitsOf(told)
      .filter((limit) => speaksOf(limit, leaf))
      .map(({ maxPartialBps, maxCents = paidCents }) => {
        const share =
          maxPartialBps === undefined
            ? paidCents
            : Math.floor((paidCents * maxPartialBps) / 10_000);
        return Math.min(share, maxCents, paidCents);
      }),
  );
  const reserveCents = Math.min(allowedCents, mostCents);
  if (reserveCents < dueCents) return undefined;
  return {
    side: 'merchant',
    style,
    scopes: [{ remedy: 'partial_refund', targetCents: dueCents, reserveCents, worthBps: 10_000 }],
  };
}

/** Whether a limit is one, and is for cash beside the goods of this case. */
const speaksOf = (
  { leaves, remedies, maxCents, maxPartialBps }: MandateLimit,
  leaf: Leaf,
): boolean =>
  (maxCents !== undefined || maxPartialBps !== undefined) &&
  (!leaves || leaves.includes(leaf) || leaves.includes(trunkOf(leaf))) &&
  (!remedies || remedies.includes('partial_refund'));

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
