import type { Actor, Holder } from '../terms/party.ts';
import type { Leaf } from '../terms/reason.ts';
import type { TicketState } from '../terms/state.ts';
import type { Command } from './commands.ts';
import { forHolder, startTimer, type Timers, timerOf } from './deadlines.ts';
import type { TicketEvent, TicketEventData } from './events.ts';
import { evolve } from './evolve.ts';
import type { Refusal, Step } from './step.ts';
import { stepsOf } from './steps/steps.ts';
import type { Deadline, Ticket } from './ticket.ts';
import { canMove, holderOf } from './transitions.ts';

/** What a decision on a case may know beside the case. */
export interface Context {
  readonly now: string;
  readonly actor: Actor;
  readonly timers: Timers;
  /** The merchant's own time to review, where its tier has one. */
  readonly reviewMinutes?: number | undefined;
  /** How long a code that never came may take to be sent again (DT-13); T-16's own time where absent. */
  readonly resendMinutes?: number | undefined;
  /** Whether only a person decides claims of this leaf; nobody's where absent. */
  readonly peoples?: ((leaf: Leaf) => boolean) | undefined;
}

/** The events of a command and the case after them, or why the case's state does not allow it. */
export type Decision =
  | { readonly ok: true; readonly events: readonly TicketEvent[]; readonly ticket: Ticket }
  | { readonly ok: false; readonly reason: Refusal };

/** Decides one command on a case. Pure: no event is made for what the table does not allow. */
export function decide(ticket: Ticket | undefined, command: Command, context: Context): Decision {
  const steps = stepsOf(ticket, command, context);
  if (!Array.isArray(steps)) return { ok: false, reason: steps };
  const events: TicketEvent[] = [];
  let now = ticket;
  for (const step of steps) {
    const from: TicketState = now?.state ?? 'draft';
    if (!canMove(from, step.to)) return { ok: false, reason: 'action_not_allowed' };
    const holder = step.holder ?? staysTurn(step, now) ?? holderOf(step.to, now);
    const runs = deadlineFor(step, now, context);
    const held = runs && forHolder(runs, holder, context.timers);
    const deadline = held && forPeople(held, step, now, context);
    const event: TicketEvent = {
      at: context.now,
      actor: context.actor,
      row: step.row,
      to: step.to,
      holder,
      ...(deadline && { deadline }),
      ...(step.note !== undefined && { note: step.note }),
      ...step.data,
    };
    events.push(event);
    now = evolve(now, event);
  }
  return now ? { ok: true, events, ticket: now } : { ok: false, reason: 'action_not_allowed' };
}

/** What passes the turn on within a talk. */
const WORDS: readonly TicketEventData['type'][] = [
  'offer_made',
  'offer_declined',
  'offer_countered',
  'counter_answered',
];

/** Within its state whoever must act still must, whatever else is noted of the case. */
const staysTurn = ({ to, data }: Step, ticket: Ticket | undefined): Holder | undefined =>
  ticket?.state === to && !WORDS.includes(data.type) ? ticket.holder : undefined;

/** A state brings its own timer; within a state the one that runs goes on, unless a step starts one. */
function deadlineFor(
  { to, timer, deadline, since }: Step,
  ticket: Ticket | undefined,
  { now, timers, reviewMinutes, resendMinutes }: Context,
): Deadline | undefined {
  if (deadline) return deadline;
  const from = since ?? now;
  if (timer !== undefined) return startTimer(timer, from, timers);
  if (to === ticket?.state) return ticket.deadline;
  const own = timerOf(to, ticket);
  const unsent = to === 'exchange_wait' && ticket?.findings.code?.status === 'not_delivered';
  const minutes = to === 'merchant_review' ? reviewMinutes : unsent ? resendMinutes : undefined;
  return own === undefined ? undefined : startTimer(own, from, timers, minutes);
}

/** No photos by T-03 close a case, but for one that people decide and none has had yet: it goes to them. */
function forPeople(
  deadline: Deadline,
  { data }: Step,
  ticket: Ticket | undefined,
  { peoples }: Context,
): Deadline {
  const leaf = 'claim' in data ? data.claim.leaf : ticket?.claim.leaf;
  const asked = 'wanted' in data || ticket?.wanted || ticket?.referral;
  if (deadline.timer !== 'T-03' || !leaf || asked) return deadline;
  return { ...deadline, thenState: peoples?.(leaf) ? 'platform_review' : 'closed_timeout' };
}
