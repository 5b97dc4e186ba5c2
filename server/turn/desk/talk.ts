import { routeTalk } from '../../dialogue/desk/route.ts';
import { pauseClock, resumeClock, startClock } from '../../dialogue/desk/sla.ts';
import {
  type DeskChange,
  type DeskTalk,
  type Group,
  isHeld,
  type SlaClock,
} from '../../terms/desk.ts';
import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { BOT, type Draft } from '../draft.ts';
import { beside, tiesOf } from './ties.ts';

/** Letters of the last words that a row of the desk shows. */
const LAST_SHOWN = 80;

interface Needed {
  readonly group: Group;
  readonly reason: string;
  readonly urgent?: boolean | undefined;
}

/** Queues the talk up for a person; one that waits already only moves up, one in a person's hands stays there. */
export function enterDesk(draft: Draft, { group, reason, urgent }: Needed): DeskTalk {
  const { desk } = draft.state;
  const about = aboutOf(draft);
  const language = draft.locale;
  const route = routeTalk(draft.desk, {
    ...{ group, reason, language, urgent },
    ...(about && { leaf: about.leaf, cents: about.cents }),
  });
  if (desk && (isHeld(desk) || route.priority >= desk.priority)) return desk;
  if (desk) return setDesk(draft, 'queued', movedUp(draft, desk, { ...route, reason, about }));
  const { buyer } = draft.snapshot;
  const said = draft.heard;
  const { followers, links } = tiesOf(draft.state);
  return setDesk(draft, 'queued', {
    ...route,
    ...{ reason, language },
    queuedAt: draft.now,
    consulted: [],
    followers,
    links,
    breaches: 0,
    clock: startClock({ rules: draft.desk, priority: route.priority }, 'first', draft.now),
    ...(buyer && { buyer: { id: buyer.id, name: buyer.name } }),
    ...(about && { about }),
    ...(said !== undefined && { last: lastOf('buyer', said, draft.now) }),
  });
}

/**
 * It waited already, and now it is more urgent: its time ends no later than the new priority gives it,
 * and whom another group offered it to has no claim on it.
 */
function movedUp(
  draft: Draft,
  before: DeskTalk,
  now: Pick<DeskTalk, 'group' | 'priority' | 'skill' | 'reason' | 'about'>,
): DeskTalk {
  const { skill: _s, clock, assignee, offeredAt, passedBy, about, ...rest } = before;
  const pace = { rules: draft.desk, priority: now.priority };
  const fresh = startClock(pace, clock?.kind ?? 'first', draft.now);
  const sooner = clock?.dueAt !== undefined && clock.dueAt <= (fresh.dueAt ?? '');
  return {
    ...rest,
    ...(now.group === before.group && { assignee, offeredAt, passedBy }),
    ...now,
    about: now.about ?? about,
    clock: sooner ? clock : fresh,
  };
}

/** Notes how the talk stands at the desk now. */
export function setDesk(
  draft: Draft,
  change: DeskChange,
  desk: DeskTalk,
  actor: Actor = BOT,
): DeskTalk {
  draft.note({ type: 'desk', change, desk }, actor);
  return desk;
}

/** The desk has nothing to do with it any more. */
export function leaveDesk(draft: Draft, actor: Actor = BOT): void {
  const { state } = draft;
  if (!state.desk) return;
  const { about } = state.desk;
  draft.note({ type: 'desk', change: 'left', ...beside(tiesOf(state)), about }, actor);
}

/** The buyer spoke: whoever waits for that hears it, and their time runs. */
export function heardAtDesk(
  draft: Draft,
  text: string,
  {
    change = 'said',
    actor = BOT,
  }: { readonly change?: 'said' | 'told'; readonly actor?: Actor } = {},
): void {
  const { desk } = draft.state;
  if (!desk) return;
  const { clock: _clock, ...rest } = desk;
  const clock = clockOnHearing(draft, desk);
  setDesk(
    draft,
    change,
    { ...rest, ...(clock && { clock }), last: lastOf('buyer', text, draft.now) },
    actor,
  );
}

function clockOnHearing(draft: Draft, desk: DeskTalk): SlaClock | undefined {
  const { clock } = desk;
  const pace = { rules: draft.desk, priority: desk.priority };
  if (!isHeld(desk)) return clock && resumeClock(pace, clock, draft.now);
  // What a merchant or somebody else is waited for, the buyer's next words do not bring.
  if (clock?.paused === 'merchant' || clock?.paused === 'other') return clock;
  return clock?.runsSince === undefined ? startClock(pace, 'next', draft.now) : clock;
}

/** A person answered the buyer: the next word is the buyer's. */
export function saidAtDesk(draft: Draft, desk: DeskTalk, text: string): DeskTalk {
  const pace = { rules: draft.desk, priority: desk.priority };
  return {
    ...desk,
    answeredAt: desk.answeredAt ?? draft.now,
    ...(desk.clock && { clock: pauseClock(pace, desk.clock, draft.now, 'buyer') }),
    last: lastOf('staff', text, draft.now),
  };
}

const lastOf = (by: 'buyer' | 'staff', text: string, at: string) => ({
  by,
  text: [...text.replace(/\s+/gu, ' ').trim()].slice(0, LAST_SHOWN).join(''),
  at,
});

/** The case the talk is about, as a row of the desk names it. */
export function aboutOf(draft: Draft): DeskTalk['about'] {
  const ticket = draft.ticket ?? openTicket(draft);
  if (!ticket) return undefined;
  const { id, number, itemTitle, claim, paidCents, currency } = ticket;
  return {
    ticketId: id,
    number,
    title: itemTitle,
    leaf: claim.leaf,
    cents: paidCents,
    currency,
  };
}

const openTicket = ({ snapshot }: Draft): Ticket | undefined =>
  snapshot.tickets.find(({ holder }) => holder !== 'none') ?? snapshot.tickets[0];
