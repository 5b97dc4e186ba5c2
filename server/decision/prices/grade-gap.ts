import { GRADES } from '../../terms/order.ts';
import { isGraded } from '../amount.ts';
import { product, roundHalfUp, shareOf } from '../exact.ts';
import type { Facts } from '../facts.ts';
import { basisOf } from '../pieces.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { step } from '../step.ts';

/** Steps by which the platform's own grade lies below the label; 0 where it does not. */
export function stepsBelow({ item, findings }: Facts): number | undefined {
  const found = findings.regrade?.grade;
  if (!found) return undefined;
  return Math.max(0, GRADES.indexOf(found) - GRADES.indexOf(item.listedGrade));
}

/** DT-6b: a grade below the label, as the platform graded it, never as it was claimed. */
export function priceGradeGap(facts: Facts, rules: RuleSet) {
  const steps = stepsBelow(facts);
  const { category, listedGrade } = facts.item;
  if (!steps || !isGraded(category, rules)) return undefined;
  const base = rules.dt6b.bps[category][Math.min(steps, 3) - 1] ?? 0;
  const { evidence } = rules.dt6;
  const factor = facts.evidence.grade === 'complete' ? evidence.complete : evidence.adequate;
  const bps = roundHalfUp(product(base, [factor]));
  const cents = shareOf(basisOf(facts), bps);
  const used = { listed: listedGrade, found: facts.findings.regrade?.grade ?? null, steps, base };
  return {
    bps,
    cents,
    goBack: steps >= rules.dt6b.returnFromSteps ? ('better' as const) : undefined,
    steps: [step('DT-6b', 'grade below the label', used, { outcome: `${bps} bp = ${cents}` })],
  };
}
