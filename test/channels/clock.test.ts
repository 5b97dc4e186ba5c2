import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../server/channels/clock.ts';
import { deadlineDoor } from '../../server/channels/deadlines.ts';
import { plusDuration } from '../../server/channels/duration.ts';
import type { DueDeadline } from '../../server/turn/service.ts';
import { type House, INTEGRATION_KEY, openHouse } from './house.ts';

const START = '2026-11-05T00:00:00.000Z';
const kept = () => {
  const values = new Map<string, string>();
  return {
    get: async (key: string) => values.get(key),
    set: async (key: string, value: string) => void values.set(key, value),
  };
};

describe('the test clock', () => {
  it('stands still, goes forward, and stays there over a restart', async () => {
    const settings = kept();
    const clock = await testClock(START, settings);
    expect(clock.now()).toBe(START);
    await clock.advanceTo('2026-11-07T00:00:00Z');
    expect((await testClock(START, settings)).now()).toBe('2026-11-07T00:00:00.000Z');
    await expect(clock.advanceTo(START)).rejects.toThrow('forward');
  });

  it('takes the later of what it is told and what it kept', async () => {
    const settings = kept();
    await (await testClock(START, settings)).advanceTo('2026-11-06T00:00:00Z');
    expect((await testClock('2026-12-01T00:00:00Z', settings)).now()).toMatch(/^2026-12-01/);
  });
});

it.each([
  ['PT48H', '2026-11-07T00:00:00.000Z'],
  ['P1W', '2026-11-12T00:00:00.000Z'],
  ['P1M', '2026-12-05T00:00:00.000Z'],
  ['P1Y2DT3H4M5.5S', '2027-11-07T03:04:05.500Z'],
  ['PT0S', START],
  ['P9000Y', undefined],
])('%s after the start', (duration, at) => {
  expect(plusDuration(START, duration)).toBe(at);
});

/** Deadlines in a list; some bring about others, some fail. */
async function rehearsal(
  due: DueDeadline[],
  change: Partial<Record<string, () => void>> = {},
  dates: string[] = [],
) {
  const clock = await testClock(START, kept());
  const log: string[] = [];
  const failed: string[] = [];
  const chore = {
    nextAt: async (until: string) => dates.filter((date) => date <= until).sort()[0],
    run: async (now: string) => {
      const done = dates.filter((date) => date <= now);
      dates.splice(0, dates.length, ...dates.filter((date) => date > now));
      for (const date of done) log.push(`${date} at ${clock.now()}`);
      return done.length;
    },
  };
  const idle = { nextAt: async () => START, run: async () => 0 };
  const door = deadlineDoor({
    clock,
    chores: [chore, idle],
    deadlines: {
      due: async (until, limit) =>
        due
          .filter(({ at }) => at <= until)
          .sort((a, b) => (a.at < b.at ? -1 : 1))
          .slice(0, limit),
      lease: async (until) => due.filter(({ at }) => at <= until),
      fired: async (id) => {
        due.splice(0, due.length, ...due.filter((one) => one.id !== id));
      },
    },
    turn: {
      deadline: async ({ id }) => {
        log.push(`${id} at ${clock.now()}`);
        change[id]?.();
      },
    },
    settle: async () => void log.push('settled'),
    failed: (one) => void failed.push(String(one?.id)),
  });
  return { door, clock, log, failed };
}
const at = (id: string, hour: string): DueDeadline => ({
  id,
  ticketId: 't',
  timer: 'T-04',
  at: `2026-11-05T${hour}:00:00.000Z`,
});

describe('running what is due', () => {
  it('goes in order, at the time of each, and lets the world catch up in between', async () => {
    const { door, clock, log } = await rehearsal([at('late', '20'), at('early', '08')]);
    expect(await door.runDue('2026-11-06T00:00:00.000Z')).toBe(2);
    expect(log).toEqual([
      'settled',
      'early at 2026-11-05T08:00:00.000Z',
      'settled',
      'late at 2026-11-05T20:00:00.000Z',
      'settled',
    ]);
    expect(clock.now()).toBe('2026-11-06T00:00:00.000Z');
  });

  it('does in between what falls due without a ticket, each at its own time', async () => {
    const dates = ['2026-11-05T09:00:00.000Z', '2026-11-05T22:00:00.000Z'];
    const { door, log } = await rehearsal([at('one', '08'), at('two', '20')], {}, dates);
    expect(await door.runDue('2026-11-06T00:00:00.000Z')).toBe(2);
    expect(log.filter((line) => line !== 'settled')).toEqual([
      'one at 2026-11-05T08:00:00.000Z',
      '2026-11-05T09:00:00.000Z at 2026-11-05T09:00:00.000Z',
      'two at 2026-11-05T20:00:00.000Z',
      '2026-11-05T22:00:00.000Z at 2026-11-05T22:00:00.000Z',
    ]);
  });

  it('fires what a deadline brought about, and leaves what lies beyond', async () => {
    const due = [at('first', '08'), at('beyond', '23')];
    const { door, log } = await rehearsal(due, { first: () => due.push(at('second', '09')) });
    expect(await door.runDue('2026-11-05T12:00:00.000Z')).toBe(2);
    expect(log.filter((line) => line !== 'settled').map((line) => line.split(' ')[0])).toEqual([
      'first',
      'second',
    ]);
  });

  it('goes on past one that fails, and tries it once', async () => {
    const broken = () => {
      throw new Error('no');
    };
    const { door, failed } = await rehearsal([at('bad', '08'), at('good', '09')], { bad: broken });
    expect(await door.runDue('2026-11-05T12:00:00.000Z')).toBe(1);
    expect(failed).toEqual(['bad']);
  });

  it('runs one after the other when asked twice at once', async () => {
    const { door, log } = await rehearsal([at('one', '08'), at('two', '09')]);
    const counts = await Promise.all([
      door.runDue('2026-11-05T08:30:00.000Z'),
      door.runDue('2026-11-05T10:00:00.000Z'),
    ]);
    expect(counts).toEqual([1, 1]);
    expect(log.filter((line) => line.startsWith('one'))).toHaveLength(1);
  });
});

describe('POST /v1/test-clock', () => {
  let house: House;
  const fired = () => 3;
  beforeAll(async () => {
    const clock = await testClock(START, kept());
    const runDue = async (until: string) => {
      await clock.advanceTo(until);
      return fired();
    };
    house = await openHouse(
      {},
      { clock, deadlines: { runDue, start: () => {}, stop: async () => {} } },
    );
  });
  afterAll(() => house.close());
  const move = (body: unknown, token: string | undefined = INTEGRATION_KEY) =>
    house.call({ path: '/v1/test-clock', body, token });

  it('moves by a duration or to an instant, and only forward', async () => {
    const two = await move({ advance: 'PT48H' });
    expect(two.body).toEqual({ now: '2026-11-07T00:00:00.000Z', fired: 3 });
    const to = await move({ to: '2026-11-08T08:00:00+08:00' });
    expect(to.body).toEqual({ now: '2026-11-08T00:00:00.000Z', fired: 3 });
    const past = await move({ to: '2026-11-01T00:00:00Z' });
    expect(past.body).toMatchObject({ status: 422, errors: [{ path: 'to' }] });
  });

  it.each([
    ['to', { to: '9999-01-01T00:00:00Z' }],
    ['advance', { advance: 'P11Y' }],
    ['advance', { advance: 'P9000Y' }],
    ['advance', { advance: 'PT99999999999H' }],
  ])('goes ten years at once at most, and says so of %s in %j', async (path, body) => {
    const { body: answer } = await move(body);
    expect(answer).toMatchObject({
      status: 422,
      errors: [{ path, message: expect.stringContaining('ten years') }],
    });
  });

  it.each([{}, { advance: '48h' }, { advance: 'PT1H', to: START }, { to: 1 }])(
    'refuses %j',
    async (body) => {
      expect((await move(body)).status).toBe(422);
    },
  );

  it('is for the integration key, and is not there on the wall clock', async () => {
    const answer = await house.call({ path: '/v1/test-clock', body: { advance: 'PT1H' } });
    expect(answer.status).toBe(401);
    const real = await openHouse();
    const there = await real.call({ path: '/v1/test-clock', body: {}, token: INTEGRATION_KEY });
    expect(there.status).toBe(404);
    await real.close();
  });
});
