import { shareOf } from '../exact.ts';
import type { Facts } from '../facts.ts';
import { basisOf } from '../pieces.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { step } from '../step.ts';

export const isFresh = ({ item }: Pick<Facts, 'item'>): boolean =>
  item.category === 'fresh' || item.special === 'fresh';

/** DT-2, fresh goods: in proportion to what is spoiled, by bands. */
export function priceFresh(facts: Facts, { dt6f }: RuleSet) {
  const spoiled = facts.claim.details?.spoiledBps;
  if (spoiled === undefined || spoiled <= 0) return undefined;
  const bps = dt6f.spoiled.find(([upTo]) => spoiled <= upTo)?.[1] ?? 10_000;
  const cents = shareOf(basisOf(facts), bps);
  return {
    bps,
    cents,
    steps: [
      step('DT-2', 'spoiled share', { spoiledBps: spoiled }, { outcome: `${bps} bp = ${cents}` }),
    ],
  };
}
