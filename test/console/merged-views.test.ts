import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LoginAnswer } from '../../server/contract/staff.ts';
import { command } from '../../widget/console/api/desk-calls.ts';
import { aCase, type Case } from '../turn/case-kit.ts';
import { platformViews, talkViews, type View } from './live/views.ts';
import { as, newId, openWorld, type World } from './live/world.ts';

let world: World;
let agent: LoginAnswer;
beforeAll(async () => {
  world = await openWorld();
  agent = await world.login({ userId: 'agent-1', role: 'agent', groups: ['general', 'lead'] });
}, 180_000);
afterAll(() => world.close());

it('shows two talks, while one is merged into the other and back, as a fresh reading does', async () => {
  const { market } = world;
  const a = await aCase(market.db, { market });
  const b = await aCase(market.db, { market, buyer: { id: a.chat.caller.buyerId } });
  const [idA, idB] = [a.chat.conversationId, b.chat.conversationId];
  const views: View[] = [
    ...platformViews(agent),
    ...talkViews(agent, idA),
    ...talkViews(agent, idB),
  ];
  const joined = () => world.joined(views, idA);
  const ask = (id: string, body: Parameters<typeof command>[1]) =>
    as(agent, () => command(id, { clientId: newId(), ...body }));
  const toPerson = async ({ chat }: Case) => {
    await chat.say('屏幕有一道划痕，商品页没写');
    await chat.say('转人工');
  };
  try {
    for (const view of views) await view.open();
    await joined();
    const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['a waits', () => toPerson(a)],
      ['b waits', () => toPerson(b)],
      ['b is taken', () => ask(idB, { command: 'take' })],
      ['a is merged', () => ask(idA, { command: 'merge', to: idB })],
      ['the buyer writes in a', () => a.chat.say('充电器也没收到')],
      ['the case of a is decided', () => a.act(operator, decided)],
      ['the merge is undone', () => ask(idA, { command: 'unmerge' })],
      ['a is merged again', () => ask(idA, { command: 'merge', to: idB })],
      ['the buyer of a wants a person', () => a.chat.say('转人工')],
    ];
    for (const [place, [name, step]] of steps.entries()) {
      await step();
      await world.settled(views);
      for (const [n, view] of views.entries()) {
        await view.takeIn((place + n) % 5 === 0);
        if (!view.isFresh())
          expect(view.shown(), `${view.name}: ${name}`).toEqual(await view.fresh());
      }
      // A page that has once asked to hear of a talk goes on hearing of it.
      if (name === 'a is merged') await joined();
    }
  } finally {
    await world.closed(views);
  }
}, 120_000);

const operator = { kind: 'staff', userId: 'agent-1', name: 'agent-1', role: 'agent' } as const;
const decided = {
  action: 'arbitrate',
  ...{ outcome: 'partial_refund', amountCents: 10_000, reason: '照片清楚' },
} as const;
