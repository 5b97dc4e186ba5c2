import type { SyncAck, WireEvent } from '../contract/conversation-events.ts';
import type { Caller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { CommittedEvent } from './ports.ts';
import { toBuyerEvent, toStaffEvent } from './wire-event.ts';

/** Events read at once; there are as many reads as it takes. */
export const SYNC_PAGE = 500;

export const NO_CONVERSATION = 'no such conversation';

/**
 * Every event after a position, as the caller sees the talk. The last position is read first: what is
 * said meanwhile may come along, but no position is answered whose events are not there.
 */
export async function sync(
  { log }: { readonly log: ConversationLog },
  caller: Caller,
  { conversationId, afterSeq }: { conversationId: string; afterSeq: number },
): Promise<SyncAck> {
  if (!(await log.readable(caller, conversationId)))
    throw new Refused('not_found', NO_CONVERSATION);
  const staff = caller.kind === 'staff';
  const last = await (staff ? log.lastStaffSeq(conversationId) : log.lastBuyerSeq(conversationId));
  const found = await allAfter(afterSeq, {
    read: (from) =>
      staff
        ? log.staffEventsAfter(conversationId, from, SYNC_PAGE)
        : log.eventsAfter(conversationId, from, SYNC_PAGE),
    seqOf: ({ staffSeq, buyerSeq }) => (staff ? staffSeq : buyerSeq),
  });
  const events = staff
    ? found.flatMap((event) => toStaffEvent(conversationId, event) ?? [])
    : onlyShown(conversationId, found);
  return { ok: true, events, lastSeq: Math.max(last, events.at(-1)?.seq ?? 0) };
}

async function allAfter(
  afterSeq: number,
  log: {
    read: (from: number) => Promise<readonly CommittedEvent[]>;
    seqOf: (event: CommittedEvent) => number | undefined;
  },
): Promise<CommittedEvent[]> {
  const found: CommittedEvent[] = [];
  for (let from: number | undefined = afterSeq; from !== undefined; ) {
    const page = await log.read(from);
    found.push(...page);
    const end = page.length < SYNC_PAGE ? undefined : page.at(-1);
    from = end && log.seqOf(end);
  }
  return found;
}

/** What of these the buyer sees, as it crosses the wire. */
export const onlyShown = (conversationId: string, events: readonly CommittedEvent[]): WireEvent[] =>
  events.flatMap((event) => toBuyerEvent(conversationId, event) ?? []);
