import { afterEach, describe, expect, test } from 'vitest';
import {
  createDispatcher,
  type Dispatcher,
  MAX_ATTEMPTS,
  RETRY_AFTER_MS,
} from '../../server/effects/dispatcher.ts';
import type { EffectItem, Handlers, Outbox, Outcome } from '../../server/effects/ports.ts';
import { EFFECTS, memoryLog, memoryOutbox, until } from './made.ts';

const DONE: Outcome = { kind: 'done' };
let dispatcher: Dispatcher | undefined;
afterEach(() => dispatcher?.stop(500));

/** Starts a dispatcher whose every kind is handled by `handle`. */
function dispatch(outbox: Outbox, handle: (item: EffectItem) => Promise<Outcome>, more = {}) {
  const handlers: Handlers = {
    'refund.submit': handle,
    'payout.submit': handle,
    'batch.check': handle,
    'coupon.issue': handle,
    'points.grant': handle,
    'cell.refresh': handle,
    'label.book': handle,
    'label.cancel': handle,
    'parcel.intercept': handle,
    'parcel.trace': handle,
    'code.check': handle,
    'notice.mail': handle,
    'notice.push': handle,
    'notice.hook': handle,
    'talk.tell': handle,
  };
  const log = memoryLog();
  const made = createDispatcher({ outbox, handlers, log, sweepMs: 20, ...more });
  dispatcher = made;
  made.start();
  return { log, made };
}

test('a nudge carries out what was committed, without waiting for the sweep', async () => {
  const { outbox, add, rows } = memoryOutbox();
  const { made } = dispatch(outbox, async () => DONE, { sweepMs: 60_000 });
  add(EFFECTS.coupon);
  made.nudge();
  await until(() => rows[0]?.state === 'done');
});

test('the sweep finds what nobody nudged for', async () => {
  const { outbox, add, rows } = memoryOutbox();
  dispatch(outbox, async () => DONE);
  add(EFFECTS.coupon);
  await until(() => rows[0]?.state === 'done');
});

test('a crash between effect and done runs it again, under the same key', async () => {
  const memory = memoryOutbox();
  const paid = new Set<string>();
  const runs: number[] = [];
  const pay = async ({ key, attempts }: EffectItem) => {
    paid.add(key);
    runs.push(attempts);
    return DONE;
  };
  const dies: Outbox = { ...memory.outbox, done: () => Promise.reject(new Error('killed')) };
  memory.add(EFFECTS.refund);
  const first = dispatch(dies, pay);
  await until(() => runs.length === 1);
  await first.made.stop(500);
  memory.expire();
  dispatch(memory.outbox, pay);
  await until(() => memory.rows[0]?.state === 'done');
  expect({ paid: [...paid], runs }).toEqual({ paid: ['k1'], runs: [1, 2] });
});

describe('failure', () => {
  test('waits by the table and is then set aside with an alert', async () => {
    const memory = memoryOutbox();
    const told: string[] = [];
    memory.add(EFFECTS.refund);
    const fail = () => Promise.reject(new Error('gateway down'));
    const parked = async (_item: EffectItem, why: string) => told.push(why);
    const { log } = dispatch(memory.outbox, fail, { parked });
    await until(() => {
      memory.hurry();
      return told.length > 0;
    });
    expect(memory.waits).toEqual([...RETRY_AFTER_MS]);
    expect(memory.rows[0]).toMatchObject({ state: 'parked', item: { attempts: MAX_ATTEMPTS } });
    expect(told).toEqual(['gateway down']);
    expect(log.lines.at(-1)).toMatchObject({ alert: 'effect_parked', effect: 'k1' });
  });

  test('of one does not touch another', async () => {
    const { outbox, add, rows } = memoryOutbox();
    add(EFFECTS.refund);
    add(EFFECTS.coupon);
    dispatch(outbox, async ({ effect }) => {
      if (effect.kind === 'refund.submit') throw new Error('gateway down');
      return DONE;
    });
    await until(() => rows[1]?.state === 'done');
    expect(rows[0]?.state).toBe('pending');
  });

  test('of the outbox itself is logged and outlived', async () => {
    const memory = memoryOutbox();
    let broken = true;
    const lease: Outbox['lease'] = (...args) =>
      broken ? Promise.reject(new Error('no database')) : memory.outbox.lease(...args);
    const { log } = dispatch({ ...memory.outbox, lease }, async () => DONE);
    memory.add(EFFECTS.coupon);
    await until(() => log.lines.length > 0);
    broken = false;
    await until(() => memory.rows[0]?.state === 'done');
  });
});

test('work that is not over comes again without counting as a failure', async () => {
  const { outbox, add, rows, waits } = memoryOutbox();
  add(EFFECTS.refund);
  dispatch(outbox, async ({ attempts }) =>
    attempts < 20 ? { kind: 'again', afterMs: 1, why: 'processing' } : DONE,
  );
  await until(() => rows[0]?.state === 'done');
  expect(waits).toEqual(Array(19).fill(1));
});

test('at most sixteen run at once, one of a ticket at a time, in order', async () => {
  const { outbox, add, rows } = memoryOutbox();
  for (let i = 0; i < 60; i += 1) add(EFFECTS.points, { ticketId: `t${i % 20}` });
  const now = new Set<string | undefined>();
  const seen = new Map<string | undefined, number[]>();
  let most = 0;
  dispatch(outbox, async ({ ticketId, id }) => {
    expect(now.has(ticketId)).toBe(false);
    now.add(ticketId);
    most = Math.max(most, now.size);
    seen.set(ticketId, [...(seen.get(ticketId) ?? []), Number(id)]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    now.delete(ticketId);
    return DONE;
  });
  await until(() => rows.every((row) => row.state === 'done'));
  expect(most).toBe(16);
  for (const ids of seen.values()) expect(ids).toEqual([...ids].sort((a, b) => a - b));
});

test('with all hands full the outbox is left alone', async () => {
  const { outbox, add, rows } = memoryOutbox();
  for (let i = 0; i < 20; i += 1) add(EFFECTS.coupon);
  let asked = 0;
  const nextRunAt = () => {
    asked += 1;
    return outbox.nextRunAt();
  };
  const counted: Outbox = { ...outbox, nextRunAt };
  const hands: (() => void)[] = [];
  const held = () => new Promise<Outcome>((resolve) => hands.push(() => resolve(DONE)));
  dispatch(counted, held);
  await until(() => hands.length === 16);
  // The rest of the beat that filled them.
  await new Promise((resolve) => setImmediate(resolve));
  expect([asked, rows.filter((row) => row.state === 'leased').length]).toEqual([0, 16]);
  await until(() => {
    for (const free of hands.splice(0)) free();
    return rows.every((row) => row.state === 'done');
  });
});

test('stopping finishes what is under way and takes nothing more', async () => {
  const { outbox, add, rows } = memoryOutbox();
  add(EFFECTS.coupon);
  const { made } = dispatch(outbox, async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return DONE;
  });
  await until(() => rows[0]?.state === 'leased');
  await made.stop(1_000);
  add(EFFECTS.coupon);
  made.nudge();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(rows.map((row) => row.state)).toEqual(['done', 'pending']);
});
