import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { io as connect, type Socket } from 'socket.io-client';
import { wallClock } from '../../server/channels/clock.ts';
import { type Config, DEMO_CREDENTIALS, readConfig } from '../../server/config.ts';
import { broadcast } from '../../server/plugins/broadcast.ts';
import { type Household, openDoors } from '../../server/plugins/house.ts';
import { logger } from '../../server/plugins/logger.ts';
import { signToken } from '../../server/plugins/tokens.ts';
import { actionContext } from '../../server/turn/limits.ts';
import { rules } from '../decision/facts.ts';
import { fakeStore } from './fake-store.ts';
import { fakeTurn } from './fake-turn.ts';

/** The real doors on a real port, with a turn service and a store made by hand behind them. */
export async function openHouse(
  env: Readonly<Record<string, string>> = {},
  change: Partial<Household> = {},
) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'redress-doors-'));
  const config: Config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', ...env });
  const told = broadcast();
  const turn = fakeTurn(told.announce);
  const store = await fakeStore();
  const doors = await openDoors(config, {
    ...store,
    turn,
    broadcast: told,
    log: logger(config.logLevel),
    eta: () => ({ p50Minutes: 5, p80Minutes: 9, basis: 'test' }),
    actions: () => actionContext(rules, '2026-11-05T12:00:00.000Z'),
    clock: wallClock,
    deadlines: { runDue: async () => 0, start: () => {}, stop: async () => {} },
    dependencies: [{ name: 'database', check: async () => {} }],
    checkAnswers: true,
    ...change,
  });
  const [localhost = '', loopback = ''] = await doors.listen({ host: config.host, port: 0 });
  const sockets: Socket[] = [];
  return {
    config,
    doors,
    turn,
    store,
    /** Origins the server calls its own. */
    localhost,
    loopback,
    call: (call: Call) => request(loopback, call),
    /** A client of a namespace, connected or refused. */
    async socket(namespace: '/buyer' | '/staff' | '/jury', options: SocketOptions = {}) {
      const { token, headers } = options;
      const socket = connect(`${loopback}${namespace}`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        ...(token ? { auth: { token } } : {}),
        ...(headers ? { extraHeaders: headers } : {}),
      });
      sockets.push(socket);
      const refused = await new Promise<Error | undefined>((resolve) => {
        socket.once('connect', () => resolve(undefined));
        socket.once('connect_error', resolve);
      });
      return { socket, refused };
    },
    async close() {
      for (const socket of sockets) socket.close();
      await doors.close(1000);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type House = Awaited<ReturnType<typeof openHouse>>;

interface SocketOptions {
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

export interface Call {
  readonly method?: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** The body exactly as sent, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const INTEGRATION_KEY = DEMO_CREDENTIALS.integrationKey;

async function request(origin: string, { method, path: where, token, body, raw, headers }: Call) {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(origin + where, {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    headers: {
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const parsed: unknown = /json/.test(type) ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, type, body: asRecord(parsed) };
}

/** What an answer holds, for tests to look into. */
const asRecord = (value: unknown): Record<string, unknown> => Object(value);

/** A buyer token as the storefront mints it, or with claims of the test's own. */
export function buyerToken(
  claims: { sub?: string; [claim: string]: unknown } = {},
  over: { secret?: string; audience?: string; issuedAt?: number; expiresAt?: number } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const issuedAt = over.issuedAt ?? now;
  return signToken(
    { sub: 'buyer-1', jti: randomUUID(), ...claims },
    {
      secret: new TextEncoder().encode(over.secret ?? DEMO_CREDENTIALS.storefrontSecret),
      audience: over.audience ?? 'redress',
      issuedAt,
      expiresAt: over.expiresAt ?? issuedAt + 600,
    },
  );
}
