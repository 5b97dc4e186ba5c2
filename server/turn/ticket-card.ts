import type { VisibleEventOf } from '../contract/conversation-events.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { Similar } from '../terms/similar.ts';
import { isTerminal } from '../terms/state.ts';
import { progressOf } from '../ticket/progress.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** What is left of the case, in minutes: by how similar cases went, else by the rule set's targets. */
export function etaOf(
  { claim, state }: Pick<Ticket, 'claim' | 'state'>,
  rules: RuleSet,
  similar?: Similar,
): { p50Minutes: number; p80Minutes: number; basis: string } {
  const seen = isTerminal(state) ? undefined : similar?.(claim.leaf, state);
  if (seen) return { p50Minutes: seen.p50Minutes, p80Minutes: seen.p80Minutes, basis: 'similar' };
  const row = rules.eta[state] ?? rules.eta.default ?? { p50Minutes: 0, p80Minutes: 0 };
  return { ...row, basis: 'target' };
}

/** The case as the buyer's progress view shows it. */
export function ticketCard(
  ticket: Ticket,
  rules: RuleSet,
  similar?: Similar,
): VisibleEventOf<'ticket'> {
  const { deadline } = ticket;
  return {
    type: 'ticket',
    ticketId: ticket.id,
    number: ticket.number,
    item: ticket.itemTitle,
    state: ticket.state,
    holder: ticket.holder,
    ...(deadline && { deadline: { at: deadline.at, thenState: deadline.thenState } }),
    eta: etaOf(ticket, rules, similar),
    progress: progressOf(ticket),
  };
}
