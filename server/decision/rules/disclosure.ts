import type { OrderItem } from '../../terms/order.ts';
import type { Gate } from '../finding.ts';

export type Disclosed = 'none' | 'vague' | 'understated' | 'full';

/** How much the listing said of the part that is claimed; the most complete statement counts. */
export function disclosureOf(item: OrderItem, part: string | undefined): Disclosed {
  const rank: readonly Disclosed[] = ['none', 'vague', 'understated', 'full'];
  return item.disclosures
    .filter((d) => d.part === part || d.part === 'all')
    .reduce<Disclosed>(
      (best, d) => (rank.indexOf(d.level) > rank.indexOf(best) ? d.level : best),
      'none',
    );
}

/** A flaw that the listing stated in full is no ground for a claim (消法 23); one it stated in part is. */
export const disclosure: Gate = ({ item, claim }, { leaves }) => {
  const level = disclosureOf(item, claim.part);
  const located = leaves[claim.leaf]?.price === 'DT-6' || leaves[claim.leaf]?.price === 'DT-6b';
  const known = located && level === 'full';
  return {
    trace: {
      ruleId: 'DT-6',
      label: 'what the listing said',
      facts: { part: claim.part ?? null, disclosure: level },
      outcome: known ? 'decline' : 'undisclosed',
      ...(known && { change: 'another_flaw' }),
    },
    ...(known && { decline: 'disclosed_in_full' }),
  };
};
