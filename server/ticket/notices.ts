import type { NoticeDraft, NoticeFacts, NoticeParty } from '../terms/notice.ts';
import type { ActorKind, Holder } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';
import type { TicketEvent, TicketEventData } from './events.ts';
import { openSeats, votedSeats } from './jury.ts';
import type { Ticket } from './ticket.ts';

/** Which group of the desk a case waits for, where the platform must act; a machine's states have none. */
const DESK_STATES: Partial<Record<TicketState, (ticket: Ticket) => string>> = {
  platform_review: ({ referral }) => referral?.group ?? 'general',
  appraisal: () => 'appraisal',
  arb_jury: () => 'appraisal',
  arb_decided: () => 'lead',
  appeal: () => 'lead',
  inspection: () => 'logistics',
  exchange_wait: () => 'logistics',
  refund_failed: () => 'finance',
  suspended: () => 'finance',
};

interface Asked {
  readonly to: NoticeParty;
  readonly group?: string;
}

/** Whom the table's holder is among those who can be told; a carrier and a machine cannot. */
export function mustAct(state: TicketState, holder: Holder, ticket: Ticket): Asked | undefined {
  if (holder === 'buyer' || holder === 'merchant') return { to: holder };
  if (holder !== 'platform' && holder !== 'appraiser') return undefined;
  const group = DESK_STATES[state]?.(ticket);
  return group === undefined ? undefined : { to: 'desk', group };
}

type EventType = TicketEventData['type'];
type Others = readonly Exclude<NoticeParty, 'desk'>[];
const BOTH: Others = ['buyer', 'merchant'];

/** What somebody should know although it is not theirs to act on. The actor is never told of their own deed. */
const NEWS: Partial<Readonly<Record<EventType, Others>>> = {
  ticket_submitted: ['merchant'],
  ticket_reopened: ['merchant'],
  ticket_withdrawn: ['merchant'],
  offer_accepted: ['merchant'],
  goods_lost: BOTH,
  inspected: BOTH,
  refund_succeeded: ['buyer'],
  ticket_completed: BOTH,
  ticket_rejected: BOTH,
  ticket_timed_out: BOTH,
  arbitrated: BOTH,
  appealed: BOTH,
  suspended: BOTH,
  resumed: BOTH,
  deadline_extended: BOTH,
  supplement_opened: BOTH,
};

const PARTY_OF: Partial<Readonly<Record<ActorKind, NoticeParty>>> = {
  buyer: 'buyer',
  merchant: 'merchant',
};

/**
 * Everything one change of a case has to tell, party by party: who must act now, by the table's holder,
 * and who should know. At most one notice for each party, the more pressing one.
 */
export function noticesOf(
  before: Ticket | undefined,
  ticket: Ticket,
  events: readonly TicketEvent[],
): NoticeDraft[] {
  const drafts = [
    ...toAct(before, ticket, events),
    ...toJurors(ticket, events),
    ...events.flatMap((event) => ofEvent(event, ticket)),
    ...events.flatMap((event) => news(event, ticket)),
  ];
  const told = new Set<string>();
  return drafts.filter(({ to, group, userId }) => {
    const whom = to === 'desk' ? `${to} ${userId ?? group}` : to;
    if (told.has(whom)) return false;
    told.add(whom);
    return true;
  });
}

/** It is somebody's turn that it was not, or something else that they are to do. */
function toAct(
  before: Ticket | undefined,
  ticket: Ticket,
  events: readonly TicketEvent[],
): NoticeDraft[] {
  const { state, holder } = ticket;
  const same = before?.state === state && before.holder === holder;
  // Handed on within its state it waits for other people; asked anew it has a time of its own.
  if (
    same &&
    before.referral?.group === ticket.referral?.group &&
    !askedAnew(before, ticket, events)
  )
    return [];
  const who = mustAct(state, holder, ticket);
  const act = (to: NoticeParty, more: object = {}): NoticeDraft => ({
    to,
    topic: 'act',
    name: state,
    facts: factsOf(ticket),
    ...more,
  });
  // Both sides are heard before it is decided, whoever the table names.
  if (state === 'arb_evidence') return [act('buyer'), act('merchant')];
  // Whoever sits on a jury is asked by name.
  if (!who || (state === 'arb_jury' && ticket.arbitration?.seats)) return [];
  const taken = who.to === 'desk' && ticket.assignee ? { userId: ticket.assignee.id } : {};
  return [act(who.to, { ...who, ...taken })];
}

/** Somebody else gave the one who must act another thing to answer, and another time for it. */
function askedAnew(before: Ticket, ticket: Ticket, events: readonly TicketEvent[]): boolean {
  const { holder, deadline } = ticket;
  if (holder !== 'buyer' && holder !== 'merchant') return false;
  if (!deadline || !before.deadline || deadline.at === before.deadline.at) return false;
  return events.some(({ actor }) => actor.kind !== holder) && !events.some(isMoreTime);
}

const isMoreTime = ({ type }: TicketEvent): boolean =>
  type === 'deadline_extended' || type === 'resumed';

/** A juror learns neither the case's number nor what it is about before they open the blinded file. */
function toJurors(ticket: Ticket, events: readonly TicketEvent[]): NoticeDraft[] {
  const facts = ticket.deadline ? { deadlineAt: ticket.deadline.at } : {};
  return events.flatMap((event): NoticeDraft[] => {
    switch (event.type) {
      case 'jury_opened':
        return event.seats.map(({ userId }) => juror(userId, 'act', 'jury_seat', facts));
      case 'juror_declined':
        return event.instead ? [juror(event.instead.userId, 'act', 'jury_seat', facts)] : [];
      case 'arbitrated':
        return votedSeats(ticket.arbitration ?? { votes: [] }).map(({ userId }) =>
          juror(userId, 'news', 'jury_over', {}),
        );
      default:
        return [];
    }
  });
}

const juror = (
  userId: string,
  topic: NoticeDraft['topic'],
  name: string,
  facts: NoticeFacts,
): NoticeDraft => ({ to: 'desk', userId, topic, name, facts });

/** Where people with a seat each decide by vote. */
const VOTED: readonly TicketState[] = ['arb_jury', 'appraisal'];

const reminders = ({ arbitration, deadline }: Ticket, percent: number): NoticeDraft[] =>
  openSeats(arbitration ?? { votes: [] }).map(({ userId }) =>
    juror(userId, 'reminder', 'jury_seat', {
      percent,
      ...(deadline && { deadlineAt: deadline.at }),
    }),
  );

/**
 * Of both sides of an arbitration whoever has said nothing since it began, or since more time was given;
 * elsewhere the table's holder.
 */
function stillAsked(ticket: Ticket): readonly Asked[] {
  const { state, holder, arbitration } = ticket;
  const who = mustAct(state, holder, ticket);
  if (state === 'code_check') return [{ to: 'merchant' }];
  if (state !== 'arb_evidence') return who ? [who] : [];
  const { statements = [], supplement } = arbitration ?? {};
  const asked = SIDES.filter((to) => !supplement || [to, 'both'].includes(supplement.for));
  const fresh = statements.filter(({ at }) => !supplement || at > supplement.at);
  const heard = new Set(fresh.map(({ by }) => by));
  return asked.filter((to) => !heard.has(to)).map((to) => ({ to }));
}

const SIDES = ['buyer', 'merchant'] as const;

function ofEvent(event: TicketEvent, ticket: Ticket): NoticeDraft[] {
  const facts = factsOf(ticket);
  switch (event.type) {
    case 'reminded': {
      if (VOTED.includes(ticket.state) && ticket.arbitration?.seats)
        return reminders(ticket, event.percent);
      const percent = { ...facts, percent: event.percent };
      return stillAsked(ticket).map((who) => ({
        ...{ topic: 'reminder', name: 'reminded', facts: percent },
        ...who,
        ...(who.to === 'desk' && ticket.assignee && { userId: ticket.assignee.id }),
      }));
    }
    // Its seller may show that the code is good while the issuer is asked (T-24).
    case 'code_check_started':
      return [{ to: 'merchant', topic: 'act', name: 'code_check', facts }];
    case 'escalated_to_lead':
      return [{ to: 'desk', group: 'lead', topic: 'act', name: 'escalated', facts }];
    case 'assigned':
      return event.actor.id === event.assignee.id
        ? []
        : [{ to: 'desk', userId: event.assignee.id, topic: 'act', name: 'assigned', facts }];
    default:
      return [];
  }
}

function news(event: TicketEvent, ticket: Ticket): NoticeDraft[] {
  const facts = factsOf(ticket, event);
  return (NEWS[event.type] ?? [])
    .filter((to) => PARTY_OF[event.actor.kind] !== to)
    .map((to) => ({ to, topic: 'news', name: event.type, facts }));
}

/** Staff wrote to the case's merchant: words that no event of the case tells of. */
export const staffWrote = (ticket: Ticket): NoticeDraft => ({
  to: 'merchant',
  topic: 'news',
  name: 'staff_wrote',
  facts: factsOf(ticket),
});

/** The figures of a notice are the case's own: the refund that moved, else the offer that stands. */
function factsOf(ticket: Ticket, event?: TicketEvent): NoticeFacts {
  const { number, itemTitle, state, currency, deadline } = ticket;
  const amountCents = amountOf(ticket, event);
  return {
    number,
    item: itemTitle,
    state,
    ...(amountCents !== undefined && { amountCents, currency }),
    ...(deadline && { deadlineAt: deadline.at, thenState: deadline.thenState }),
  };
}

function amountOf(ticket: Ticket, event?: TicketEvent): number | undefined {
  if (event?.type === 'refund_succeeded')
    return ticket.refunds.find(({ id }) => id === event.refundId)?.amountCents;
  const offer =
    ticket.offers.find(({ id, group, status }) => status === 'open' && id === group) ??
    ticket.offers.findLast(({ status }) => status === 'accepted');
  return (ticket.granted?.terms ?? offer?.terms)?.amountCents;
}
