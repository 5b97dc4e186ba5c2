import { trunkOf } from '../../terms/reason.ts';
import type { Facts } from '../facts.ts';
import type { Gate } from '../finding.ts';
import type { RuleSet } from '../rule-set/schema.ts';

/** Bags, watches and jewels of this price are looked at by the platform whatever is claimed (DT-2). */
export const isLuxury = ({ item }: Facts, { dt2 }: RuleSet): boolean =>
  dt2.luxury.categories.includes(item.category) && item.paidCents >= dt2.luxury.fromCents;

/** DT-2: goods that an expert or the platform always looks at, wherever their state is what is claimed. */
export const specialGoods: Gate = (facts, rules) => {
  const { item, claim } = facts;
  const looked = trunkOf(claim.leaf) !== 'LOG' || rules.leaves[claim.leaf]?.price === 'DT-6';
  const special =
    (item.special !== undefined && rules.dt2.expertFlags.includes(item.special)) ||
    (rules.dt6.expertOnly as readonly string[]).includes(item.category) ||
    isLuxury(facts, rules);
  const expert = looked && special;
  return {
    trace: {
      ruleId: 'DT-2',
      label: 'special goods',
      facts: { special: item.special ?? null, category: item.category },
      outcome: expert ? 'refer' : 'ordinary',
    },
    ...(expert && { refer: { group: 'appraisal', reason: 'special_goods' } }),
  };
};
