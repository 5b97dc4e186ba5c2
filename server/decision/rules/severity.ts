import type { Gate } from '../finding.ts';

/** DT-6, S5: unusable or unsafe goods are never kept for a discount; a person arranges the way back. */
export const unusable: Gate = ({ claim }, { dt6, leaves }) => {
  const severity = claim.severity ?? dt6.presumedSeverity;
  const back = severity === 'S5' && leaves[claim.leaf]?.window === 'visible';
  return {
    trace: {
      ruleId: 'DT-6',
      label: 'severity',
      facts: { severity, told: claim.severity !== undefined },
      outcome: back ? 'refer' : 'priced',
    },
    ...(back && { refer: { group: 'general', reason: 'return_only' } }),
  };
};
