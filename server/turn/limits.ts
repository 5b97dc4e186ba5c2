import { juryAllowed } from '../decision/jury.ts';
import { rulesFor } from '../decision/market.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import { appealRefused, type Refusal, reopenRefused } from '../decision/second-look.ts';
import type { ActionContext } from '../ticket/actions.ts';
import type { Ticket } from '../ticket/ticket.ts';

type Side = 'buyer' | 'merchant';

/** When the case came to where it stands: what happens beside it, such as a rating, does not move it. */
export const closedAt = ({ path, updatedAt }: Ticket): string => path.at(-1)?.at ?? updatedAt;

interface Asked {
  readonly now: string;
  readonly by: Side;
  /** What the party lays on the table; undefined while it has not been asked for. */
  readonly newEvidence?: boolean;
}

/** E33: why this party cannot appeal; undefined where it can. */
export const appealRefusal = (
  rules: RuleSet,
  ticket: Ticket,
  { now, by, newEvidence }: Asked,
): Refusal | undefined =>
  appealRefused(
    {
      now,
      decidedAt: closedAt(ticket),
      appeals: ticket.appeals.filter((appeal) => appeal.by === by).length,
      ...(newEvidence !== undefined && { newEvidence }),
    },
    rulesFor(rules, ticket.market),
  );

/** E34: why the case cannot be taken up again; undefined where it can. */
export const reopenRefusal = (rules: RuleSet, ticket: Ticket, now: string): Refusal | undefined =>
  reopenRefused(
    {
      now,
      closedAt: closedAt(ticket),
      reopens: ticket.reopens,
      claimClosesAt: ticket.claimClosesAt,
      submittedAt: ticket.createdAt,
    },
    rulesFor(rules, ticket.market),
  );

/** What the rule set in force says of the actions' guards. */
export const actionContext = (rules: RuleSet, now: string, actorId?: string): ActionContext => ({
  now,
  ...(actorId !== undefined && { actorId }),
  rounds: rules.dt12.maxRounds,
  secondLook: {
    appeal: (ticket, by) => appealRefusal(rules, ticket, { now, by }) === undefined,
    reopen: (ticket) => reopenRefusal(rules, ticket, now) === undefined,
  },
  juryMay: ({ paidCents: valueCents, claim: { leaf }, market }) =>
    juryAllowed({ valueCents, leaf, bothConsent: true }, rulesFor(rules, market)),
});

/** A refusal as whoever asked reads it: the rule, the facts, and what would change it. */
export const refusalDetail = ({ reason, step, closesAt }: Refusal): string => {
  const { ruleId, label, facts } = step;
  switch (reason) {
    case 'used_up':
      return `${ruleId}: this ${label} has been used; a person of the platform can still look at it`;
    case 'window_passed':
      return `${ruleId}: this ${label} was open until ${closesAt}; a person of the platform can still look at it`;
    case 'late_claim':
      return `${ruleId}: the claim was made at ${facts.submittedAt}, after its time had run out at ${facts.claimClosesAt}; make a new claim, a person will look at it`;
    case 'no_new_evidence':
      return `${ruleId}: an appeal needs a usable file that was not on the case when it was decided at ${facts.decidedAt}; name one in evidenceIds until ${closesAt}`;
  }
};
