import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { signToken } from '../../../server/plugins/tokens.ts';
import { createStaff } from '../../../server/store/staff.ts';
import { seatRoster } from '../../support/jurors.ts';
import { type Door, httpDoor } from './door.ts';

const SECRET = 'scenario-storefront-secret-of-no-value';
const KEY = 'scenario-integration-key';
const PASSWORD = 'scenario';
const TOKEN_SECONDS = 900;

/** A running marketplace that scenarios share: one server, one clock, the storefront's key, staff. */
export interface World {
  readonly url: string;
  /** The storefront's back end. */
  readonly shop: Door;
  buyer(id: string): Promise<string>;
  /** A logged-in member of staff; a merchant's account is made at the first need. */
  staff(role: 'agent' | 'operator', merchantId?: undefined): Promise<Door>;
  staff(role: 'merchant', merchantId: string): Promise<Door>;
  /** Everybody on the roster of jurors, each logged in when first asked for. */
  jurors(): Promise<readonly Door[]>;
  now(): string;
  /** Moves business time on; an instant already past changes nothing. */
  moveTo(instant: string): Promise<void>;
  /** Lets the outbox come to rest. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server of our own on a free port, its clock at `start`, with the storefront as gateway. */
export async function openWorld(start: string, databaseUrl?: string): Promise<World> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'redress-scenarios-'));
  const config = readConfig({
    DEMO: '0',
    PORT: '0',
    DATA_DIR: dir,
    LOG_LEVEL: process.env.SCENARIO_LOG ?? 'silent',
    TEST_CLOCK: start,
    INTEGRATION_KEY: KEY,
    STOREFRONT_SECRET: SECRET,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  });
  const app = await createApp(config, { unlimited: true, checkAnswers: true });
  const [url = ''] = (await app.start()).filter((address) => address.includes('127.0.0.1'));
  const shop = httpDoor(url, KEY);
  const staff = staffRoom(url, createStaff(app.database));
  const cheap = { memoryCost: 8, timeCost: 1 };
  const topics = ['wrg', 'nad', 'cnd', 'def', 'log', 'aut'];
  const roster = await seatRoster(app.database, {
    topics,
    passwordHash: await hash(PASSWORD, cheap),
  });
  let seated: Promise<readonly Door[]> | undefined;
  const moveTo = async (instant: string) => {
    const to = new Date(instant).toISOString();
    if (to >= app.clock.now()) await shop.post('/v1/test-clock', { to });
  };
  return {
    url,
    shop,
    staff,
    jurors: () => (seated ??= Promise.all(roster.map((id) => enterJuror(url, id)))),
    moveTo,
    buyer: (id) => buyerToken(id),
    now: () => app.clock.now(),
    rest: () => moveTo(app.clock.now()),
    async close() {
      await app.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function enterJuror(url: string, id: string): Promise<Door> {
  const email = `${id}@jury.test`;
  const { token } = await httpDoor(url).post('/v1/auth/login', { email, password: PASSWORD });
  return httpDoor(url, String(token));
}

function buyerToken(sub: string): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1_000);
  return signToken(
    { sub, jti: randomUUID() },
    {
      secret: new TextEncoder().encode(SECRET),
      audience: 'redress',
      issuedAt,
      expiresAt: issuedAt + TOKEN_SECONDS,
    },
  );
}

/** Accounts and their sessions, each made once. */
function staffRoom(url: string, accounts: ReturnType<typeof createStaff>) {
  const sessions = new Map<string, Promise<Door>>();
  let passwordHash: Promise<string> | undefined;
  const enter = async (role: 'agent' | 'operator' | 'merchant', merchantId?: string) => {
    passwordHash ??= hash(PASSWORD);
    const name = merchantId ? `merchant-${merchantId}` : role;
    const email = `${name}@scenario.test`.toLowerCase();
    await accounts.put({
      kind: 'staff',
      userId: `staff-${name}`,
      name,
      email,
      role,
      groups: role === 'merchant' ? [] : ['general', 'logistics', 'appraisal', 'finance', 'lead'],
      passwordHash: await passwordHash,
      ...(merchantId && { merchantId }),
    });
    const login = await httpDoor(url).post('/v1/auth/login', { email, password: PASSWORD });
    return httpDoor(url, String(login.token));
  };
  return (role: 'agent' | 'operator' | 'merchant', merchantId?: string): Promise<Door> => {
    const key = `${role} ${merchantId ?? ''}`;
    const session = sessions.get(key) ?? enter(role, merchantId);
    sessions.set(key, session);
    return session;
  };
}
