import type { VisibleEvent } from '../contract/conversation-events.ts';
import { remindersOf } from '../ticket/deadlines.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { CommitPlan, NewConversationEvent } from './ports.ts';

/** The case's deadline and the reminders of it that are still to come; none ends those that were. */
export function deadlineRows({ id, deadline }: Ticket, now: string): CommitPlan['deadlines'] {
  if (!deadline) return [{ ticketId: id }];
  const { timer, at } = deadline;
  const reminders = remindersOf(deadline).filter((one) => Date.parse(one.at) > Date.parse(now));
  return [
    { ticketId: id, timer, at },
    ...reminders.map((one) => ({ ticketId: id, timer: one.timer, at: one.at })),
  ];
}

/** The last thing the bot shows in a turn says so. */
export function withTurnEnd(log: readonly NewConversationEvent[]): NewConversationEvent[] {
  const last = log.findLastIndex(
    (event) => event.visibility === 'all' && event.actor.kind !== 'buyer',
  );
  return log.map((event, index) => (index === last ? { ...event, turnEnd: true } : event));
}

/** Cards that wait for an answer say which case it is for. */
export const ofCase = (event: VisibleEvent, ticketId: string | undefined): VisibleEvent =>
  ticketId !== undefined && (event.type === 'ask' || event.type === 'evidence_request')
    ? { ...event, ticketId }
    : event;
