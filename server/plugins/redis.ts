import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import type { Dependency } from '../channels/ports.ts';
import type { Log } from './logger.ts';

export interface RedisConnection {
  /** For commands that must not wait: it fails at once while Redis is away. */
  readonly client: unknown;
  /** Rooms across nodes. */
  readonly adapter: ReturnType<typeof createAdapter>;
  readonly dependency: Dependency;
  readonly ready: () => boolean;
  close(): Promise<void>;
}

/** How long a stop waits for the adapter's blocking read. */
const BLOCK_MS = 1_000;
const CONNECT_MS = 3_000;
/** Tries at the start, before the operator is told; later it is tried for ever. */
const FIRST_TRIES = 3;
const MAX_WAIT_MS = 2_000;
/** Pushes that may wait for Redis to come back; more are dropped, since a push is only a hint. */
const MAX_QUEUED = 10_000;

/** The connections to Redis: rooms across nodes and shared limits, never a guard for money. */
export async function connectRedis(url: string, log: Log): Promise<RedisConnection> {
  let started = false;
  const base = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_MS,
      reconnectStrategy: (tries, cause) =>
        !started && tries >= FIRST_TRIES
          ? new Error(`REDIS_URL: no Redis there (${cause.message})`)
          : Math.min(MAX_WAIT_MS, 100 * 2 ** Math.min(tries, 8)),
    },
  });
  // The adapter reads in a loop that does not pause on failure: its reads must wait for Redis
  // instead of failing, or the loop would take the whole process while Redis is away.
  const rooms = base.duplicate({ disableOfflineQueue: false, commandsQueueMaxLength: MAX_QUEUED });
  for (const client of [base, rooms])
    client.on('error', (error: Error) => log.warn({ why: error.message }, 'redis is away'));
  await base.connect();
  await rooms.connect();
  started = true;
  return {
    client: base,
    adapter: createAdapter(rooms, { blockTimeInMs: BLOCK_MS, onlyPlaintext: true }),
    dependency: {
      name: 'redis',
      check: async () => {
        await base.ping();
      },
    },
    ready: () => rooms.isReady,
    close: async () => {
      base.destroy();
      rooms.destroy();
    },
  };
}
