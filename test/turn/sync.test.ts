import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server/terms/caller.ts';
import type { ConversationLog } from '../../server/turn/conversation-log.ts';
import type { CommittedEvent } from '../../server/turn/ports.ts';
import { SYNC_PAGE, sync } from '../../server/turn/sync.ts';

const BUYER: Caller = { kind: 'buyer', buyerId: 'b' };
const AGENT: Caller = { kind: 'staff', userId: 'a', role: 'agent', name: 'A' };

/** A talk that somebody goes on speaking in: each read of it, of whatever kind, finds one event more. */
function talk(length: number, spoken = 0) {
  const events = Array.from({ length }, (_, at) => said(at + 1));
  const heard = <T>(answer: () => T): T => {
    const found = answer();
    for (let n = 0; n < spoken; n += 1) events.push(said(events.length + 1));
    return found;
  };
  const after = async (_id: string, from: number, limit: number) =>
    heard(() => events.slice(from, from + limit));
  const last = async () => heard(() => events.length);
  const log = {
    readable: async () => true,
    eventsAfter: after,
    staffEventsAfter: after,
    lastBuyerSeq: last,
    lastStaffSeq: last,
  } as Partial<ConversationLog> as ConversationLog;
  return (caller: Caller, afterSeq: number) =>
    sync({ log }, caller, { conversationId: 'cv', afterSeq });
}

const said = (seq: number): CommittedEvent & { staffSeq: number } => ({
  ...{ seq, buyerSeq: seq, staffSeq: seq, at: '2026-11-05T00:00:00.000Z', type: 'text' },
  ...{ actor: { kind: 'buyer' }, visibility: 'all', turnEnd: false, body: { text: `${seq}` } },
});

describe.each([
  ['a buyer', BUYER],
  ['staff', AGENT],
])('what %s missed', (_who, caller) => {
  it.each([0, 1, SYNC_PAGE - 1, SYNC_PAGE, SYNC_PAGE + 1, 3 * SYNC_PAGE])(
    'is all of it: %i events',
    async (length) => {
      const { events, lastSeq } = await talk(length)(caller, 0);
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length }, (_, at) => at + 1));
      expect(lastSeq).toBe(length);
    },
  );

  it('has every event up to the position it names, whatever is said meanwhile', async () => {
    const read = talk(3, 1);
    const seen: number[] = [];
    for (let from = 0, turn = 0; turn < 5; turn += 1) {
      const { events, lastSeq } = await read(caller, from);
      seen.push(...events.map(({ seq }) => seq));
      from = lastSeq;
    }
    expect(seen).toEqual(seen.map((_, at) => at + 1));
    expect(seen.length).toBeGreaterThan(3);
  });

  it('is nothing after a position that is still to come', async () => {
    expect(await talk(3)(caller, 9)).toEqual({ ok: true, events: [], lastSeq: 3 });
  });
});
