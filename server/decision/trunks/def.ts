import type { Case } from '../case.ts';
import { addDays, endOfMonths, isWithin } from '../days.ts';
import type { Facts } from '../facts.ts';
import { exchange, repair, returnRefund } from '../options.ts';
import type { Option, Outcome } from '../outcome.ts';
import { parcelOf } from '../parcel.ts';
import { isTooDear } from '../repair-limit.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { step } from '../step.ts';
import { inStock } from '../stock.ts';
import { closesAt, submittedWithin } from '../windows.ts';
import { inOrder, keep, keepPrice } from './keep-or-return.ts';
import { climb } from './ladder.ts';

/** DEF: a fault. Return for 7 days, exchange for 15, then repair to the warranty (三包, DT-14). */
export function def(c: Case): Outcome {
  const { facts, rules, parcel } = c;
  if (facts.claim.leaf === 'DEF.safety')
    return {
      kind: 'refer',
      group: 'lead',
      reason: 'safety',
      urgent: true,
      options: [returnRefund(c)],
    };
  if (!parcel.signedAt) return { kind: 'refer', group: 'general', reason: 'not_signed_yet' };
  if (repairsExhausted(c) || isTooDear(facts, rules)) return secondChoice(c);
  const { dt14 } = rules;
  const within = (days: number) => submittedWithin(facts, closesAt(facts, days, rules));
  const price = facts.claim.leaf === 'DEF.after_repair' ? undefined : keepPrice(c);
  const kept = within(warrantyDays(c)) ? keep(c, price) : undefined;
  const options = climb(c, {
    return_refund: () =>
      returnsAlways(c) || within(dt14.functionReturnDays) ? returnRefund(c) : undefined,
    exchange: () =>
      (returnsAlways(c) || within(dt14.functionExchangeDays)) && inStock(facts)
        ? exchange(c)
        : undefined,
    repair: () => (within(warrantyDays(c)) ? repair(c) : undefined),
    partial_refund: () => kept,
  });
  const [first, ...rest] = inOrder(price, options);
  return first ? { kind: 'options', options: [first, ...rest], steps: [told(c)] } : over(c);
}

/** A lock makes the goods useless, and a fault that came back is past repairing: the price comes back. */
const returnsAlways = ({ facts }: Case): boolean =>
  facts.claim.leaf === 'DEF.account_lock' || facts.claim.leaf === 'DEF.after_repair';

/** E28: two failures, or a month without a result: T-18 asks in the very second in which it is over. */
function repairsExhausted({ facts, rules: { dt14 } }: Case): boolean {
  const { failedRepairs = 0, repairSince, now } = facts;
  if (failedRepairs >= dt14.repairMaxFailures) return true;
  if (repairSince === undefined) return false;
  return Date.parse(now) >= Date.parse(addDays(repairSince, dt14.repairMaxDays));
}

function secondChoice(c: Case): Outcome {
  const { failedRepairs = 0, repairSince = null, findings } = c.facts;
  const quoteCents = findings.repairQuote?.cents ?? null;
  return {
    kind: 'options',
    options: [returnRefund(c), ...(inStock(c.facts) ? [exchange(c)] : ([] as Option[]))],
    steps: [
      step(
        'E28',
        'repairs',
        { failedRepairs, repairSince, quoteCents },
        { outcome: 'return or exchange' },
      ),
    ],
  };
}

/** The stated warranty, or the rule set's; merchants of tier S answer longer. */
export function warrantyDays({
  facts: { item, merchant },
  rules,
}: {
  readonly facts: Pick<Facts, 'item' | 'merchant'>;
  readonly rules: RuleSet;
}): number {
  const { repairDays } = rules.dt14;
  const byTier = repairDays.tierS.categories[item.category] ?? repairDays.tierS.default;
  const least = merchant.tier === 'S' ? byTier : repairDays.default;
  return item.warrantyDays === undefined ? least : Math.max(item.warrantyDays, least);
}

/** 消法 23: until when the seller of a durable must prove that it was sound (I12); none where it is not so. */
export function sellerProves(
  { order, item, merchant }: Pick<Facts, 'order' | 'item' | 'merchant'>,
  { dt2: { durable }, timeZone }: RuleSet,
): string | undefined {
  const { signedAt } = parcelOf(order, item);
  const durableOfOperator = merchant.businessOperator && durable.categories.includes(item.category);
  return signedAt && durableOfOperator
    ? endOfMonths(signedAt, durable.months, timeZone)
    : undefined;
}

const told = (c: Case) =>
  step(
    'DT-14',
    'return 7, exchange 15, repair to warranty',
    { signedAt: c.parcel.signedAt ?? null, warrantyDays: warrantyDays(c) },
    { outcome: 'within' },
  );

/** Past the warranty. 消法 23: for six months a durable's seller must prove that it was sound (I12). */
function over(c: Case): Outcome {
  const { facts, rules } = c;
  const closes = closesAt(facts, warrantyDays(c), rules) ?? facts.now;
  const floor = sellerProves(facts, rules);
  const held = floor !== undefined && isWithin(facts.submittedAt, floor);
  const used = {
    warrantyDays: warrantyDays(c),
    closedAt: closes,
    provenBySellerUntil: floor ?? null,
  };
  if (held)
    return {
      kind: 'refer',
      group: 'general',
      reason: 'window_passed',
      options: [repair(c)],
      steps: [step('I12', 'warranty over, durable goods', used, { outcome: 'refer' })],
    };
  return {
    kind: 'decline',
    reason: 'warranty_over',
    instants: { closedAt: closes },
    steps: [step('DT-14', 'warranty', used, { outcome: 'decline', change: 'authority_finding' })],
  };
}
