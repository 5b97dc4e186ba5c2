import { assess } from '../../decision/assess.ts';
import type { Facts } from '../../decision/facts.ts';
import { clusterOf, habitsOf } from '../../decision/habits.ts';
import { rulesFor } from '../../decision/market.ts';
import type { RuleSet } from '../../decision/rule-set/schema.ts';
import { ruleSetFor } from '../../decision/rule-set-for.ts';
import type { Verdict } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { scoreOf } from './evidence.ts';
import { lineOf } from './line.ts';
import { othersRoom } from './promotion.ts';

/** What the version that judges this case says of it: the one it was bought under where that is better. */
export const judge = (draft: Draft, facts: Facts): Verdict =>
  assess(facts, ruleSetFor(draft.ruleSets, facts) ?? draft.rules);

/** The same of a case as it stands; undefined where its order is not at hand. */
export function judgeCase(draft: Draft, ticket: Ticket): Verdict | undefined {
  const facts = factsOf(draft, ticket);
  return facts && judge(draft, facts);
}

/** The rules a case stands under: of the version that judged it, as its market reads them. */
export function rulesOf(draft: Draft, { verdict, market }: Ticket): RuleSet {
  const version = verdict?.ruleSetVersion;
  const judged = draft.ruleSets.find((set) => set.version === version);
  return rulesFor(judged ?? draft.rules, market);
}

/** What other cases have taken back of the order, by line. */
const returnedOf = ({ lines }: OrderFacts, { id }: Ticket): Readonly<Record<string, number>> =>
  Object.fromEntries(
    lines.flatMap(({ itemId, gone = [] }) => {
      const pieces = gone
        .filter(({ ticketId }) => ticketId !== id)
        .reduce((sum, one) => sum + one.pieces, 0);
      return pieces > 0 ? [[itemId, pieces]] : [];
    }),
  );

/** The facts of one case, all of them from the snapshot. */
export function factsOf(draft: Draft, ticket: Ticket): Facts | undefined {
  const { focus, buyer } = draft.snapshot;
  const { item, merchant, line } = lineOf(draft, ticket);
  if (!focus || !item || !merchant || !buyer) return undefined;
  const severity = ticket.claim.severity ?? draft.rules.dt6.presumedSeverity;
  const zone = ticket.claim.zone ?? 'secondary';
  const cell = focus.cells.find(
    (c) => c.category === item.category && c.severity === severity && c.zone === zone,
  );
  return {
    now: draft.now,
    order: focus.order,
    item,
    merchant,
    buyer,
    claim: ticket.claim,
    findings: ticket.findings,
    submittedAt: ticket.createdAt,
    submissions: ticket.submissions,
    ...(ticket.repair && {
      failedRepairs: ticket.repair.failures,
      repairSince: ticket.repair.startedAt,
    }),
    habits: {
      ...habitsOf(draft.snapshot.deeds ?? [], draft.now),
      cluster30d: clusterOf(focus.othersFiled ?? [], draft.now),
      injection: draft.state.injected,
    },
    evidence: scoreOf(draft, ticket),
    refundedCents: line?.refundedCents ?? 0,
    othersRoomCents: othersRoom(focus, ticket.itemId),
    returned: returnedOf(focus, ticket),
    ...(cell && { history: cell }),
  };
}
