import { addDays, isWithin } from './days.ts';
import type { RuleSet } from './rule-set/schema.ts';

interface Reopening {
  readonly now: string;
  readonly closedAt: string;
  readonly reopens: number;
  /** The last instant at which the claim could have been made; by the original date, not by today's. */
  readonly claimClosesAt?: string | undefined;
  readonly submittedAt: string;
}

/** E34: once, within days of the closing, and of a claim that was made in time. */
export const reopenAllowed = (case_: Reopening, { dt9, dt14 }: RuleSet): boolean =>
  case_.reopens < dt9.maxReopens &&
  isWithin(case_.now, addDays(case_.closedAt, dt14.reopenDays)) &&
  (case_.claimClosesAt === undefined || isWithin(case_.submittedAt, case_.claimClosesAt));

interface Appealing {
  readonly now: string;
  readonly decidedAt: string;
  /** Appeals this party has made on the case. */
  readonly appeals: number;
  readonly newEvidence: boolean;
}

/** E33: each party once, within days of the decision, and with something that was not there before. */
export const appealAllowed = (appeal: Appealing, { dt9, dt14 }: RuleSet): boolean =>
  appeal.appeals < dt9.appealsPerParty &&
  appeal.newEvidence &&
  isWithin(appeal.now, addDays(appeal.decidedAt, dt14.appealDays));
