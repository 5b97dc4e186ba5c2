import { BPS_WHOLE } from '../terms/money.ts';
import type { Market } from '../terms/party.ts';
import { trunkOf } from '../terms/reason.ts';
import type { Computed, RemedyTerms, Verdict } from '../terms/verdict.ts';
import { assess } from './assess.ts';
import { endOfMonths, isWithin } from './days.ts';
import type { Facts } from './facts.ts';
import { rulesFor } from './market.ts';
import { parcelOf } from './parcel.ts';
import type { RuleSet } from './rule-set/schema.ts';

/**
 * The invariants of policy §1 that a verdict can break, as the sentences they were broken by; none for
 * a lawful verdict. What concerns texts, retention and routes of payment is kept where those are made.
 */
export function invariantFaults(verdict: Verdict, facts: Facts, rules: RuleSet): string[] {
  return [
    ...inTime(facts, rules),
    ...moneyFaults(verdict, facts),
    ...choiceFaults(verdict),
    ...exclusionFaults(verdict, facts),
    ...riskFaults(verdict, facts, rules),
    ...explained(verdict, facts),
    ...durableFaults(verdict, facts, rules),
  ];
}

const when = (broken: boolean, sentence: string): string[] => (broken ? [sentence] : []);

const computedOf = (verdict: Verdict): Computed | undefined =>
  verdict.kind === 'refer'
    ? verdict.proposal
    : verdict.kind === 'offer' || verdict.kind === 'proceed'
      ? verdict
      : undefined;

const choices = (verdict: Verdict): readonly RemedyTerms[] => {
  const computed = computedOf(verdict);
  return computed ? [computed.terms, ...computed.alternatives] : [];
};

const DAY_MINUTES = 1_440;

/** I1: by when what came back must be paid, from its arrival. */
export const refundDays = (market: Market, { packs, dt11 }: RuleSet): number =>
  Math.min(packs[market].refundDays, dt11.legalStopDays);

function inTime({ order }: Facts, rules: RuleSet): string[] {
  const days = refundDays(order.market, rules);
  const late = ['T-14', 'T-14c'].filter(
    (timer) => (rules.timers[timer]?.minutes ?? 0) > days * DAY_MINUTES,
  );
  return late.map((timer) => `I1: ${timer} runs longer than the ${days} days the law gives`);
}

function moneyFaults(verdict: Verdict, facts: Facts): string[] {
  const { item, refundedCents, othersRoomCents = 0, order, claim } = facts;
  // A promotion binds the lines of its order together: what they hold, they hold as one (DT-17).
  const bound = order.promotions?.length && trunkOf(claim.leaf) === 'NRR' ? othersRoomCents : 0;
  const room = Math.max(0, item.paidCents - refundedCents) + bound;
  const computed = computedOf(verdict);
  const shares = computed?.liability;
  const sum = shares
    ? shares.merchantBps + shares.platformBps + shares.carrierBps + shares.buyerBps
    : BPS_WHOLE;
  const amounts = choices(verdict).map((terms) => terms.amountCents);
  const extra = verdict.kind !== 'refer' && choices(verdict).some((t) => t.compensationCents);
  return [
    ...when(
      amounts.some((cents) => cents < 0 || cents > room || !Number.isSafeInteger(cents)),
      `I9: an amount lies outside 0 to ${room}`,
    ),
    ...when(extra, 'I9: compensation beyond the price without a person'),
    ...when(sum !== BPS_WHOLE, `I10: the shares of the loss add up to ${sum}`),
  ];
}

function choiceFaults(verdict: Verdict): string[] {
  const all = choices(verdict);
  const vouchers = all.filter(({ remedy }) => remedy === 'coupon' || remedy === 'points');
  const due = (computedOf(verdict)?.tableCents ?? 0) > 0;
  const poor = vouchers.some(
    ({ coupon, cashEquivalentCents = 0 }) => coupon && coupon.faceCents < cashEquivalentCents,
  );
  return [
    ...when(due && all.length === vouchers.length, 'I3: cash is due and only vouchers are offered'),
    ...when(poor, 'I3: a coupon is worth less than the cash it stands for'),
  ];
}

function exclusionFaults(verdict: Verdict, { order }: Facts): string[] {
  if (verdict.kind !== 'decline' || !verdict.reasons.includes('excluded_by_confirmation'))
    return [];
  const named = verdict.trace.map((one) => one.facts.confirmationId).find((id) => id);
  const given = order.purchaseConfirmations.some(({ id, explicit }) => explicit && id === named);
  return when(!given, 'I4: a no-reason return is refused without an explicit confirmation');
}

const CALM = 10;
const ALARMED = 90;

function riskFaults(verdict: Verdict, facts: Facts, rules: RuleSet): string[] {
  const at = (riskScore: number) =>
    assess({ ...facts, buyer: { ...facts.buyer, riskScore } }, rules);
  const remedy = computedOf(verdict)?.terms.remedy;
  // Which way comes first is the path; what each way gives is not.
  const amounts = [at(CALM), at(ALARMED), verdict].map(
    (one) => choices(one).find((terms) => terms.remedy === remedy)?.amountCents,
  );
  return when(new Set(amounts).size > 1, `I6: risk changes the amount (${amounts.join(', ')})`);
}

function explained(verdict: Verdict, { order }: Facts): string[] {
  const mute = verdict.trace.some((one) => !one.ruleId || !one.label || !one.outcome);
  const text = JSON.stringify(verdict);
  const { phone, address } = order.receiver;
  const leaks = [phone, address].some((datum) => datum.length > 0 && text.includes(datum));
  return [
    ...when(verdict.trace.length === 0 || mute, 'I7: a step of the decision explains nothing'),
    ...when(leaks, 'I11: personal data in a decision'),
  ];
}

function durableFaults(verdict: Verdict, facts: Facts, ruleSet: RuleSet): string[] {
  if (verdict.kind !== 'decline' || !verdict.reasons.includes('warranty_over')) return [];
  const { dt2, timeZone } = rulesFor(ruleSet, facts.order.market);
  const { signedAt } = parcelOf(facts.order, facts.item);
  const held =
    facts.merchant.businessOperator &&
    dt2.durable.categories.includes(facts.item.category) &&
    signedAt !== undefined &&
    isWithin(facts.submittedAt, endOfMonths(signedAt, dt2.durable.months, timeZone));
  return when(held, 'I12: a durable’s fault is refused within six months without proof');
}
