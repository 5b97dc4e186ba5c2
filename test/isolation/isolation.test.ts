import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attacksOn, call, LIMITED, nameOf, plan, prober } from './http.ts';
import { ownLeaks, ownPlan, ownProber, ownSocketPlan } from './own.ts';
import { sampleIds, secretsOf } from './probe.ts';
import { socketPlan, socketProber } from './sockets.ts';
import { openWorld, type World } from './world.ts';

/** What it takes to be believed. */
const ATTEMPTS = 10_000;

/**
 * Routes whose names the other household has none of here, so that nothing shows that their attempts
 * could have met anything. Each needs a proof of its own, named beside it.
 */
const PROVEN_ELSEWHERE: Readonly<Record<string, string>> = {};

let world: World;
let tried = 0;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());

/** Everything that was found wrong; one after another, so that no attempt moves what another sees. */
async function all<T>(list: readonly T[], work: (one: T) => Promise<string[]>): Promise<string[]> {
  const faults: string[] = [];
  for (const one of list) faults.push(...(await work(one)));
  tried += list.length;
  return faults;
}

describe('what belongs to another', () => {
  it('is to every caller of every route as what is not there', async () => {
    const attempts = plan(world, sampleIds(world, 1));
    expect(await all(attempts, prober(world, secretsOf(world)))).toEqual([]);
  }, 240_000);

  it('is so on every event of every socket too, and lets nobody into its rooms', async () => {
    const attempts = socketPlan(world, sampleIds(world, 2));
    expect(await all(attempts, socketProber(world, secretsOf(world)))).toEqual([]);
  }, 240_000);

  it('is so too where a call on one’s own names it beside', async () => {
    const secrets = secretsOf(world);
    const attempts = ownPlan(world);
    const events = ownSocketPlan(world);
    expect(events.length).toBeGreaterThan(0);
    expect(await all(attempts, ownProber(world, secrets))).toEqual([]);
    expect(await all(events, socketProber(world, secrets))).toEqual([]);
    expect(await ownLeaks(world, secrets)).toEqual([]);
  }, 240_000);

  it('was tried often enough', () => {
    expect(tried).toBeGreaterThanOrEqual(ATTEMPTS);
  });
});

describe('every route that names something', () => {
  it('would have answered its owner, so that the refusals above mean something', async () => {
    const ids = sampleIds(world, 2);
    const dumb: string[] = [];
    for (const route of world.app.doors.routes) {
      const named = attacksOn(route).find(({ slot, action }) => slot?.part === 'params' && !action);
      const owners = world.owners.filter(({ kind }) => route.callers.includes(kind));
      if (!named || !owners.length || !route.callers.some((kind) => LIMITED.includes(kind)))
        continue;
      const answers = await Promise.all(
        owners.flatMap((who) => ids.map(async (id) => (await call(world, who, named, id)).status)),
      );
      const name = nameOf(route);
      const missed = answers.every((status) => status === 404 || status === 403);
      if (missed && !Object.hasOwn(PROVEN_ELSEWHERE, name)) dumb.push(name);
    }
    expect(dumb).toEqual([]);
  });
});

describe('the proof itself', () => {
  /** The world behind a door that answers in its own way. */
  const behind = (answer: (url: string) => { statusCode: number; payload: string }): World => {
    const inject = async ({ url }: { url: string }) => ({ headers: {}, ...answer(url) });
    const { doors } = world.app;
    const http = { ...doors.http, inject } as unknown as typeof doors.http;
    return { ...world, app: { ...world.app, doors: { ...doors, http } } };
  };
  const faultsOf = async (bad: World) => {
    const [id = ''] = sampleIds(world, 1);
    const [route] = world.app.doors.routes.filter(({ url }) => url === '/v1/tickets/:id');
    const [who] = world.strangers;
    const attack = route && attacksOn(route).find(({ slot }) => slot);
    if (!attack || !who) throw new Error('no such route');
    return prober(bad, secretsOf(world))({ who, attack, id });
  };
  const hidden = { statusCode: 404, payload: 'no' };

  it('finds nothing where nothing is told', async () => {
    expect(await faultsOf(behind(() => hidden))).toEqual([]);
  });

  it('sees a refusal that tells that the thing is there', async () => {
    const [id = ''] = sampleIds(world, 1);
    const told = behind((url) => (url.includes(id) ? { statusCode: 403, payload: 'no' } : hidden));
    expect(await faultsOf(told)).toHaveLength(1);
  });

  it('sees a word of the other household', async () => {
    const told = behind(() => ({ statusCode: 404, payload: 'Kanarienvogel has it' }));
    expect(await faultsOf(told)).toHaveLength(1);
  });
});
