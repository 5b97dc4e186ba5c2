import type { Gate } from '../finding.ts';

/** DT-3: below "adequate" nothing is decided by machine. */
export const evidence: Gate = ({ evidence: { score, grade } }, { dt3 }) => ({
  trace: {
    ruleId: 'DT-3',
    label: 'evidence',
    facts: { score, completeFrom: dt3.completeFrom, adequateFrom: dt3.adequateFrom },
    outcome: grade,
  },
  ...(grade === 'insufficient' && { refer: { group: 'general', reason: 'evidence_insufficient' } }),
});
