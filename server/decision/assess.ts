import { type Trunk, trunkOf } from '../terms/reason.ts';
import type { Verdict } from '../terms/verdict.ts';
import type { Case } from './case.ts';
import { conclude } from './conclude.ts';
import type { Facts } from './facts.ts';
import { GATES } from './gates.ts';
import { liabilityOf } from './liability.ts';
import { rulesFor } from './market.ts';
import type { Outcome } from './outcome.ts';
import { parcelOf } from './parcel.ts';
import { basisOf } from './pieces.ts';
import { riskOf } from './risk.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { aut } from './trunks/aut.ts';
import { cnd } from './trunks/cnd.ts';
import { def } from './trunks/def.ts';
import { ful } from './trunks/ful.ts';
import { log } from './trunks/log.ts';
import { nad } from './trunks/nad.ts';
import { nrr } from './trunks/nrr.ts';
import { svc } from './trunks/svc.ts';
import { vir } from './trunks/vir.ts';
import { wrg } from './trunks/wrg.ts';

const TRUNKS: Readonly<Record<Trunk, (c: Case) => Outcome>> = {
  NAD: nad,
  CND: cnd,
  AUT: aut,
  DEF: def,
  LOG: log,
  WRG: wrg,
  FUL: ful,
  NRR: nrr,
  VIR: vir,
  SVC: svc,
};

/**
 * What is owed, and why (DT-1). Pure: the same facts and rule set give the same verdict. Asked again
 * whenever something was found, it reads the stage of the case from the facts. A decline beats a
 * referral, a referral beats an offer.
 */
export function assess(facts: Facts, ruleSet: RuleSet): Verdict {
  const rules = rulesFor(ruleSet, facts.order.market);
  const { leaf } = facts.claim;
  const rule = rules.leaves[leaf];
  const trunk = trunkOf(leaf);
  if (!rule || !Object.hasOwn(TRUNKS, trunk)) return uncovered(facts, rules);
  const { liability, trace: blame } = liabilityOf(facts, rules);
  const { risk, trace: danger } = riskOf(facts, rules);
  const c: Case = {
    facts,
    rules,
    leaf: rule,
    parcel: parcelOf(facts.order, facts.item),
    risk,
    liability,
    basisCents: basisOf(facts),
    roomCents: Math.max(0, facts.item.paidCents - facts.refundedCents),
  };
  const findings = GATES[trunk].map((gate) => gate(facts, rules));
  return conclude(c, TRUNKS[trunk](c), { findings, blame, danger });
}

/** A leaf the rule set does not know: operators may add one before its rules. */
const uncovered = ({ claim }: Facts, { version }: RuleSet): Verdict => ({
  kind: 'refer',
  group: 'general',
  reasons: ['not_covered'],
  ruleSetVersion: version,
  ruleIds: ['DT-1'],
  trace: [
    { ruleId: 'DT-1', label: 'decided by table', facts: { leaf: claim.leaf }, outcome: 'refer' },
  ],
});
