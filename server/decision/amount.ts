import type { Flaw } from '../terms/claim.ts';
import type { Bps, Cents, Ratio } from '../terms/money.ts';
import type { Severity, Zone } from '../terms/reason.ts';
import type { TraceStep } from '../terms/verdict.ts';
import { product, roundHalfUp, shareOf } from './exact.ts';
import type { Facts } from './facts.ts';
import { basisOf } from './pieces.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { type Disclosed, disclosureOf } from './rules/disclosure.ts';
import { step } from './step.ts';

/** What DT-6 gives for one located flaw that the buyer keeps the goods with. */
export interface FlawPrice {
  readonly bps: Bps;
  readonly cents: Cents;
  /** The category's cap in cash: no offer goes above it. */
  readonly capCents: Cents;
  readonly severity: Severity;
  readonly zone: Zone;
  readonly presumed: boolean;
  readonly trace: readonly TraceStep[];
}

type Priced = Exclude<Severity, 'S5'>;
const COLUMN: Readonly<Record<Priced, 0 | 1 | 2 | 3>> = { S1: 0, S2: 1, S3: 2, S4: 3 };

/** Whether DT-6 has a line for the item's category. */
export const isGraded = (category: string, { dt6 }: RuleSet): category is keyof typeof dt6.base =>
  Object.hasOwn(dt6.base, category);

/** DT-6: base × zone × grade × disclosure × evidence, rounded, held within history and cap. */
export function priceFlaw(facts: Facts, rules: RuleSet, flaw: Flaw = facts.claim): FlawPrice {
  const { dt6 } = rules;
  const { category } = facts.item;
  const severity = flaw.severity ?? dt6.presumedSeverity;
  if (severity === 'S5') throw new Error('S5 is never priced: the gates refer it');
  if (!isGraded(category, rules)) throw new Error(`DT-6 has no line for ${category}`);
  const zone = flaw.zone ?? 'secondary';
  const base = dt6.base[category][COLUMN[severity]];
  const disclosed = disclosureOf(facts.item, flaw.part);
  const factors = factorsOf(facts, rules, { zone, disclosed });
  const rounded = roundHalfUp(product(base, Object.values(factors)), dt6.roundBps);
  const held = flaw === facts.claim ? withinHistory(rounded, facts, dt6.historyMinCount) : rounded;
  const bps = Math.min(held, dt6.cap[category]);
  const paidCents = basisOf(facts);
  const least = disclosed === 'full' ? 0 : dt6.minCents;
  const cents = Math.min(Math.max(shareOf(paidCents, bps), least), paidCents);
  const evidence = facts.evidence.grade === 'complete' ? 'complete' : 'adequate';
  const name = `DT-6:${category}/${severity}/${zone}/${facts.item.listedGrade}/${disclosed}/${evidence}`;
  const used = {
    base,
    ...Object.fromEntries(Object.entries(factors).map(([k, [n, d]]) => [k, `${n}/${d}`])),
    rounded,
    historyCount: facts.history?.count ?? 0,
    p25: facts.history?.p25Bps ?? null,
    p75: facts.history?.p75Bps ?? null,
    cap: dt6.cap[category],
  };
  return {
    bps,
    cents,
    capCents: shareOf(paidCents, dt6.cap[category]),
    severity,
    zone,
    presumed: flaw.severity === undefined,
    trace: [
      step('DT-6', name, used, { outcome: `${bps} bp = ${cents}`, change: 'severity_or_zone' }),
    ],
  };
}

function factorsOf(
  { item, evidence }: Facts,
  { dt6 }: RuleSet,
  { zone, disclosed }: { readonly zone: Zone; readonly disclosed: Disclosed },
) {
  const factors: Record<string, Ratio> = {
    zone: dt6.zone[zone],
    grade: dt6.grade[item.listedGrade],
    disclosure: dt6.disclosure[disclosed],
    evidence: evidence.grade === 'complete' ? dt6.evidence.complete : dt6.evidence.adequate,
  };
  return factors;
}

/** With enough accepted settlements like this one, the price stays within their middle half. */
function withinHistory(bps: Bps, { history }: Facts, minCount: number): Bps {
  if (!history || history.count < minCount) return bps;
  return Math.min(Math.max(bps, history.p25Bps), history.p75Bps);
}
