import type { Case } from '../case.ts';
import { returnRefund } from '../options.ts';
import type { Outcome } from '../outcome.ts';
import { stepsBelow } from '../prices/grade-gap.ts';
import { step } from '../step.ts';
import { inOrder, keep, keepPrice } from './keep-or-return.ts';
import { choose, climb } from './ladder.ts';

/** CND: the condition as a whole. The platform grades again; the buyer's own grade decides nothing. */
export function cnd(c: Case): Outcome {
  const { ladder } = c.leaf;
  if (ladder.includes('appraisal')) return restored(c);
  const below = stepsBelow(c.facts);
  if (ladder.includes('regrade') && below === undefined)
    return {
      kind: 'refer',
      group: 'appraisal',
      reason: 'regrade_needed',
      options: [returnRefund(c)],
    };
  if (ladder.includes('regrade') && below === 0) return confirmed(c);
  return keepOrReturn(c);
}

function keepOrReturn(c: Case): Outcome {
  const price = keepPrice(c);
  const options = climb(c, {
    partial_refund: () => keep(c, price),
    return_refund: () => returnRefund(c),
  });
  return choose(inOrder(price, options), 'not_covered');
}

const confirmed = ({ facts }: Case): Outcome => ({
  kind: 'decline',
  reason: 'grade_confirmed',
  steps: [
    step(
      'DT-6b',
      'graded again',
      { listed: facts.item.listedGrade, found: facts.findings.regrade?.grade ?? null },
      { outcome: 'decline', change: 'new_evidence' },
    ),
  ],
});

/** Restoration is an expert's finding; until then only the way back can be proposed. */
function restored(c: Case): Outcome {
  const result = c.facts.findings.appraisal?.result;
  if (result === 'genuine')
    return {
      kind: 'decline',
      reason: 'appraisal_genuine',
      steps: [step('E17', 'appraisal', { result }, { outcome: 'decline', change: 'new_evidence' })],
    };
  if (result === 'restored' || result === 'part_replaced') return keepOrReturn(c);
  return {
    kind: 'refer',
    group: result ? 'lead' : 'appraisal',
    reason: result ? `appraisal_${result}` : 'appraisal_needed',
    options: [returnRefund(c)],
  };
}
