import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { INTEGRATION_KEY, STOREFRONT_SECRET } from '../prove/support/server.ts';

/** The bench's server, and the bare echo beside it. */
export interface Server {
  readonly url: string;
  readonly bareUrl: string;
  stop(): Promise<void>;
}

const Ready = z.object({ url: z.string(), bareUrl: z.string() });

/** Starts the server in a process of its own, as `npm start` does it. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<Server> {
  const child = fork(fileURLToPath(new URL('./turn-server.ts', import.meta.url)), {
    // As `npm start` does it.
    execArgv: [
      '--max-semi-space-size=64',
      ...['--import', 'tsx'],
      ...(process.env.BENCH_NODE_ARGS?.split(' ') ?? []),
    ],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DEMO: '1',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      TEST_CLOCK: '',
      REDIS_URL: '',
      INTEGRATION_KEY,
      STOREFRONT_SECRET,
      ...env,
    },
  });
  const ready = await new Promise<z.infer<typeof Ready>>((resolve, reject) => {
    child.once('message', (message) => resolve(Ready.parse(message)));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    ...ready,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
