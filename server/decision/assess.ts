import type { OfferVerdict, RemedyTerms, TraceStep, Verdict } from '../terms/verdict.ts';
import { alternativesTo } from './alternatives.ts';
import { type FlawPrice, priceFlaw } from './amount.ts';
import { bpsOf, shareOf } from './exact.ts';
import type { Facts } from './facts.ts';
import type { Finding, Gate } from './finding.ts';
import { liabilityOf } from './liability.ts';
import { riskOf } from './risk.ts';
import { routeOf } from './route.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { covered } from './rules/covered.ts';
import { disclosure } from './rules/disclosure.ts';
import { evidence } from './rules/evidence.ts';
import { frequency } from './rules/frequency.ts';
import { unusable } from './rules/severity.ts';
import { specialGoods } from './rules/special-goods.ts';
import { orderValue } from './rules/value.ts';
import { visibleWindow } from './rules/window.ts';

/** The order of DT-1. All gates speak, so that a person sees every reason and not only the first. */
const GATES: readonly Gate[] = [
  frequency,
  covered,
  specialGoods,
  visibleWindow,
  unusable,
  disclosure,
  orderValue,
  evidence,
];

/**
 * What is owed, and why. Pure: the same facts and rule set give the same verdict. A decline beats a
 * referral, a referral beats an offer.
 */
export function assess(facts: Facts, rules: RuleSet): Verdict {
  const findings = GATES.map((gate) => gate(facts, rules));
  const trace = findings.map((finding) => finding.trace);
  return stopped(findings, trace, rules) ?? offer(facts, rules, trace);
}

function stopped(
  findings: readonly Finding[],
  trace: TraceStep[],
  rules: RuleSet,
): Verdict | undefined {
  const declines = findings.flatMap(({ decline }) => (decline ? [decline] : []));
  const base = { ruleSetVersion: rules.version, trace, ruleIds: ruleIdsOf(trace) };
  if (declines.length > 0) return { kind: 'decline', reasons: declines, ...base };
  const refers = findings.flatMap(({ refer }) => (refer ? [refer] : []));
  const [first] = refers;
  if (first)
    return {
      kind: 'refer',
      group: first.group,
      reasons: refers.map(({ reason }) => reason),
      ...base,
    };
  return undefined;
}

function offer(facts: Facts, rules: RuleSet, gateTrace: readonly TraceStep[]): Verdict {
  const { liability, trace: liabilityTrace } = liabilityOf(facts, rules);
  const price = priceFlaw(facts, rules);
  const { risk, trace: riskTrace } = riskOf(facts, rules);
  const cents = grantedCents(price, facts);
  const { route, trace: routeTrace } = routeOf(
    { cents, risk, liability, merchant: facts.merchant },
    rules,
  );
  const trace = [...gateTrace, liabilityTrace, ...price.trace, riskTrace, routeTrace];
  const base = { ruleSetVersion: rules.version, trace, ruleIds: ruleIdsOf(trace) };
  if (liability.confidenceBps < rules.dt16.minConfidenceBps)
    return { kind: 'refer', group: 'general', reasons: ['liability_unclear'], ...base };
  if (route === 'platform')
    return { kind: 'refer', group: 'general', reasons: ['above_ceiling'], ...base };
  const verdict: OfferVerdict = {
    kind: 'offer',
    route,
    terms: termsOf(cents, price, facts),
    alternatives: alternativesTo(cents, facts.item.paidCents, risk, rules),
    capCents: price.capCents,
    tableCents: price.cents,
    tableBps: price.bps,
    liability,
    freightPayer: liability.merchantBps > 0 ? 'merchant' : 'platform',
    risk,
    ...base,
  };
  return verdict;
}

/** DT-6 ends with min(requested): a lower request is granted, and the buyer told the table's value. */
function grantedCents(price: FlawPrice, { claim, item, refundedCents }: Facts): number {
  const { amountCents, percentBps } = claim.requested;
  const requested =
    amountCents ?? (percentBps === undefined ? undefined : shareOf(item.paidCents, percentBps));
  const room = Math.max(0, item.paidCents - refundedCents);
  return Math.min(price.cents, requested && requested > 0 ? requested : price.cents, room);
}

const termsOf = (cents: number, price: FlawPrice, { item }: Facts): RemedyTerms => ({
  remedy: 'partial_refund',
  amountCents: cents,
  percentBps: cents === price.cents ? price.bps : bpsOf(cents, item.paidCents),
});

const ruleIdsOf = (trace: readonly TraceStep[]): string[] => [
  ...new Set(trace.map((t) => t.ruleId)),
];
