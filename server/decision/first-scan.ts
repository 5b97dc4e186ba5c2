import type { Cents } from '../terms/money.ts';
import { trunkOf } from '../terms/reason.ts';
import { RISK_RANK, type TraceStep } from '../terms/verdict.ts';
import type { Facts } from './facts.ts';
import { frequencyFlags } from './frequency.ts';
import { riskOf } from './risk.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { step } from './step.ts';

/** Whether a return is paid before it arrives, and why. */
export interface FirstScan {
  readonly pays: boolean;
  readonly trace: TraceStep;
}

/**
 * DT-5, 极速退: a return without a reason is paid when its carrier first scans it, up to the ceiling of
 * the buyer's risk as it is then. DT-9: who sends back often is paid once the goods were looked at.
 * `rules` are the market's; undefined where the claim is another.
 */
export function firstScan(facts: Facts, cents: Cents, rules: RuleSet): FirstScan | undefined {
  if (trunkOf(facts.claim.leaf) !== 'NRR' || cents === 0) return undefined;
  const { risk } = riskOf(facts, rules);
  const ceiling = rules.dt5.ceilings.no_reason_first_scan[RISK_RANK[risk]];
  const often = frequencyFlags(facts, rules).inspectBeforeRefund;
  const pays = !often && cents <= (ceiling ?? Number.MAX_SAFE_INTEGER);
  return {
    pays,
    trace: step(
      'DT-5',
      'refund at the first scan',
      { action: 'no_reason_first_scan', cents, platformCeiling: ceiling ?? null, risk },
      { outcome: pays ? 'paid at once' : 'after inspection' },
    ),
  };
}
