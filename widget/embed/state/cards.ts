import type {
  ChecklistItem,
  EventOf,
  EvidenceProblem,
  TicketState,
  WireEvent,
} from '../../shared/wire.ts';
import type { Outgoing } from './outgoing.ts';

/** In these states an offer may still be taken. */
const BARGAINING: readonly TicketState[] = ['offer_wait', 'negotiation', 'screening'];

export function latest<T extends WireEvent['type']>(
  events: readonly WireEvent[],
  type: T,
): EventOf<T> | undefined {
  return events.findLast((event): event is EventOf<T> => event.type === type);
}

const isFromBuyer = (event: WireEvent): boolean => event.actor.kind === 'buyer';

/** What on the screen can still be answered; every other card is history. */
export interface OpenCards {
  readonly ask?: number;
  readonly evidence?: number;
  readonly offer?: number;
  readonly confirm?: number;
  readonly satisfaction?: number;
  readonly replies?: number;
}

/** A question is open until the buyer speaks or another one takes its place. */
export function openCards(events: readonly WireEvent[], outbox: readonly Outgoing[]): OpenCards {
  const said = Math.max(0, events.findLast(isFromBuyer)?.seq ?? 0);
  const speaking = outbox.some((item) => item.status !== 'failed');
  const seqOf = (type: WireEvent['type']): number => latest(events, type)?.seq ?? 0;
  const [ask, evidence, offer, confirm] = [
    seqOf('ask'),
    seqOf('evidence_request'),
    seqOf('offer'),
    seqOf('confirm'),
  ];
  const done = seqOf('resolved');
  const state = latest(events, 'ticket')?.state;
  const bargaining = state === undefined || BARGAINING.includes(state);
  const replies = events.findLast((event) => event.type === 'text' && event.quickReplies)?.seq ?? 0;
  const newestQuestion = Math.max(ask, offer, confirm, done);
  const fresh = (seq: number): boolean => seq > said && !speaking;
  return {
    ...(ask > 0 && ask === newestQuestion && ask > evidence && fresh(ask) && { ask }),
    ...(evidence > Math.max(offer, confirm, done) && { evidence }),
    ...(offer > done && bargaining && { offer }),
    ...(confirm > Math.max(offer, done) && bargaining && ask < confirm && { confirm }),
    ...(seqOf('satisfaction') > said && !speaking && { satisfaction: seqOf('satisfaction') }),
    ...(replies > newestQuestion && fresh(replies) && { replies }),
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
  const sent = events.flatMap((event) =>
    event.type === 'text' && event.seq > request.seq ? (event.evidence ?? []) : [],
  );
  return request.checklist.map((item) => {
    const file = sent.findLast((one) => one.key === item.key);
    if (file)
      return {
        ...item,
        state: file.ok ? 'ok' : 'bad',
        evidenceId: file.evidenceId,
        problems: file.problems,
      };
    if (item.problem) return { ...item, state: 'bad', problems: [item.problem] };
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
