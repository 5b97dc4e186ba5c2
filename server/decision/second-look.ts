import type { TraceStep } from '../terms/verdict.ts';
import { addDays, addHours, isWithin } from './days.ts';
import type { Facts } from './facts.ts';
import { parcelOf } from './parcel.ts';
import { isFresh } from './prices/fresh.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { noReasonCloses } from './rules/no-reason.ts';
import { step } from './step.ts';
import { sellerProves, warrantyDays } from './trunks/def.ts';
import { closesAt } from './windows.ts';

/** Why a case is not looked at again: the rule, the facts it rests on, and what would change it. */
export interface Refusal {
  readonly reason: 'window_passed' | 'used_up' | 'late_claim' | 'no_new_evidence';
  readonly step: TraceStep;
  /** Until when it was, or still is, possible. */
  readonly closesAt: string;
}

interface Reopening {
  readonly now: string;
  readonly closedAt: string;
  readonly reopens: number;
  /** The last instant at which the claim could have been made; by the original date, not by today's. */
  readonly claimClosesAt?: string | undefined;
  readonly submittedAt: string;
}

/** E34: once, within days of the closing, and of a claim that was made in time. */
export function reopenRefused(
  { now, closedAt, reopens, claimClosesAt, submittedAt }: Reopening,
  { dt9, dt14 }: RuleSet,
): Refusal | undefined {
  const until = addDays(closedAt, dt14.reopenDays);
  const refused = refusals('E34', { closedAt, until, reopens, maxReopens: dt9.maxReopens }, until);
  if (reopens >= dt9.maxReopens) return refused('used_up', 'person');
  if (!isWithin(now, until)) return refused('window_passed', 'new_claim');
  if (claimClosesAt !== undefined && !isWithin(submittedAt, claimClosesAt))
    return refused('late_claim', 'new_claim', { submittedAt, claimClosesAt });
  return undefined;
}

interface Appealing {
  readonly now: string;
  readonly decidedAt: string;
  /** Appeals this party has made on the case. */
  readonly appeals: number;
  /** Undefined where nothing has been laid on the table yet: the party may still bring it. */
  readonly newEvidence?: boolean | undefined;
}

/** E33: each party once, within days of the decision, and with something that was not there before. */
export function appealRefused(
  { now, decidedAt, appeals, newEvidence }: Appealing,
  { dt9, dt14 }: RuleSet,
): Refusal | undefined {
  const until = addDays(decidedAt, dt14.appealDays);
  const facts = { decidedAt, until, appeals, appealsPerParty: dt9.appealsPerParty };
  const refused = refusals('E33', facts, until);
  if (appeals >= dt9.appealsPerParty) return refused('used_up', 'person');
  if (!isWithin(now, until)) return refused('window_passed', 'person');
  return newEvidence === false ? refused('no_new_evidence', 'new_evidence') : undefined;
}

const refusals =
  (ruleId: 'E33' | 'E34', facts: TraceStep['facts'], until: string) =>
  (reason: Refusal['reason'], change: string, more: TraceStep['facts'] = {}): Refusal => ({
    reason,
    closesAt: until,
    step: step(ruleId, LABELS[ruleId], { ...facts, ...more }, { outcome: reason, change }),
  });

const LABELS = { E33: 'appeal', E34: 'reopening' } as const;

type Told = Pick<Facts, 'order' | 'item' | 'merchant' | 'claim'>;

/** The last instant at which such a claim is in time, a person's time included; none has no end. */
export function claimClosesAt(told: Told, rules: RuleSet): string | undefined {
  const { dt13, dt14 } = rules;
  const { signedAt, shippedAt } = parcelOf(told.order, told.item);
  const days = (count: number) => closesAt(told, count, rules);
  switch (rules.leaves[told.claim.leaf]?.window) {
    case 'visible': {
      if (signedAt === undefined) return undefined;
      const hours = isFresh(told) ? dt14.fresh.humanHours : dt14.visibleHumanDays * 24;
      return addHours(signedAt, hours);
    }
    case 'quality':
      return days(dt14.qualityDays);
    case 'function':
      return later(days(warrantyDays({ facts: told, rules })), sellerProves(told, rules));
    case 'authenticity':
      return days(dt14.authenticityDays);
    case 'no_reason':
      return noReasonCloses(told, rules);
    case 'virtual':
      return signedAt && addDays(signedAt, dt13.proofDays);
    case 'reclaimed':
      return days(dt13.reclaimedDays);
    case 'not_received':
      return addDays(shippedAt ?? told.order.paidAt, dt14.notReceivedDays);
    default:
      return undefined;
  }
}

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  [a, b]
    .filter((one) => one !== undefined)
    .toSorted()
    .at(-1);
