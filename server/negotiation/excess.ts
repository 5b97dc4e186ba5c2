import type { Cents } from '../terms/money.ts';
import type { Liability } from '../terms/verdict.ts';

const WHOLE = 10_000;

/**
 * Who bears terms that a merchant agreed to: what the tables owe is shared as they say, and what is
 * given beyond it is the giver's own. Nobody else ever bears a cent more than without it.
 */
export function borneByGiver(
  liability: Liability,
  { amountCents, dueCents }: { readonly amountCents: Cents; readonly dueCents: Cents },
): Liability {
  if (amountCents <= dueCents) return liability;
  const cut = (bps: number): number => Math.floor((bps * dueCents) / amountCents);
  const platformBps = cut(liability.platformBps);
  const carrierBps = cut(liability.carrierBps);
  const buyerBps = cut(liability.buyerBps);
  return {
    ...liability,
    platformBps,
    carrierBps,
    buyerBps,
    merchantBps: WHOLE - platformBps - carrierBps - buyerBps,
  };
}
