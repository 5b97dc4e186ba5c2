import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { CommitPlan, TurnStore } from '../../server/turn/ports.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { NOW, plan, populate, says, talk, ticketEvent, write } from './world.ts';

describe.each(ENGINES)('the turn store on %s', (engine) => {
  let database: Database;
  let store: TurnStore;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await populate(database);
    store = createTurnStore(database.pool);
  });
  afterAll(() => database.close());

  let lastSeq = 0;
  let lastBuyerSeq = 0;
  beforeEach(async () => {
    const snapshot = await store.load({ conversationId: 'V1' });
    lastSeq = snapshot?.conversation.lastSeq ?? 0;
    lastBuyerSeq = snapshot?.conversation.lastBuyerSeq ?? 0;
  });

  it('answers undefined for what is not there', async () => {
    expect(await store.load({ conversationId: 'nowhere' })).toBeUndefined();
    expect(await store.load({ ticketId: 'nothing' })).toBeUndefined();
  });

  it('loads the buyer, the orders and the focus with its balances', async () => {
    const snapshot = await store.load({ conversationId: 'V1' });
    expect(snapshot).toMatchObject({
      conversation: { id: 'V1', buyerId: 'U1', locale: 'zh-CN', holder: 'bot', orderId: 'O1' },
      buyer: { id: 'U1', riskScore: 10 },
      orders: [{ id: 'O1', items: [{ id: '1', category: 'electronics' }] }],
      focus: {
        order: { id: 'O1' },
        lines: [
          {
            itemId: '1',
            refundedCents: 0,
            settledCents: 0,
            reversedCents: 0,
            matured: false,
            claims: 0,
          },
        ],
        merchants: [
          { id: 'C1', balances: { pendingCents: 378_000, depositCents: 300_000, holdCents: 0 } },
        ],
      },
      tickets: [],
      evidence: [],
    });
    expect(snapshot?.repeated).toBeUndefined();
  });

  it('numbers events densely, for the log and for the buyer', async () => {
    const done = await store.commit(
      talk(lastSeq, [says('a'), says('note', 'internal'), says('b'), says('c')]),
    );
    if (done.outcome !== 'committed') throw new Error(done.outcome);
    expect(done.events.map(({ seq }) => seq - lastSeq)).toEqual([1, 2, 3, 4]);
    expect(done.events.map(({ buyerSeq }) => buyerSeq && buyerSeq - lastBuyerSeq)).toEqual([
      1,
      undefined,
      2,
      3,
    ]);
    expect(done.lastBuyerSeq).toBe(lastBuyerSeq + 3);
    const after = await store.load({ conversationId: 'V1' });
    expect(after?.conversation).toMatchObject({
      lastSeq: lastSeq + 4,
      lastBuyerSeq: lastBuyerSeq + 3,
      state: { turns: 1 },
    });
  });

  it('answers a clientId once, with the position of its first visible event', async () => {
    const clientId = '5f0c1b9e-8f61-4c53-9a43-2f1a4a7f0a01';
    const said = talk(lastSeq, [says('thought', 'internal'), says('hello'), says('hi')], {
      clientId,
    });
    expect((await store.commit(said)).outcome).toBe('committed');
    expect(await store.commit(said)).toEqual({ outcome: 'repeated', seq: lastBuyerSeq + 1 });
    const again = await store.load({ conversationId: 'V1', clientId });
    expect(again?.repeated).toEqual({ seq: lastBuyerSeq + 1 });
  });

  it('lets one of two plans on the same position win', async () => {
    const answers = await Promise.all([
      store.commit(talk(lastSeq, [says('one')])),
      store.commit(talk(lastSeq, [says('two')])),
    ]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'conflict']);
    expect(answers).toContainEqual({ outcome: 'conflict', on: 'conversation' });
  });

  it('gives each of many turns at once the outcome it would have alone', async () => {
    const conversations = createConversations(database);
    const ids = Array.from({ length: 12 }, (_, i) => `many-${i}`);
    for (const id of ids)
      await conversations.create({ id, buyerId: 'U1', locale: 'zh-CN', at: NOW });
    const said = (id: string, expectedSeq: number): CommitPlan => {
      const told = talk(expectedSeq, [says(id), says('noted', 'internal')], { clientId: id });
      if (!told.conversation) throw new Error('a talk has a conversation');
      return { ...told, conversation: { ...told.conversation, id } };
    };
    const first = await Promise.all(ids.map((id) => store.commit(said(id, 0))));
    expect(new Set(first.map(({ outcome }) => outcome))).toEqual(new Set(['committed']));
    const next = await Promise.all([
      ...ids.map((id, i) => store.commit({ ...said(id, i % 3 === 0 ? 7 : 2), clientId: `n${i}` })),
      ...ids.slice(0, 2).map((id) => store.commit(said(id, 0))),
    ]);
    expect(next.map(({ outcome }) => outcome)).toEqual([
      ...ids.map((_, i) => (i % 3 === 0 ? 'conflict' : 'committed')),
      'repeated',
      'repeated',
    ]);
    const loaded = await Promise.all(ids.map((id) => store.load({ conversationId: id })));
    expect(loaded.map((one) => one?.conversation)).toEqual(
      ids.map((id, i) => expect.objectContaining({ id, lastSeq: i % 3 === 0 ? 2 : 4 })),
    );
  });

  it('applies a partner event once', async () => {
    const inbox = { provider: 'gateway', eventId: 'ev-1' };
    const first = await store.commit(talk(lastSeq, [says('paid')], { inbox }));
    expect(first.outcome).toBe('committed');
    expect(await store.commit(talk(lastSeq + 1, [says('paid')], { inbox }))).toEqual({
      outcome: 'repeated',
      seq: lastBuyerSeq + 1,
    });
  });

  it('keeps a ticket behind its version and its chain', async () => {
    const opened = await store.commit(talk(lastSeq, [says('opened')], { tickets: [write()] }));
    expect(opened.outcome).toBe('committed');
    const moved = write({ state: 'offer_wait', holder: 'buyer' }, 1);
    expect((await store.commit(plan({ tickets: [moved] }))).outcome).toBe('committed');
    expect(await store.commit(plan({ tickets: [moved] }))).toEqual({
      outcome: 'conflict',
      on: 'ticket_version',
    });
    const forked = { ...write({}, 2), events: [ticketEvent(3, 'not the last hash')] };
    expect(await store.commit(plan({ tickets: [forked] }))).toEqual({
      outcome: 'conflict',
      on: 'ticket_event_chain',
    });
    const snapshot = await store.load({ ticketId: 'T1' });
    expect(snapshot).toMatchObject({
      conversation: { id: 'V1' },
      chainHeads: { T1: 'h2' },
      tickets: [{ id: 'T1', version: 2, state: 'offer_wait' }],
      focus: { lines: [{ itemId: '1', claims: 1, activeTicketId: 'T1' }] },
    });
  });

  it('refuses a second active ticket on a line and writes nothing of its plan', async () => {
    const second = write({ id: 'T2', number: 'RD-2', claimNo: 2 });
    const refused = await store.commit(talk(lastSeq, [says('second')], { tickets: [second] }));
    expect(refused).toEqual({ outcome: 'conflict', on: 'ticket_one_active_per_line' });
    const snapshot = await store.load({ conversationId: 'V1' });
    expect(snapshot?.conversation.lastSeq).toBe(lastSeq);
  });

  it('replaces the open deadlines of a ticket and keeps the one listed again', async () => {
    const first = { ticketId: 'T1', timer: 'T-04', at: '2026-11-08T12:14:00.000Z' };
    const reminder = { ticketId: 'T1', timer: 'T-04r', at: '2026-11-06T12:14:00.000Z' };
    await store.commit(plan({ deadlines: [first, reminder] }));
    await store.commit(plan({ deadlines: [first] }));
    const { rows } = await database.pool.query('SELECT timer, state FROM deadline ORDER BY id');
    expect(rows).toEqual([
      { timer: 'T-04', state: 'open' },
      { timer: 'T-04r', state: 'cancelled' },
    ]);
    await store.commit(plan({ at: first.at, deadlines: [{ ticketId: 'T1' }] }));
    const after = await database.pool.query('SELECT state FROM deadline ORDER BY id');
    expect(after.rows).toEqual([{ state: 'fired' }, { state: 'cancelled' }]);
  });

  it('writes an effect once, whatever plan repeats it', async () => {
    const effect = {
      key: 'refresh:1',
      effect: { kind: 'cell.refresh', category: 'electronics', severity: 'S2', zone: 'primary' },
    } as const;
    await store.commit(plan({ effects: [effect] }));
    await store.commit(plan({ at: NOW, effects: [effect] }));
    const { rows } = await database.pool.query('SELECT key, kind FROM outbox');
    expect(rows).toEqual([{ key: 'refresh:1', kind: 'cell.refresh' }]);
  });
});
