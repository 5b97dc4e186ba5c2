import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

const LOOK_MS = 25;
const AT_MOST_MS = 8_000;

/**
 * Resolves once the outbox has nothing near to do, so that what an effect brings about (a refund
 * that succeeds) comes before the next deadline of the test clock. Gives up waiting after a while:
 * a world that does not answer must not stop time.
 */
export async function quiet(pool: Pick<pg.Pool, 'query'>, nudge: () => void): Promise<void> {
  const until = Date.now() + AT_MOST_MS;
  while (Date.now() < until) {
    const { rows } = await pool.query<{ busy: boolean }>(BUSY);
    if (!rows[0]?.busy) return;
    nudge();
    await sleep(LOOK_MS);
  }
}

/** Work that waits longer than this waits for the world outside, not for us. */
const BUSY = `
  SELECT EXISTS (SELECT FROM outbox WHERE state = 'leased'
    OR state = 'pending' AND run_at <= now() + interval '2500 milliseconds') AS busy`;
