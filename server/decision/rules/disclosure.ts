import type { Facts } from '../facts.ts';
import type { Gate } from '../finding.ts';

export type Disclosed = 'none' | 'vague' | 'understated' | 'full';

/** How much the listing said of the part that is claimed; the most complete statement counts. */
export function disclosureOf({ item, claim }: Pick<Facts, 'item' | 'claim'>): Disclosed {
  const rank: readonly Disclosed[] = ['none', 'vague', 'understated', 'full'];
  return item.disclosures
    .filter((d) => d.part === claim.part || d.part === 'all')
    .reduce<Disclosed>(
      (best, d) => (rank.indexOf(d.level) > rank.indexOf(best) ? d.level : best),
      'none',
    );
}

/** A flaw that the listing stated in full is no ground for a claim (消法 23). */
export const disclosure: Gate = (facts) => {
  const level = disclosureOf(facts);
  return {
    trace: {
      ruleId: 'DT-6',
      label: 'what the listing said',
      facts: { part: facts.claim.part ?? null, disclosure: level },
      outcome: level === 'full' ? 'decline' : 'undisclosed',
    },
    ...(level === 'full' && { decline: 'disclosed_in_full' }),
  };
};
