import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type App, createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { startPostgres } from '../../support/postgres.ts';
import { freePort } from '../../support/server-process.ts';
import { INTEGRATION_KEY, STOREFRONT_SECRET } from '../support/server.ts';

export interface Node {
  readonly app: App;
  readonly url: string;
}

export interface RaceGround {
  readonly nodes: readonly [Node, Node];
  readonly databaseUrl: string;
  release(): Promise<void>;
}

/** Two nodes on one PostgreSQL; the payment gateway is ours to play. */
export async function prepare(): Promise<RaceGround> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-race-'));
  const postgres = await startPostgres();
  const databaseUrl = postgres.url();
  const node = async (name: string): Promise<Node> => {
    const port = await freePort();
    const config = readConfig({
      DEMO: '0',
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: path.join(dataDir, name),
      DATABASE_URL: databaseUrl,
      // Refusals by the hundred are what this is about.
      LOG_LEVEL: 'silent',
      INTEGRATION_KEY,
      STOREFRONT_SECRET,
      SESSION_SECRET: 'prove-session-secret-of-no-value-at-all',
    });
    const app = await createApp(config, { unlimited: true });
    await app.start();
    return { app, url: `http://127.0.0.1:${port}` };
  };
  const nodes = [await node('one'), await node('two')] as const;
  return {
    nodes,
    databaseUrl,
    async release() {
      for (const { app } of nodes) await app.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
