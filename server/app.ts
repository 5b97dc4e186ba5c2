import { type BusinessClock, testClock, wallClock } from './channels/clock.ts';
import { deadlineDoor } from './channels/deadlines.ts';
import type { Config } from './config.ts';
import { broadcast } from './plugins/broadcast.ts';
import type { Doors } from './plugins/doors.ts';
import { openDoors } from './plugins/house.ts';
import { type Log, logger } from './plugins/logger.ts';
import { connectRedis } from './plugins/redis.ts';
import { createConversations } from './store/conversations.ts';
import { type Database, openDatabase } from './store/database.ts';
import { createDeadlines } from './store/deadlines.ts';
import { createDemoReads } from './store/demo-reads.ts';
import { createIdempotency } from './store/idempotency.ts';
import { createSettings } from './store/settings.ts';
import { createStaff } from './store/staff.ts';
import { createStorefrontFeed } from './store/storefront-feed.ts';
import { createStorefrontWrites } from './store/storefront-writes.ts';
import { createTicketReads } from './store/tickets.ts';
import { Refused } from './terms/refused.ts';
import type { TurnService } from './turn/service.ts';

/** The whole program, assembled but not yet listening. */
export interface App {
  readonly doors: Doors;
  readonly log: Log;
  readonly clock: BusinessClock;
  readonly turn: TurnService;
  readonly database: Database;
  /** Opens the doors and starts the timers; answers the addresses. */
  start(): Promise<readonly string[]>;
  /** Lets what is under way finish, then shuts everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** What a caller may change: for measuring and for tests. */
export interface AppOptions {
  readonly unlimited?: boolean;
  readonly checkAnswers?: boolean;
}

const GRACE_MS = 7_000;

/** Introduces the parts to each other. The only file that knows them all. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const log = logger(config.logLevel);
  const database = await openDatabase(config);
  const redis = config.redisUrl ? await connectRedis(config.redisUrl, log) : undefined;
  const settings = createSettings(database);
  const clock = config.testClock ? await testClock(config.testClock, settings) : wallClock;
  const told = broadcast();
  const turn = absentTurn();
  const deadlines = deadlineDoor({
    deadlines: createDeadlines(database.pool),
    turn,
    clock,
    settle: async () => {},
    failed: (due, error) => log.error({ err: error, due }, 'deadline failed'),
  });
  const doors = await openDoors(config, {
    turn,
    tickets: createTicketReads(database, clock),
    conversations: createConversations(database),
    writes: createStorefrontWrites(database.pool, clock),
    feed: createStorefrontFeed(database.pool),
    staff: createStaff(database),
    idempotency: createIdempotency(database.pool),
    settings,
    shop: createDemoReads(database),
    eta: () => ({ p50Minutes: 8, p80Minutes: 60, basis: 'default' }),
    clock,
    deadlines,
    dependencies: [databaseDependency(database), ...(redis ? [redis.dependency] : [])],
    broadcast: told,
    log,
    ...(redis ? { redis } : {}),
    ...options,
  });
  let stopped: Promise<void> | undefined;
  const shut = async () => {
    await deadlines.stop();
    await doors.close(GRACE_MS);
    await redis?.close();
    await database.close();
  };
  return {
    doors,
    log,
    clock,
    turn,
    database,
    async start() {
      const addresses = await doors.listen(config);
      // A clock that stands still brings nothing due by itself.
      if (!clock.frozen) deadlines.start();
      return addresses;
    },
    stop() {
      stopped ??= shut();
      return stopped;
    },
  };
}

const databaseDependency = ({ pool }: Database) => ({
  name: 'database',
  check: async () => {
    await pool.query('SELECT 1');
  },
});

function absentTurn(): TurnService {
  const refuse = () => Promise.reject(new Refused('unavailable', 'Turns are not wired yet.'));
  return {
    open: refuse,
    message: refuse,
    sync: refuse,
    act: refuse,
    gatewayEvent: refuse,
    deadline: refuse,
  };
}
