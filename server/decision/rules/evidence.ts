import type { Gate } from '../finding.ts';

/** DT-3: below "adequate" nothing is decided by machine, where the leaf asks for proof at all. */
export const evidence: Gate = ({ claim, evidence: { score, grade } }, { dt3, leaves }) => {
  const short = grade === 'insufficient' && leaves[claim.leaf]?.proof !== false;
  return {
    trace: {
      ruleId: 'DT-3',
      label: 'evidence',
      facts: { score, completeFrom: dt3.completeFrom, adequateFrom: dt3.adequateFrom },
      outcome: grade,
      ...(short && { change: 'more_evidence' }),
    },
    ...(short && { refer: { group: 'general', reason: 'evidence_insufficient' } }),
  };
};
