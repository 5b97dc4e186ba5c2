import type { TicketState } from '../terms/state.ts';
import type { Deadline } from './ticket.ts';

/** A timer's row of the rule set: how long, and what its silence means. */
export interface TimerRow {
  readonly minutes: number;
  readonly thenState: string;
}
export type Timers = Readonly<Record<string, TimerRow>>;

/** The timer that runs in a state (policy §4). */
const TIMER_OF: Partial<Readonly<Record<TicketState, string>>> = {
  screening: 'T-02',
  evidence_wait: 'T-03',
  offer_wait: 'T-04',
  merchant_review: 'T-05',
  negotiation: 'T-06',
  platform_review: 'T-07',
  refunding: 'T-19',
  refund_failed: 'T-19b',
  settling: 'T-20',
};

const MINUTE = 60_000;

/** The deadline a ticket gets on entering `state`; none in a final state. */
export function deadlineOf(
  state: TicketState,
  now: string,
  timers: Timers,
  overrideMinutes?: number,
): Deadline | undefined {
  const timer = TIMER_OF[state];
  const row = timer ? timers[timer] : undefined;
  if (!timer || !row) return undefined;
  const at = new Date(Date.parse(now) + (overrideMinutes ?? row.minutes) * MINUTE).toISOString();
  return { timer, at, thenState: row.thenState as TicketState, from: now };
}
