import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import type { Dependency } from '../channels/ports.ts';
import type { Log } from './logger.ts';

/** How long a stop waits for the adapter's blocking read. */
const BLOCK_MS = 1000;

/** The one connection to Redis: rooms across nodes and shared limits. Never a guard for money. */
export interface RedisConnection {
  readonly client: unknown;
  readonly adapter: ReturnType<typeof createAdapter>;
  readonly dependency: Dependency;
  close(): Promise<void>;
}

export async function connectRedis(url: string, log: Log): Promise<RedisConnection> {
  const client = createClient({ url, disableOfflineQueue: true });
  client.on('error', (error: unknown) => log.warn({ err: error }, 'redis'));
  await client.connect();
  const dependency: Dependency = {
    name: 'redis',
    check: async () => {
      await client.ping();
    },
  };
  return {
    client,
    adapter: createAdapter(client, { blockTimeInMs: BLOCK_MS, onlyPlaintext: true }),
    dependency,
    close: async () => client.destroy(),
  };
}
