import type { Gate } from '../finding.ts';

/** DT-6, S5: unusable or unsafe goods are never kept for a discount. */
export const unusable: Gate = ({ claim }, { dt6 }) => {
  const severity = claim.severity ?? dt6.presumedSeverity;
  return {
    trace: {
      ruleId: 'DT-6',
      label: 'severity',
      facts: { severity, told: claim.severity !== undefined },
      outcome: severity === 'S5' ? 'refer' : 'priced',
    },
    ...(severity === 'S5' && { refer: { group: 'general', reason: 'return_only' } }),
  };
};
