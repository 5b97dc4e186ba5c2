import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { createEvidenceStore } from '../../server/store/evidence.ts';
import type { StoredEvidence } from '../../server/store/evidence-row.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTicketReads } from '../../server/store/tickets.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { Caller, StaffCaller } from '../../server/terms/caller.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { clock, item, NOW, order, plan, populate, says, talk, write } from './world.ts';

const buyer = (buyerId: string): Caller => ({ kind: 'buyer', buyerId });
const visitor = (visitorId: string): Caller => ({ kind: 'visitor', visitorId });
const staff = (role: StaffCaller['role'], merchantId?: string): Caller => ({
  kind: 'staff',
  userId: role,
  name: role,
  role,
  merchantId,
});

/** Who may see the ticket and its files, and who may read the talk behind it. */
const CALLERS: readonly [name: string, caller: Caller, ticket: boolean, talk: boolean][] = [
  ['the integration', { kind: 'integration' }, true, true],
  ['its buyer', buyer('U1'), true, true],
  ['another buyer', buyer('U2'), false, false],
  ['a buyer with an empty id', buyer(''), false, false],
  ['a visitor', visitor('W1'), false, false],
  ['an agent', staff('agent'), true, true],
  ['an operator', staff('operator'), true, true],
  ['its merchant', staff('merchant', 'C1'), true, false],
  ['another merchant', staff('merchant', 'C2'), false, false],
  ['a merchant of nobody', staff('merchant'), false, false],
];

const file = (id: string, changes: Partial<StoredEvidence> = {}): StoredEvidence => ({
  id,
  conversationId: 'V1',
  uploadedBy: 'buyer',
  buyerId: 'U1',
  kind: 'photo',
  sha256: id.padEnd(64, '0'),
  bytes: 123_456,
  quality: { ok: true, sharpness: 0.8, exposure: 0.5, width: 1600, height: 1200, problems: [] },
  level: 1,
  uploadedAt: NOW,
  mediaType: 'image/jpeg',
  storageKey: `ab/${id}`,
  phash: 'ff00aa5512345678',
  ...changes,
});

describe.each(ENGINES)('who sees what, on %s', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await populate(database);
    const evidence = createEvidenceStore(database);
    await evidence.add(file('E1'));
    await evidence.add(file('E2', { takenAt: NOW, key: 'photo_closeup', phash: undefined }));
    const store = createTurnStore(database.pool);
    await store.commit(
      talk(0, [says('opened'), says('note', 'internal'), says('next')], {
        tickets: [
          write({ deadline: { timer: 'T-03', at: NOW, thenState: 'closed_timeout', from: NOW } }),
        ],
        evidence: [{ id: 'E1', ticketId: 'T1', key: 'photo_overview' }],
      }),
    );
  });
  afterAll(() => database.close());

  it.each(CALLERS)('%s', async (_name, caller, mayTicket, mayTalk) => {
    const tickets = createTicketReads(database, clock);
    const one = await tickets.one(caller, 'T1');
    const page = await tickets.list(caller, { limit: 20 });
    const lines = await tickets.ledger(caller, 'T1');
    const photo = await createEvidenceStore(database).one(caller, 'E1');
    expect([one?.ticket.id, page.items[0]?.id, lines?.length, photo?.id]).toEqual(
      mayTicket ? ['T1', 'T1', 0, 'E1'] : [undefined, undefined, undefined, undefined],
    );
    const conversations = createConversations(database);
    expect(await conversations.readable(caller, 'V1')).toBe(mayTalk);
    // A merchant proves a refusal with a picture, without ever seeing the talk.
    expect(await conversations.takesFilesOf(caller, 'V1')).toBe(mayTicket || mayTalk);
    const loose = await createEvidenceStore(database).one(caller, 'E2');
    expect(loose?.id).toBe(mayTalk ? 'E2' : undefined);
  });

  it.each([
    ['an agent', staff('agent'), ['林晓', '拾光二手数码']],
    ['its merchant', staff('merchant', 'C1'), [undefined, '拾光二手数码']],
    ['its buyer', buyer('U1'), [undefined, undefined]],
    ['the integration', { kind: 'integration' }, [undefined, undefined]],
  ] as const)(
    'tells %s who the two sides are, as far as theirs to know',
    async (_n, caller, who) => {
      const tickets = createTicketReads(database, clock);
      const one = await tickets.one(caller, 'T1');
      const [row] = (await tickets.list(caller, { limit: 20 })).items;
      for (const told of [one, row]) expect([told?.buyerName, told?.merchantName]).toEqual(who);
    },
  );

  it('tells a ticket with its events, its files and, in the list, its deadline', async () => {
    const tickets = createTicketReads(database, clock);
    const one = await tickets.one(buyer('U1'), 'T1');
    expect(one?.events).toMatchObject([{ seq: 1, type: 'ticket_submitted', hash: 'h1' }]);
    expect(one?.evidence).toMatchObject([
      { id: 'E1', ticketId: 'T1', key: 'photo_overview', uploadedAt: NOW, quality: { ok: true } },
    ]);
    const { items } = await tickets.list(buyer('U1'), { limit: 20 });
    expect(items).toMatchObject([
      {
        reason: 'NAD',
        leaf: 'NAD.appearance',
        paidCents: 420_000,
        amountCents: 84_000,
        deadline: { at: NOW, thenState: 'closed_timeout' },
        createdAt: NOW,
      },
    ]);
  });

  it.each([
    ['thinkpad', true],
    ['X1 Carbon', true],
    ['RD-1', true],
    ['O1', true],
    ['ink', true],
    ['x1', true],
    ['T1', true],
    ['U1', true],
    ['nkpad x', true],
    ['thinkpod', false],
    ['手机', false],
    ['%', false],
    ['', false],
  ])('finds it by %s: %s', async (q, found) => {
    const tickets = createTicketReads(database, clock);
    for (const caller of [staff('operator'), staff('merchant', 'C1'), buyer('U1')]) {
      const { items } = await tickets.list(caller, { limit: 20, q });
      expect(items.map(({ id }) => id)).toEqual(found || q === '' ? ['T1'] : []);
    }
    const others = await tickets.list(staff('merchant', 'C2'), { limit: 20, q });
    expect(others.items).toEqual([]);
  });

  it('ties a file only to a ticket of its own conversation', async () => {
    await createEvidenceStore(database).add(file('E3', { conversationId: 'V9' }));
    const store = createTurnStore(database.pool);
    expect(await store.commit(plan({ evidence: [{ id: 'E3', ticketId: 'T1' }] }))).toEqual({
      outcome: 'conflict',
      on: 'evidence',
    });
  });

  it('finds the same bytes and nearly the same picture, but no other', async () => {
    const evidence = createEvidenceStore(database);
    await evidence.add(file('E4', { phash: '00ff55aaedcba987' }));
    const found = await evidence.similar({
      sha256: 'E2'.padEnd(64, '0'),
      phash: 'ff00aa551234567f',
    });
    expect(found.map(({ id, same }) => [id, same])).toEqual([
      ['E2', true],
      ['E1', false],
      ['E3', false],
    ]);
    expect(await evidence.similar({ sha256: 'nothing' })).toEqual([]);
  });

  it('pages and filters the list', async () => {
    const storefront = createStorefrontWrites(database.pool, clock);
    const store = createTurnStore(database.pool);
    const ids = ['2', '3', '4', '5'];
    const items = ids.map((id) => item({ id, paidCents: 1_000, merchantId: 'C2' }));
    await storefront.putOrder(order({ id: 'O2', paidCents: 4_000, items }));
    for (const id of ids)
      await store.commit(
        plan({
          tickets: [
            write({
              id: `P${id}`,
              number: `RD-P${id}`,
              orderId: 'O2',
              itemId: id,
              merchantId: 'C2',
              state: id === '5' ? 'completed' : 'offer_wait',
            }),
          ],
        }),
      );
    const tickets = createTicketReads(database, clock);
    const operator = staff('operator');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tickets.list(operator, { limit: 2, cursor });
      seen.push(...page.items.map((row) => row.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['T1', 'P5', 'P4', 'P3', 'P2']);

    const ask = async (query: object): Promise<string[]> => {
      const { items: rows } = await tickets.list(operator, { limit: 20, ...query });
      return rows.map((row) => row.id);
    };
    expect(await ask({ state: 'completed' })).toEqual(['P5']);
    expect(await ask({ merchantId: 'C1' })).toEqual(['T1']);
    expect(await ask({ reason: 'NAD.appearance', q: 'rd-p3' })).toEqual(['P3']);
    expect(await ask({ reason: 'CND' })).toEqual([]);
    const later = createTicketReads(database, { now: () => '2026-12-01T00:00:00.000Z' });
    const overdue = await later.list(operator, { limit: 20, overdue: 'true' });
    expect(overdue.items.map((row) => row.id)).toEqual(['T1']);
    await expect(tickets.list(operator, { limit: 2, cursor: 'eyJ9' })).rejects.toMatchObject({
      code: 'validation_failed',
    });
  });

  it('reads a conversation from any position, and finds the newest', async () => {
    const conversations = createConversations(database);
    const texts = (events: readonly { body: Readonly<Record<string, unknown>> }[]) =>
      events.map((event) => event.body.text);
    expect(texts(await conversations.eventsAfter('V1', 0, 50))).toEqual(['opened', 'next']);
    expect(texts(await conversations.eventsAfter('V1', 1, 50))).toEqual(['next']);
    expect(texts(await conversations.tail('V1', 1))).toEqual(['next']);
    expect(texts(await conversations.logAfter('V1', 1, 50))).toEqual(['note', 'next']);
    expect(await conversations.lastBuyerSeq('V1')).toBe(2);
    await conversations.create({ id: 'V3', visitorId: 'W1', locale: 'en', at: NOW });
    expect(await conversations.newest(buyer('U1'))).toBe('V1');
    expect(await conversations.newest(buyer('U1'), 'O1')).toBe('V1');
    expect(await conversations.newest(buyer('U1'), 'O2')).toBeUndefined();
    expect(await conversations.newest(buyer('U2'))).toBeUndefined();
    expect(await conversations.newest(visitor('W1'))).toBe('V3');
    expect(await conversations.readable(visitor('W1'), 'V3')).toBe(true);
  });
});
