import type { TraceStep } from '../../terms/verdict.ts';
import { addDays, isWithin } from '../days.ts';
import type { Facts } from '../facts.ts';
import type { Finding, Gate } from '../finding.ts';
import { parcelOf } from '../parcel.ts';
import { isFresh } from '../prices/fresh.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { closesAt, submittedWithin } from '../windows.ts';

const HOUR = 3_600_000;
const DAY_HOURS = 24;

/**
 * DT-14, whose clock the leaf names. Passing it costs the automatic answer and never the right itself
 * (民法典 622): a person looks at what is late. The windows of change of mind and of defects decide more
 * than who looks, and are their trunks' own.
 */
export const window: Gate = (facts, rules) => {
  switch (rules.leaves[facts.claim.leaf]?.window) {
    case 'visible':
      return visible(facts, rules);
    case 'quality':
      return wholeDays(facts, rules, rules.dt14.qualityDays);
    case 'authenticity':
      return wholeDays(facts, rules, rules.dt14.authenticityDays);
    case 'virtual':
      return virtual(facts, rules);
    case 'reclaimed':
      return wholeDays(facts, rules, rules.dt13.reclaimedDays);
    case 'not_received':
      return notReceived(facts, rules);
    default:
      return { trace: told({ signedAt: null }, 'none') };
  }
};

const told = (facts: TraceStep['facts'], outcome: string): TraceStep => ({
  ruleId: 'DT-14',
  label: 'time since signing',
  facts,
  outcome,
});

const late = (facts: TraceStep['facts'], reason: string): Finding => ({
  trace: told(facts, 'refer'),
  refer: { group: 'general', reason },
});

/** Hours without a person, and hours a person has, after signing. */
function hoursFor(facts: Facts, { dt14 }: RuleSet): readonly [automatic: number, human: number] {
  if (isFresh(facts)) return [dt14.fresh.automaticHours, dt14.fresh.humanHours];
  const heavy = dt14.nonPortable.categories.includes(facts.item.category);
  const automatic = heavy ? dt14.nonPortable.automaticHours : dt14.visibleAutomaticHours;
  return [automatic, dt14.visibleHumanDays * DAY_HOURS];
}

/** Visible damage and what is missing: automatic for hours, a person's for days. */
function visible(facts: Facts, rules: RuleSet): Finding {
  const { signedAt } = parcelOf(facts.order, facts.item);
  if (!signedAt) return late({ signedAt: null }, 'not_signed_yet');
  const [automaticHours, humanHours] = hoursFor(facts, rules);
  const elapsed = Date.parse(facts.submittedAt) - Date.parse(signedAt);
  const used = { signedAt, hours: Math.floor(elapsed / HOUR), automaticHours };
  if (elapsed <= automaticHours * HOUR) return { trace: told(used, 'automatic') };
  return late(used, elapsed > humanHours * HOUR ? 'window_passed' : 'window_human');
}

function wholeDays(facts: Facts, rules: RuleSet, days: number): Finding {
  const closes = closesAt(facts, days, rules);
  if (!closes) return late({ signedAt: null }, 'not_signed_yet');
  const used = { days, closesAt: closes };
  return submittedWithin(facts, closes)
    ? { trace: told(used, 'automatic') }
    : late(used, 'window_passed');
}

/** DT-13: a day without proof, seven with it. */
function virtual(facts: Facts, { dt13 }: RuleSet): Finding {
  const { signedAt } = parcelOf(facts.order, facts.item);
  if (!signedAt) return { trace: told({ signedAt: null }, 'not_delivered') };
  const hours = Math.floor((Date.parse(facts.submittedAt) - Date.parse(signedAt)) / HOUR);
  const elapsed = Date.parse(facts.submittedAt) - Date.parse(signedAt);
  const used = { deliveredAt: signedAt, hours, automaticHours: dt13.automaticHours };
  if (elapsed > dt13.proofDays * DAY_HOURS * HOUR) return late(used, 'window_passed');
  const proven = facts.evidence.grade !== 'insufficient' || facts.findings.code !== undefined;
  if (elapsed > dt13.automaticHours * HOUR && !proven) return late(used, 'window_human');
  return { trace: told(used, 'automatic') };
}

function notReceived(facts: Facts, { dt14 }: RuleSet): Finding {
  const { shippedAt } = parcelOf(facts.order, facts.item);
  const from = shippedAt ?? facts.order.paidAt;
  const closes = addDays(from, dt14.notReceivedDays);
  const used = { shippedAt: from, closesAt: closes };
  return isWithin(facts.submittedAt, closes)
    ? { trace: told(used, 'automatic') }
    : late(used, 'window_passed');
}
