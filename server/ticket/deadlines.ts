import type { Holder } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';
import type { Deadline, Ticket } from './ticket.ts';

/** A timer's row of the rule set: how long, and what its silence means. */
export interface TimerRow {
  readonly minutes: number;
  readonly thenState: string;
}
export type Timers = Readonly<Record<string, TimerRow>>;

type TimerChoice = string | ((ticket: Ticket | undefined) => string);

const isVirtual = (ticket: Ticket | undefined): boolean => ticket?.category === 'virtual_code';

/** The timer that runs in a state (policy §4); some depend on the case. */
const TIMER_OF: Partial<Readonly<Record<TicketState, TimerChoice>>> = {
  screening: 'T-02',
  evidence_wait: 'T-03',
  offer_wait: 'T-04',
  merchant_review: 'T-05',
  negotiation: 'T-06',
  platform_review: (ticket) => (ticket?.referral?.urgent ? 'T-07u' : 'T-07'),
  code_check: 'T-24',
  appraisal: 'T-08',
  arb_evidence: 'T-09',
  arb_jury: 'T-10',
  arb_decided: 'T-11',
  intercepting: 'T-23',
  return_wait: 'T-12',
  return_transit: 'T-13',
  inspection: (ticket) => (ticket?.return?.to === 'consignor' ? 'T-14c' : 'T-14'),
  inspect_dispute: 'T-15',
  exchange_wait: (ticket) => (isVirtual(ticket) ? 'T-16v' : 'T-16'),
  exchange_transit: 'T-17t',
  repair_wait: 'T-12',
  repairing: 'T-18',
  repair_transit: 'T-17t',
  refunding: 'T-19',
  refund_failed: 'T-19b',
  settling: 'T-20',
  appeal: 'T-21',
  suspended: 'T-22',
};

const MINUTE = 60_000;

/** The named timer, started at `from`. */
export function startTimer(
  timer: string,
  from: string,
  timers: Timers,
  overrideMinutes?: number,
): Deadline | undefined {
  // A rule set older than the variant has its timer's own row.
  const row = timers[timer] ?? timers[timer.replace(/[a-z]$/, '')];
  if (!row) return undefined;
  const at = new Date(Date.parse(from) + (overrideMinutes ?? row.minutes) * MINUTE).toISOString();
  return { timer, at, thenState: row.thenState as TicketState, from };
}

/**
 * In a talk (T-06) it matters who is silent: a merchant who was asked leaves the tables the word, a
 * buyer ends the case.
 */
export function forHolder(deadline: Deadline, holder: Holder, timers: Timers): Deadline {
  if (deadline.timer !== 'T-06') return deadline;
  const thenState = holder === 'merchant' ? 'offer_wait' : timers['T-06']?.thenState;
  return { ...deadline, thenState: (thenState ?? deadline.thenState) as TicketState };
}

/** The timer a case gets on entering `state`; none in a final state. */
export function timerOf(state: TicketState, ticket: Ticket | undefined): string | undefined {
  const choice = TIMER_OF[state];
  return typeof choice === 'function' ? choice(ticket) : choice;
}

/** Reminders of a running deadline: at half and at nine tenths of its time (E36). */
export const REMINDERS = [50, 90] as const;
/** Timers that wait for a person; the others wait for a machine, which no reminder moves. */
const REMINDED: readonly string[] = [
  'T-03',
  'T-04',
  'T-05',
  'T-06',
  'T-07',
  'T-07u',
  'T-08',
  'T-09',
  'T-09s',
  'T-10',
  'T-11',
  'T-12',
  'T-14',
  'T-14c',
  'T-15',
  'T-16',
  'T-16a',
  'T-16v',
  'T-18',
  'T-19b',
  'T-21',
  'T-22',
  'T-24',
];

export interface Reminder {
  readonly timer: string;
  readonly percent: number;
  readonly at: string;
}

/** The reminders of a deadline, each a durable row of its own under the timer's name and percent. */
export function remindersOf({ timer, at, from }: Deadline): Reminder[] {
  if (!REMINDED.includes(timer)) return [];
  const whole = Date.parse(at) - Date.parse(from);
  return REMINDERS.map((percent) => ({
    timer: `${timer}@${percent}`,
    percent,
    at: new Date(Date.parse(from) + Math.floor((whole * percent) / 100)).toISOString(),
  }));
}

/** `T-05@50` is half of `T-05`. */
export function reminderOf(
  timer: string,
): { readonly timer: string; readonly percent: number } | undefined {
  const [base, percent] = timer.split('@');
  return base && percent ? { timer: base, percent: Number(percent) } : undefined;
}
