import { afterEach, expect, test } from 'vitest';
import { createNoticeTeller } from '../../server/effects/notice-teller.ts';
import type { Pulse } from '../../server/effects/pulse.ts';
import { memoryLog, until } from './made.ts';

let teller: Pulse | undefined;
afterEach(() => teller?.stop());

/** Starts a teller over lists of readers, each brought by one look; `route` may fail. */
function tell(waiting: string[][], route: () => Promise<void> = async () => {}) {
  const done: string[] = [];
  teller = createNoticeTeller({
    board: {
      bring: async () => waiting.shift() ?? [],
      hint: (readers) => done.push(`hint ${readers.join()}`),
      route: async () => {
        done.push('route');
        await route();
      },
    },
    log: memoryLog(),
    brought: () => done.push('brought'),
    sweepMs: 10,
  });
  teller.start();
  return done;
}

test('readers are hinted at and their notices routed; what one left unrouted is routed at the start', async () => {
  const waiting: string[][] = [[], ['staff:m1'], []];
  const done = tell(waiting);
  await until(() => done.length === 4);
  await until(() => waiting.length === 0);
  expect(done).toEqual(['route', 'hint staff:m1', 'brought', 'route']);
});

test('what could not be routed is routed at the next look', async () => {
  let fails = 2;
  const done = tell([['buyer:U1']], async () => {
    fails -= 1;
    if (fails > 0) throw new Error('the database is away');
  });
  await until(() => done.length === 4);
  expect(done).toEqual(['hint buyer:U1', 'brought', 'route', 'route']);
});
