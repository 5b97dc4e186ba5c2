import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServer } from '../../support/server-process.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface ServerSettings {
  /** The program, from the root of the project. */
  readonly program: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

/** Credentials of the storefront under proof. */
export const INTEGRATION_KEY = 'prove-integration-key';
export const STOREFRONT_SECRET = 'prove-storefront-secret-of-no-value';

/** Starts the server as a process of its own, as its operator would; resolves once it listens. */
export const startProcess = (settings: ServerSettings): Promise<ServerProcess> =>
  startServer({
    command: process.execPath,
    args: ['--import', 'tsx', settings.program],
    cwd: ROOT,
    env: {
      // The demo's gateway is the simulated one; its marketplace stands unused beside ours.
      DEMO: '1',
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(settings.port),
      DATA_DIR: settings.dataDir,
      DATABASE_URL: settings.databaseUrl ?? '',
      REDIS_URL: '',
      TEST_CLOCK: '',
      LOG_LEVEL: 'error',
      INTEGRATION_KEY,
      STOREFRONT_SECRET,
      SESSION_SECRET: 'prove-session-secret-of-no-value-at-all',
      ...settings.env,
    },
    deathSignal: 'KILL',
    ready: 'Redress is listening',
  });
