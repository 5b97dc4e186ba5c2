import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoginAnswer } from '../../server/contract/staff.ts';
import { perform, type Run } from '../turn/any/perform.ts';
import { STARTS, type Start } from '../turn/any/starts.ts';
import { aCase, type Case, staff as caller } from '../turn/case-kit.ts';
import { does, type Hands, type Step, steps } from './live/deeds.ts';
import {
  caseViews,
  jurorViews,
  merchantViews,
  platformViews,
  talkViews,
  type View,
} from './live/views.ts';
import { openWorld, type World } from './live/world.ts';

/** The same lives each time: `ANY_SECONDS` runs it so long, `ANY_SEED` lives others. */
const SECONDS = Number(process.env.ANY_SECONDS ?? 0);
const LIVES = 3;
const SEED = Number(process.env.ANY_SEED ?? 20_261_126);
const STEPS = 8;

let world: World;
let staff: { agent: LoginAnswer; operator: LoginAnswer; jurors: LoginAnswer[] };
const tally: Record<string, number> = {};
let running: Promise<void> = Promise.resolve();
beforeAll(async () => {
  world = await openWorld();
  staff = {
    agent: await world.login({ userId: 'agent-1', role: 'agent', groups: ['general', 'lead'] }),
    operator: await world.login({ userId: 'operator-1', role: 'operator', groups: [] }),
    jurors: await Promise.all(
      world.jurors.slice(0, 3).map((userId) => world.login({ userId, role: 'juror', groups: [] })),
    ),
  };
}, 180_000);
afterAll(async () => {
  await world.close();
  if (process.env.ANY_SECONDS) console.info({ seed: SEED, tally });
});

/** What happened to what is shown: every id, state, position and version in it. */
function stamps(shown: unknown): unknown {
  if (Array.isArray(shown)) return shown.map(stamps);
  if (typeof shown !== 'object' || shown === null) return undefined;
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      STAMPS.includes(name)
        ? [[name, value]]
        : typeof value === 'object' && name !== 'next'
          ? [[name, stamps(value)]]
          : [],
    ),
  );
}
const STAMPS = ['id', 'seq', 'version', 'state', 'holder', 'status', 'unread', 'group', 'breaches'];

async function open(views: readonly View[]): Promise<void> {
  for (const one of views) await one.open();
}

/** An empty parcel that both sides want a jury for, and which sits. */
async function seated(one: Case): Promise<void> {
  const merchant = caller('merchant', 'm', one.order.items[0]?.merchantId);
  await one.chat.photos('给', {}, {}, {});
  if ((await one.state()) !== 'platform_review') await one.chat.say('转人工');
  await one.act(caller('agent', 'a'), { action: 'open_arbitration' });
  await one.buyer({ action: 'open_jury' });
  await one.act(merchant, { action: 'open_jury' });
  await one.act(caller('agent', 'a'), { action: 'open_jury' });
  expect(await one.state()).toBe('arb_jury');
}
const EMPTY_PARCEL: Start = {
  item: { paidCents: 80_000 },
  words: '收到个空包裹 盒子里什么都没有 退款',
};

async function live(
  start: Start,
  life: readonly Step[],
  further?: (one: Case) => Promise<void>,
): Promise<void> {
  const merchantId = `C-${randomBytes(5).toString('hex')}`;
  const { market } = world;
  const one = await aCase(market.db, {
    market,
    item: { ...start.item, merchantId },
    merchant: { id: merchantId },
    ...(start.order && { order: start.order }),
  });
  const merchant = await world.login({
    userId: `of-${merchantId}`,
    role: 'merchant',
    groups: [],
    merchantId,
  });
  const run: Run = { one, tally, sent: 0 };
  const hands: Hands = {
    run,
    people: { agent: staff.agent, operator: staff.operator, merchant },
    jurors: staff.jurors,
  };
  const views = [
    ...platformViews(staff.agent),
    ...merchantViews(merchant),
    ...jurorViews(staff.jurors[0] as LoginAnswer),
    ...talkViews(staff.operator, one.chat.conversationId),
  ];
  try {
    await open(views);
    const after = async (name: string, away: number) => {
      await world.settled(views);
      for (const [place, each] of views.entries()) {
        await each.takeIn((place + away) % 7 === 0);
        if (each.isFresh()) continue;
        const [shown, fresh] = [each.shown(), await each.fresh()];
        // What an hour alone changes, such as what may still be done, pages ask for each minute.
        if (name.includes('"clock"'))
          expect(stamps(shown), `${each.name} after ${name}`).toEqual(stamps(fresh));
        else expect(shown, `${each.name} after ${name}`).toEqual(fresh);
        if (name.includes('"clock"')) await each.takeIn(true);
      }
      await world.joined(views, one.chat.conversationId);
    };
    await world.joined(views, one.chat.conversationId);
    await one.chat.say(start.words);
    await after(`the first words`, 3);
    for (let tries = 0; !further && tries < 5 && !one.chat.last('ticket'); tries += 1)
      await perform(run, { kind: 'onward', n: tries });
    await further?.(one);
    await after('the claim', 4);
    const ticketId = one.chat.last('ticket')?.ticketId;
    if (ticketId) {
      const more = [...caseViews(staff.agent, ticketId), ...caseViews(merchant, ticketId)];
      await open(more);
      views.push(...more);
      await world.joined(views, one.chat.conversationId);
    }
    for (const { does: what, away } of life) {
      const name = JSON.stringify(what);
      const came = await does(hands, what);
      tally[`${what.kind} ${came}`] = (tally[`${what.kind} ${came}`] ?? 0) + 1;
      await one.chat.fresh();
      await after(name, away);
    }
  } finally {
    await world.closed(views);
  }
}

describe('every live view of the console', () => {
  it(
    `is, from an old reading and what it was told since, what a fresh one shows (seed ${SEED})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...STARTS), steps(STEPS), (start, life) => {
          running = live(start, life);
          return running;
        }),
        {
          seed: SEED,
          // Each life is played through a whole program: what failed is told at once, not made small.
          endOnFailure: true,
          numRuns: SECONDS === 0 ? LIVES : SECONDS * 50,
          ...(SECONDS > 0 && { interruptAfterTimeLimit: SECONDS * 1_000 }),
          markInterruptAsFailure: false,
        },
      );
      // A run that is interrupted goes on, and would be in the way of what follows.
      await running.catch(() => undefined);
    },
    SECONDS * 4_000 + 120_000,
  );

  it('is so while a jury sits', async () => {
    const votes = [1, 2, 4, 3].map((n): Step => ({ does: { kind: 'vote', n }, away: n }));
    await live(EMPTY_PARCEL, [...votes, { does: { kind: 'clock', hours: 1 }, away: 1 }], seated);
    expect(tally['vote done']).toBeGreaterThanOrEqual(3);
  }, 60_000);
});
