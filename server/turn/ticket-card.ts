import type { VisibleEventOf } from '../contract/conversation-events.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import { progressOf } from '../ticket/progress.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** What is left of the case, in minutes, by the rule set's targets. */
export function etaOf(
  ticket: Pick<Ticket, 'state'>,
  rules: RuleSet,
): { p50Minutes: number; p80Minutes: number; basis: string } {
  const row = rules.eta[ticket.state] ?? rules.eta.default ?? { p50Minutes: 0, p80Minutes: 0 };
  return { ...row, basis: 'target' };
}

/** The case as the buyer's progress view shows it. */
export function ticketCard(ticket: Ticket, rules: RuleSet): VisibleEventOf<'ticket'> {
  const { deadline } = ticket;
  return {
    type: 'ticket',
    ticketId: ticket.id,
    number: ticket.number,
    item: ticket.itemTitle,
    state: ticket.state,
    holder: ticket.holder,
    ...(deadline && { deadline: { at: deadline.at, thenState: deadline.thenState } }),
    eta: etaOf(ticket, rules),
    progress: progressOf(ticket),
  };
}
