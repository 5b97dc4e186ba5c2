import { seedDemo } from '../prisma/seed.ts';
import { type BusinessClock, testClock, wallClock } from './channels/clock.ts';
import type { Config } from './config.ts';
import type { Log } from './plugins/logger.ts';
import type { RedisConnection } from './plugins/redis.ts';
import { type Database, openDatabase } from './store/database.ts';
import { createSettings } from './store/settings.ts';

const DEMO_FRESH_AT = 'demo.fresh_at';
const DEMO_FRESH_MS = 12 * 3_600_000;

export interface Ground {
  readonly database: Database;
  readonly settings: ReturnType<typeof createSettings>;
  readonly clock: BusinessClock;
  readonly redis: RedisConnection | undefined;
}

/** What everything stands on: the database, business time and, where there is one, Redis. */
export async function prepareGround(config: Config, log: Log): Promise<Ground> {
  const database = await openDatabase(config);
  const settings = createSettings(database);
  const clock = config.testClock ? await testClock(config.testClock, settings) : wallClock;
  if (config.demo) await freshDemo(database, settings, clock.now());
  return { database, settings, clock, redis: await redisOf(config, log) };
}

/** Fills the demo marketplace, and again once its dates have aged; a start in between is quicker. */
async function freshDemo(
  database: Database,
  settings: Ground['settings'],
  now: string,
): Promise<void> {
  const last = await settings.get(DEMO_FRESH_AT);
  const age = last === undefined ? Number.NaN : Date.parse(now) - Date.parse(last);
  if (age >= 0 && age < DEMO_FRESH_MS) return;
  await seedDemo(database, now);
  await settings.set(DEMO_FRESH_AT, now);
}

/** The Redis client takes a second to load, which a start without one need not wait for. */
async function redisOf({ redisUrl }: Config, log: Log): Promise<RedisConnection | undefined> {
  if (!redisUrl) return undefined;
  const { connectRedis } = await import('./plugins/redis.ts');
  return connectRedis(redisUrl, log);
}
