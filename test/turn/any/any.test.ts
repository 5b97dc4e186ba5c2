import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/store/database.ts';
import { freshDatabase } from '../../support/database.ts';
import { aCase } from '../case-kit.ts';
import { checkBooks, checkCases } from './check.ts';
import { type Move, moves } from './moves.ts';
import { perform, type Run, type Tally } from './perform.ts';
import { STARTS, type Start } from './starts.ts';

/** The same lives each time: `ANY_LIVES` runs more of them, `ANY_SEED` others. */
const LIVES = Number(process.env.ANY_LIVES ?? 20);
/** Each of these is lived twice. */
const TWICE = Math.ceil(LIVES / 4);
/** A busy machine takes ten seconds for a life. */
const LIFE_MS = 20_000;
const SEED = Number(process.env.ANY_SEED ?? 20_261_126);
const MOVES = 16;

let db: Database;
const tally: Tally = {};
const ends: Tally = {};
beforeAll(async () => {
  db = await freshDatabase('postgres');
}, 180_000);
afterAll(async () => {
  await db.close();
  if (process.env.ANY_LIVES) console.info({ seed: SEED, tally, ends });
});

async function live(start: Start, life: readonly Move[]): Promise<void> {
  const merchant = { id: `C-${randomBytes(5).toString('hex')}` };
  const item = { ...start.item, merchantId: merchant.id };
  const one = await aCase(db, { item, merchant, ...(start.order && { order: start.order }) });
  const run: Run = { one, tally, sent: 0 };
  await one.chat.say(start.words);
  await checkCases(one);
  for (const move of life) {
    await perform(run, move);
    await one.chat.fresh();
    await checkCases(one);
  }
  const tickets = await checkCases(one);
  await checkBooks(db, merchant.id, tickets);
  for (const { state } of tickets) ends[state] = (ends[state] ?? 0) + 1;
}

describe('any party doing anything to any case, in any order', () => {
  it(
    `keeps what is promised (seed ${SEED})`,
    async () => {
      await fc.assert(fc.asyncProperty(fc.constantFrom(...STARTS), moves(MOVES), live), {
        seed: SEED,
        numRuns: LIVES,
      });
      expect(Object.keys(ends).length).toBeGreaterThan(0);
    },
    LIVES * LIFE_MS,
  );

  it(
    'decides the same twice over',
    async () => {
      const alike = async (start: Start, life: readonly Move[]) => {
        expect(await decided(start, life)).toEqual(await decided(start, life));
      };
      await fc.assert(fc.asyncProperty(fc.constantFrom(...STARTS), moves(MOVES), alike), {
        seed: SEED,
        numRuns: TWICE,
      });
    },
    2 * TWICE * LIFE_MS,
  );
});

const MINUTE = 60_000;

/** What a life came to, leaving out the names of things: what was decided of each case, and paid. */
async function decided(start: Start, life: readonly Move[]) {
  const order = start.order && { order: start.order };
  const one = await aCase(db, { item: start.item, ...order });
  const run: Run = { one, tally: {}, sent: 0 };
  await one.chat.say(start.words);
  // One after another, each at an instant of its own: who comes first is then no matter of luck.
  for (const move of life.flatMap((each) => (each.kind === 'both' ? each.moves : [each]))) {
    await one.wait(MINUTE);
    await perform(run, move);
    await one.chat.fresh();
  }
  const tickets = await checkCases(one);
  return tickets.map(({ path, refunds, verdict, granted, transfers, coupons, points }) => ({
    path,
    verdict: verdict && { ...verdict, trace: 'trace' in verdict ? verdict.trace.length : 0 },
    granted: granted && { terms: granted.terms, liability: granted.liability },
    paid: refunds.map(({ amountCents, status }) => [amountCents, status]),
    beside: [
      transfers.map((t) => t.cents),
      coupons.map((c) => c.faceCents),
      points.map((p) => p.points),
    ],
  }));
}
