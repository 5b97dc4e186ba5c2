import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { verifyLedger } from '../../server/store/ledger-verify.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { Journal } from '../../server/terms/ledger.ts';
import { FREIGHT_LINE } from '../../server/terms/order.ts';
import type { CommitPlan, RefundWrite, TurnStore } from '../../server/turn/ports.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { clock, NOW, order, plan, populate, says, talk, write } from './world.ts';

const journal = (key: string, entries: Journal['entries']): Journal => ({
  key,
  event: 'settlement.decided',
  at: NOW,
  orderId: 'O1',
  itemId: '1',
  ticketId: 'T1',
  note: '',
  entries,
});

/** O1-1 of the policy. */
const decided = (key: string): Journal => ({
  ...journal(key, [
    { account: '2001', partyId: 'C1', debitCents: 56_700, creditCents: 0 },
    { account: '4002', debitCents: 6_300, creditCents: 0 },
    { account: '2004', debitCents: 0, creditCents: 63_000 },
  ]),
  settled: { merchantCents: 63_000, reversedCents: 6_300 },
});

/** What the platform bears of a refund. */
const borne = (key: string, cents: number): Journal =>
  journal(key, [
    { account: '5001', debitCents: cents, creditCents: 0 },
    { account: '2004', debitCents: 0, creditCents: cents },
  ]);

const refund = (id: string, amountCents: number): RefundWrite => ({
  id,
  businessKey: `O1:1:${id}`,
  ticketId: 'T1',
  orderId: 'O1',
  itemId: '1',
  amountCents,
});

describe.each(ENGINES)('money on %s', (engine) => {
  let database: Database;
  let store: TurnStore;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await populate(database);
    store = createTurnStore(database.pool);
    await store.commit(talk(0, [says('opened')], { tickets: [write()] }));
  });
  afterAll(() => database.close());

  const refunded = async (): Promise<number> => {
    const snapshot = await store.load({ ticketId: 'T1' });
    return snapshot?.focus?.lines[0]?.refundedCents ?? Number.NaN;
  };

  it('posts a journal once and keeps the balances with it', async () => {
    await store.commit(plan({ journals: [decided('j1')] }));
    await store.commit(plan({ journals: [decided('j1')] }));
    const snapshot = await store.load({ ticketId: 'T1' });
    expect(snapshot?.focus?.merchants[0]?.balances.pendingCents).toBe(378_000 - 56_700);
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it.each<[string, Journal['entries']]>([
    ['an unbalanced journal', decided('').entries.slice(1)],
    ['a journal without entries', []],
    ['an entry on both sides', [{ account: '1001', debitCents: 1, creditCents: 1 }]],
    ['an entry of nothing', [{ account: '1001', debitCents: 0, creditCents: 0 }]],
  ])('refuses %s in the database, and the whole plan with it', async (_name, entries) => {
    const snapshot = await store.load({ conversationId: 'V1' });
    const lastSeq = snapshot?.conversation.lastSeq ?? 0;
    const bad = talk(lastSeq, [says('done')], { journals: [journal('bad', entries)] });
    await expect(store.commit(bad)).rejects.toMatchObject({ code: '23514' });
    const after = await store.load({ conversationId: 'V1' });
    expect(after?.conversation.lastSeq).toBe(lastSeq);
  });

  it('refuses a later line that unbalances a posted journal', async () => {
    const late =
      database.pool.query(`INSERT INTO ledger_entry (journal_key, line, account, party_id, debit_cents, credit_cents, currency)
       VALUES ('j1', 9, '1001', '', 5, 0, 'CNY')`);
    await expect(late).rejects.toMatchObject({ code: '23514' });
  });

  it('lets no liability of a merchant go below zero', async () => {
    const overdrawn = journal('overdrawn', [
      { account: '2003', partyId: 'C1', debitCents: 300_001, creditCents: 0 },
      { account: '2004', debitCents: 0, creditCents: 300_001 },
    ]);
    expect(await store.commit(plan({ journals: [overdrawn] }))).toEqual({
      outcome: 'conflict',
      on: 'account_balance_not_below_zero',
    });
  });

  it('pays an order’s refund only from what is owed for that order', async () => {
    const paid = journal('paid too much', [
      { account: '2004', debitCents: 63_001, creditCents: 0 },
      { account: '1001', debitCents: 0, creditCents: 63_001 },
    ]);
    expect((await store.commit(plan({ journals: [paid] }))).outcome).toBe('conflict');
  });

  it('reserves a refund, releases it when it fails, and reserves it again', async () => {
    await store.commit(plan({ refunds: [refund('R1', 400_000)] }));
    expect(await refunded()).toBe(400_000);
    const over: Partial<CommitPlan> = { refunds: [refund('R2', 20_001)] };
    expect(await store.commit(plan(over))).toEqual({
      outcome: 'conflict',
      on: 'order_line_refunded_within_paid',
    });
    const move = (from: string, to: string) =>
      store.commit(plan({ refundUpdates: [{ id: 'R1', from, to }] }));
    expect((await move('requested', 'failed')).outcome).toBe('committed');
    expect(await refunded()).toBe(0);
    expect(await move('requested', 'succeeded')).toEqual({
      outcome: 'conflict',
      on: 'refund_status',
    });
    expect((await store.commit(plan(over))).outcome).toBe('committed');
    expect(await move('failed', 'requested')).toEqual({
      outcome: 'conflict',
      on: 'order_line_refunded_within_paid',
    });
    expect(await refunded()).toBe(20_001);
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it('gives no more of the freight back than was paid for it, and what is left of it no item', async () => {
    await createStorefrontWrites(database.pool, clock).putOrder(
      order({ id: 'O2', paidCents: 420_500, freightCents: 500 }),
    );
    const part = (id: string, itemId: string, amountCents: number): RefundWrite => ({
      ...refund(id, amountCents),
      businessKey: `O2:${id}`,
      orderId: 'O2',
      itemId,
    });
    const both = [part('F1', '1', 420_000), part('F1/1', FREIGHT_LINE, 500)];
    const owed = { ...borne('F1', 420_500), orderId: 'O2' };
    expect((await store.commit(plan({ refunds: both, journals: [owed] }))).outcome).toBe(
      'committed',
    );
    for (const itemId of ['1', FREIGHT_LINE])
      expect(await store.commit(plan({ refunds: [part(`F2${itemId}`, itemId, 1)] }))).toEqual({
        outcome: 'conflict',
        on: 'order_line_refunded_within_paid',
      });
    const paid = journal('refund:F1', [
      { account: '2004', debitCents: 420_500, creditCents: 0 },
      { account: '1001', debitCents: 0, creditCents: 420_500 },
    ]);
    const moved = ['F1', 'F1/1'].map((id) => ({ id, from: 'requested', to: 'succeeded' }));
    await store.commit(
      plan({
        refundUpdates: moved,
        journals: [{ ...paid, orderId: 'O2', event: 'refund.succeeded' }],
      }),
    );
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it('keeps a business key for ever', async () => {
    const again = { ...refund('R9', 1), businessKey: 'O1:1:R1' };
    expect(await store.commit(plan({ refunds: [again] }))).toEqual({
      outcome: 'conflict',
      on: 'refund_business_key',
    });
    await expect(database.pool.query('DELETE FROM refund')).rejects.toMatchObject({
      code: 'RD403',
    });
  });

  it.each(['conversation_event', 'ticket_event', 'journal', 'ledger_entry'])(
    'appends to %s only',
    async (table) => {
      const column = { ticket_event: 'hash', journal: 'note', ledger_entry: 'account' }[table];
      for (const change of [
        `UPDATE ${table} SET ${column ?? 'type'} = 'x'`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(database.pool.query(change)).rejects.toMatchObject({ code: 'RD403' });
    },
  );

  it('finds what is claimed of a carrier and stands on no case', async () => {
    const claimed = journal('claimed', [
      { account: '1102', debitCents: 300, creditCents: 0 },
      { account: '2004', debitCents: 0, creditCents: 300 },
    ]);
    await store.commit(plan({ journals: [claimed] }));
    expect(await verifyLedger(database.pool)).toEqual([
      { promise: 'carrier_claim_ends_with_its_answer', subject: 'T1', cents: 300 },
    ]);
    const answered = journal('answered', [
      { account: '5001', debitCents: 300, creditCents: 0 },
      { account: '1102', debitCents: 0, creditCents: 300 },
    ]);
    await store.commit(plan({ journals: [answered] }));
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it('finds a balance that is not the sum of its entries', async () => {
    await database.pool.query(
      `UPDATE account_balance SET balance_cents = balance_cents + 7
       WHERE account = '2003' AND party_id = 'C1'`,
    );
    expect(await verifyLedger(database.pool)).toEqual([
      { promise: 'balance_is_sum_of_entries', subject: '2003 C1 CNY 0', cents: 7 },
    ]);
  });
});

describe('refunds of one line at the same time, on PostgreSQL', () => {
  it('never exceed what was paid, however many ask', async () => {
    const database = await freshDatabase('postgres');
    await populate(database);
    const store = createTurnStore(database.pool);
    const asked = Array.from({ length: 50 }, (_, i) =>
      plan({ refunds: [refund(`P${i}`, 30_000)], journals: [borne(`P${i}`, 30_000)] }),
    );
    const answers = await Promise.all(asked.map((one) => store.commit(one)));
    expect(answers.filter(({ outcome }) => outcome === 'committed')).toHaveLength(14);
    const { rows } = await database.pool.query(
      'SELECT refunded_cents::int AS cents FROM order_line',
    );
    expect(rows).toEqual([{ cents: 420_000 }]);
    expect(await verifyLedger(database.pool)).toEqual([]);
    await database.close();
  });
});
