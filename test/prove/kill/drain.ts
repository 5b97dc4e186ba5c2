import { setTimeout as sleep } from 'node:timers/promises';
import { type Ground, withDatabase } from './ground.ts';
import type { KillOptions } from './options.ts';

/** A dead process's lease ends after a minute; what is not done some time later is stuck. */
const LEASE_MS = 62_000;
const GIVE_UP_MS = 110_000;
const LOOK_MS = 250;
/** What is idle for so long is done. */
const QUIET_MS = 2_500;

/** Waits until nothing is left to do for the outside world, or until it is clear that something is stuck. */
export async function drained({ ageLeases, say }: KillOptions, ground: Ground): Promise<void> {
  const from = Date.now();
  if (ageLeases) await endLeases(ground);
  say('waiting for the outbox');
  // The embedded database cannot be asked beside its server: there every lease is waited for.
  const atLeast = from + (ground.databaseUrl || ageLeases ? 0 : LEASE_MS);
  let quietFrom = Date.now();
  while (Date.now() - from < GIVE_UP_MS) {
    if (await isBusy(ground)) quietFrom = Date.now();
    else if (Date.now() > Math.max(quietFrom + QUIET_MS, atLeast)) return;
    await sleep(LOOK_MS);
  }
}

/** As if the minute had passed since the last kill. */
async function endLeases(ground: Ground): Promise<void> {
  const embedded = !ground.databaseUrl;
  if (embedded) await ground.server?.stop('SIGTERM');
  await withDatabase(ground, ({ pool }) =>
    pool.query(`UPDATE outbox SET run_at = now() WHERE state IN ('leased', 'pending')`),
  );
  if (embedded) await ground.start();
}

function isBusy(ground: Ground): Promise<boolean> {
  if (!ground.databaseUrl) return ground.shop.isRefunding();
  return withDatabase(ground, async ({ pool }) => {
    const { rowCount } = await pool.query(
      `SELECT FROM outbox WHERE state IN ('leased', 'pending') LIMIT 1`,
    );
    return rowCount === 1;
  });
}
