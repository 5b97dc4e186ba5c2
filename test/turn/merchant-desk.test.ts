import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todoItem } from '../../server/channels/merchant-desk.ts';
import type { Database } from '../../server/store/database.ts';
import { createTodo } from '../../server/store/todo.ts';
import { Refused } from '../../server/terms/refused.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('pglite');
});
afterAll(() => db.close());

const shop = (name = `C-${randomUUID().slice(0, 8)}`) => ({
  name,
  caller: staff('merchant', `user of ${name}`, name),
});

/** A claim above what the shop agreed to beforehand: it waits for the shop's word. */
async function waiting(merchantId: string): Promise<Case> {
  const item = { paidCents: 1_200_000, merchantId };
  const one = await aCase(db, { item, merchant: { id: merchantId } });
  await one.chat.say('屏幕有道划痕 页面没写 退我10%就行');
  await one.chat.photos('给', {}, {}, {});
  for (let n = 0; n < 3 && !(await open(one)); n += 1) {
    const shown = one.chat.last('confirm');
    if (shown) await one.chat.send({ confirm: { askId: shown.askId, digest: shown.digest } });
  }
  expect(await one.state()).toBe('merchant_review');
  return one;
}
const open = async (one: Case) =>
  one.chat.last('ticket') !== undefined && (await one.state()) === 'merchant_review';

describe('what waits for a merchant', () => {
  it('is told by deadline, with what a yes gives and what silence does, to that merchant only', async () => {
    const { name, caller } = shop();
    const first = await waiting(name);
    await first.wait(60_000);
    const second = await waiting(name);
    await waiting(shop().name);
    const todo = createTodo(db.pool, first.market.clock);
    const page = await todo.list(caller, { limit: 50 });
    const ids = [(await first.ticket()).id, (await second.ticket()).id];
    expect(page.tickets.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const due = page.tickets.map(({ deadline }) => deadline?.at ?? '');
    expect(due).toEqual([...due].sort());
    expect(page).toMatchObject({ waiting: 2, overdue: 0, nextCursor: null });
    const [ticket] = page.tickets;
    expect(ticket && todoItem(ticket, [])).toMatchObject({
      deadline: { timer: 'T-05' },
      terms: { remedy: 'partial_refund', amountCents: expect.any(Number) },
    });

    const head = await todo.list(caller, { limit: 1 });
    const tail = await todo.list(caller, { limit: 1, cursor: head.nextCursor ?? '' });
    expect([...head.tickets, ...tail.tickets].map(({ id }) => id)).toEqual(
      page.tickets.map(({ id }) => id),
    );
    expect(tail.nextCursor).toBeNull();
    await expect(todo.list(caller, { limit: 1, cursor: 'eyJ9' })).rejects.toBeInstanceOf(Refused);
    expect(await todo.list(staff('agent', 'a'), { limit: 50 })).toMatchObject({ waiting: 0 });

    await first.act(caller, { action: 'approve' });
    expect((await todo.list(caller, { limit: 50 })).waiting).toBe(1);
  });
});

describe('a refusal', () => {
  it('is filed with what its code asks for, and its photo joins the case', async () => {
    const { name, caller } = shop();
    const one = await waiting(name);
    const refuse = (fields: object) => one.act(caller, { action: 'reject', ...fields });
    const buyersOwn = (await one.ticket()).evidence[0]?.id ?? '';
    expect(buyersOwn).not.toBe('');
    for (const fields of [
      { reasonCode: 'buyer_caused', note: '发货视频里没有' },
      { reasonCode: 'buyer_caused', note: '发货视频里没有', evidenceIds: [buyersOwn] },
      { reasonCode: 'buyer_caused', note: '发货视频里没有', evidenceIds: ['ev_none'] },
    ])
      expect(await refuse(fields)).toMatchObject({
        code: 'validation_failed',
        extra: { errors: [{ path: 'evidenceIds' }] },
      });
    expect(await refuse({ reasonCode: 'too_much' })).toMatchObject({
      extra: { errors: [{ path: 'reasonCode' }], next: expect.any(Array) },
    });
    expect(await one.state()).toBe('merchant_review');
    const photo = await one.upload({ by: 'staff' });
    await refuse({ reasonCode: 'buyer_caused', note: '发货视频里没有', evidenceIds: [photo] });
    expect(await one.state()).toBe('negotiation');
    expect((await one.ticket()).evidence.map(({ id }) => id)).toContain(photo);
  });
});
