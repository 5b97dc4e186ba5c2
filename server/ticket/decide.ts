import type { Actor } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';
import type { Command } from './commands.ts';
import { deadlineOf, type Timers } from './deadlines.ts';
import type { Refusal } from './step.ts';
import { stepsOf } from './steps.ts';
import type { Deadline, Ticket, TicketEvent } from './ticket.ts';
import { canMove, HOLDERS } from './transitions.ts';

/** What a decision on a ticket may know beside the ticket. */
export interface Context {
  readonly now: string;
  readonly actor: Actor;
  readonly timers: Timers;
  /** The merchant's own time to review, where its tier has one. */
  readonly reviewMinutes?: number | undefined;
}

/** The events of a command, or why the ticket's state does not allow it. */
export type Decision =
  | { readonly ok: true; readonly events: readonly TicketEvent[] }
  | { readonly ok: false; readonly reason: Refusal };

/** Decides one command on a ticket. Pure: no event is made for what the table does not allow. */
export function decide(ticket: Ticket | undefined, command: Command, context: Context): Decision {
  const steps = stepsOf(ticket, command);
  if (!Array.isArray(steps)) return { ok: false, reason: steps };
  const events: TicketEvent[] = [];
  let from: TicketState = ticket?.state ?? 'draft';
  let deadline: Deadline | undefined = ticket?.deadline;
  for (const { to, row, data, note } of steps) {
    if (!canMove(from, to)) return { ok: false, reason: 'action_not_allowed' };
    const review = to === 'merchant_review' ? context.reviewMinutes : undefined;
    if (to !== from) deadline = deadlineOf(to, context.now, context.timers, review);
    events.push({
      at: context.now,
      actor: context.actor,
      row,
      to,
      holder: HOLDERS[to],
      ...(deadline && { deadline }),
      ...(note !== undefined && { note }),
      ...data,
    });
    from = to;
  }
  return { ok: true, events };
}
