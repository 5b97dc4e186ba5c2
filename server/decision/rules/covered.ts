import type { Gate } from '../finding.ts';

/** Leaves and categories that this rule set's tables can price; the rest is a person's. */
export const covered: Gate = ({ claim, item }, { decides, dt6 }) => {
  const ok = decides.includes(claim.leaf) && Object.hasOwn(dt6.base, item.category);
  return {
    trace: {
      ruleId: 'DT-1',
      label: 'decided by table',
      facts: { leaf: claim.leaf, category: item.category },
      outcome: ok ? 'covered' : 'refer',
    },
    ...(!ok && { refer: { group: 'general', reason: 'not_covered' } }),
  };
};
