import type {
  ChecklistItem,
  EventOf,
  EvidenceProblem,
  TicketState,
  WireEvent,
} from '../../shared/wire.ts';
import type { Outgoing } from './outgoing.ts';

/** In these states the buyer may take an offer, or still owes evidence. */
const BARGAINING: readonly TicketState[] = ['offer_wait', 'negotiation', 'inspect_dispute'];
const GATHERING: readonly TicketState[] = ['draft', 'screening', 'evidence_wait'];

export function latest<T extends WireEvent['type']>(
  events: readonly WireEvent[],
  type: T,
): EventOf<T> | undefined {
  return events.findLast((event): event is EventOf<T> => event.type === type);
}

/** The colleague of ours who came in last; a consignor in the thread of their case is none. */
export const colleague = (events: readonly WireEvent[]): string | undefined =>
  events.findLast(({ type, actor }) => type === 'party' && actor.kind !== 'merchant')?.actor.name;

const isFromBuyer = (event: WireEvent): boolean => event.actor.kind === 'buyer';

/** The case an event belongs to, where it belongs to one. */
export const caseOf = (event: WireEvent): string | undefined =>
  'ticketId' in event ? event.ticketId : undefined;

/** Names the case that what is said is for. */
export const forCase = (event: WireEvent): { ticketId?: string } => {
  const ticketId = caseOf(event);
  return ticketId === undefined ? {} : { ticketId };
};

/** Where each case stands now, in the order they came up. */
export function casesNow(events: readonly WireEvent[]): readonly EventOf<'ticket'>[] {
  const cases = new Map<string, EventOf<'ticket'>>();
  for (const event of events) if (event.type === 'ticket') cases.set(event.ticketId, event);
  return [...cases.values()];
}

export const stateOf = (events: readonly WireEvent[], ticketId: string): TicketState | undefined =>
  casesNow(events).find((one) => one.ticketId === ticketId)?.state;

/** What a card is about, told only where the talk has several cases. */
export function itemOf(event: WireEvent, events: readonly WireEvent[]): string | undefined {
  const ticketId = caseOf(event);
  const cases = ticketId === undefined ? [] : casesNow(events);
  return cases.length > 1 ? cases.find((one) => one.ticketId === ticketId)?.item : undefined;
}

/** The events of one case, and those that belong to none. */
const ofCase = (events: readonly WireEvent[], ticketId: string | undefined) =>
  events.filter((event) => (caseOf(event) ?? ticketId) === ticketId);

const CARDS: readonly WireEvent['type'][] = ['ask', 'evidence_request', 'offer', 'confirm'];

/** What on the screen can still be answered; every other card is history. */
export interface OpenCards {
  /** Offers and cards of other cases than the one that was talked of last. */
  readonly others?: readonly number[];
  readonly ask?: number;
  readonly evidence?: number;
  readonly offer?: number;
  readonly confirm?: number;
  readonly satisfaction?: number;
  readonly replies?: number;
}

export const isOpenCard = ({ offer, confirm, others }: OpenCards, seq: number): boolean =>
  [offer, confirm, ...(others ?? [])].includes(seq);

/** In a talk of several cases each has its own offer and card; questions and photos only the last. */
export function openCards(events: readonly WireEvent[], outbox: readonly Outgoing[]): OpenCards {
  const cases = casesNow(events);
  if (cases.length < 2) return cardsOf(events, outbox);
  const last = events.findLast((event) => CARDS.includes(event.type));
  const current = last && caseOf(last);
  const others = cases.flatMap(({ ticketId }) => {
    if (ticketId === current) return [];
    const { offer, confirm } = cardsOf(ofCase(events, ticketId), outbox);
    return [offer, confirm].filter((seq) => seq !== undefined);
  });
  return { ...cardsOf(ofCase(events, current), outbox), ...(others.length > 0 && { others }) };
}

/** A question is open until the buyer speaks or another one takes its place. */
function cardsOf(events: readonly WireEvent[], outbox: readonly Outgoing[]): OpenCards {
  const seqOf = (type: WireEvent['type']): number => latest(events, type)?.seq ?? 0;
  const said = events.findLast(isFromBuyer)?.seq ?? 0;
  const quiet = outbox.every((item) => item.status === 'failed');
  const [ask, evidence] = [seqOf('ask'), seqOf('evidence_request')];
  const [offer, confirm, done] = [seqOf('offer'), seqOf('confirm'), seqOf('resolved')];
  const newest = Math.max(ask, evidence, offer, confirm, done);
  const replies = events.findLast((event) => event.type === 'text' && event.quickReplies)?.seq ?? 0;
  const satisfaction = seqOf('satisfaction');
  const state = latest(events, 'ticket')?.state;
  const inState = (states: readonly TicketState[]): boolean =>
    state === undefined || states.includes(state);
  const isFresh = (seq: number): boolean => seq > said && quiet;
  const confirming = confirm > 0 && confirm === newest && confirm > said;
  const bargains = offer > done && inState(BARGAINING) && !confirming;
  return {
    ...(ask > 0 && ask === newest && isFresh(ask) && { ask }),
    ...(evidence > 0 && evidence === newest && inState(GATHERING) && { evidence }),
    ...(bargains && { offer }),
    ...(confirming && { confirm }),
    ...(satisfaction > 0 && isFresh(satisfaction) && { satisfaction }),
    ...(replies >= newest && isFresh(replies) && { replies }),
  };
}

export interface SlotView extends ChecklistItem {
  readonly state: 'empty' | 'ok' | 'bad';
  readonly evidenceId?: string;
  readonly problems: readonly EvidenceProblem[];
}

/** A checklist as it stands now: what was asked, and what the buyer has sent for it since. */
export function checklistNow(
  request: EventOf<'evidence_request'>,
  events: readonly WireEvent[],
): readonly SlotView[] {
  const files = events.flatMap((event) =>
    event.type === 'text'
      ? (event.evidence ?? []).map((file) => ({ ...file, seq: event.seq }))
      : [],
  );
  const sent = files.filter((file) => file.seq > request.seq);
  return request.checklist.map((item) => {
    const file = sent.findLast((one) => one.key === item.key);
    if (file)
      return {
        ...item,
        state: file.ok ? 'ok' : 'bad',
        evidenceId: file.evidenceId,
        problems: file.problems,
      };
    const refused = files.findLast((one) => one.key === item.key);
    if (item.problem)
      return {
        ...item,
        state: 'bad',
        problems: [item.problem],
        ...(refused && { evidenceId: refused.evidenceId }),
      };
    if (item.satisfiedBy)
      return { ...item, state: 'ok', evidenceId: item.satisfiedBy, problems: [] };
    return { ...item, state: 'empty', problems: [] };
  });
}

/** Who answers now: the bot, or since the last handover a person. */
export function humanHolds(events: readonly WireEvent[]): boolean {
  const last = events.findLast((event) => event.type === 'handoff' || event.type === 'handback');
  return last?.type === 'handoff';
}

/** The turn that the buyer's last words began has not ended yet. */
export function turnRuns(events: readonly WireEvent[], outbox: readonly Outgoing[]): boolean {
  if (humanHolds(events)) return false;
  if (outbox.some((item) => item.status === 'sending' || item.status === 'sent')) return true;
  const said = events.findLastIndex(isFromBuyer);
  if (said < 0) return false;
  return !events.slice(said + 1).some((event) => event.turnEnd);
}
