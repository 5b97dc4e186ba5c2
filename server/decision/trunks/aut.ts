import type { Case } from '../case.ts';
import { counterfeitAward } from '../counterfeit-award.ts';
import { returnRefund } from '../options.ts';
import type { Option, Outcome } from '../outcome.ts';
import { step } from '../step.ts';

/** AUT: experts find, a person signs; the tables only prepare what there is to sign (DT-15, E17). */
export function aut(c: Case): Outcome {
  const found = c.facts.findings.appraisal;
  if (!found)
    return {
      kind: 'refer',
      group: 'appraisal',
      reason: 'authenticity',
      options: [returnRefund(c)],
    };
  const steps = [
    step(
      'E17',
      'appraisal',
      { result: found.result },
      {
        outcome: found.result === 'genuine' ? 'decline' : 'refer',
        change: 'new_evidence',
      },
    ),
  ];
  if (found.result === 'genuine') return { kind: 'decline', reason: 'appraisal_genuine', steps };
  const options = [found.result === 'counterfeit' ? award(c, found.feeCents) : returnRefund(c)];
  return { kind: 'refer', group: 'lead', reason: `appraisal_${found.result}`, options, steps };
}

/** The way back with what DT-15 adds, for a person to sign. */
function award(c: Case, feeCents: number | undefined): Option {
  const back = returnRefund(c);
  const { appraisalFeeCents, compensationCents } = counterfeitAward(
    {
      paidCents: c.basisCents,
      appraisalFeeCents: feeCents,
      merchant: c.facts.merchant,
      goodFaith: true,
    },
    c.rules,
  );
  const terms = { ...back.terms, compensationCents: compensationCents + appraisalFeeCents };
  return { ...back, terms };
}
