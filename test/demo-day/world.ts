import { randomUUID } from 'node:crypto';
import { demoStaff } from '../../prisma/seed.ts';
import { createApp } from '../../server/app.ts';
import { DEMO_CREDENTIALS, readConfig } from '../../server/config.ts';
import { signToken } from '../../server/plugins/tokens.ts';
import { type Door, httpDoor } from '../scenarios/player/door.ts';
import type { World } from '../scenarios/player/world.ts';

/** Time moves with the day, not with one case: a step that waits ends the case's day. */
export class DayOver extends Error {}

const TOKEN_SECONDS = 3_000;
const HOUR_MS = 3_600_000;
/** It begins so long before its end: dashboards have curves, and whoever was slow is overdue. */
const SPAN_MS = 9 * 24 * HOUR_MS;
/** The last so much of the cases come in the last so much of the time: what is seen still stands. */
const LATE = { cases: 0.5, time: 0.16 };
/** Between one who waits for a person and the next. */
const WAIT_MS = 3 * 60_000;
const PASSWORD = 'demo';

export interface DayWorld extends World {
  /**
   * Moves on to where `done` of all the cases have come; on the wall's clock it goes on by itself. Those
   * that are left waiting for a person, `waits` of them still to come, come in the last minutes.
   */
  passTime(done: number, cases: number, waits: number): Promise<void>;
  /** When it began, ISO 8601. */
  readonly began: string;
}

/** A demo marketplace that runs already, reached like anybody reaches it. Its clock is its own. */
export async function runningWorld(url: string): Promise<DayWorld> {
  const health = await fetch(`${url}/healthz`).catch(() => undefined);
  if (!health?.ok) throw new Error(`nothing answers at ${url}; start it with npm start`);
  const began = new Date().toISOString();
  return worldOf(url, { began, now: () => new Date().toISOString(), close: async () => {} });
}

/** The embedded marketplace of this folder, with a clock that lets nine days go by up to `end`. */
export async function embeddedWorld(env: NodeJS.ProcessEnv, end = Date.now()): Promise<DayWorld> {
  const config = readConfig({
    ...env,
    DEMO: '1',
    PORT: '0',
    LOG_LEVEL: env.LOG_LEVEL ?? 'error',
    TEST_CLOCK: new Date(end - SPAN_MS).toISOString(),
  });
  const app = await createApp(config, { unlimited: true });
  const [url = ''] = (await app.start()).filter((address) => address.includes('127.0.0.1'));
  const shop = httpDoor(url, config.integrationKey);
  const begin = Date.parse(app.clock.now());
  const moveTo = async (ms: number) => {
    if (ms > Date.parse(app.clock.now()))
      await shop.post('/v1/test-clock', { to: new Date(ms).toISOString() });
  };
  return worldOf(url, {
    now: () => app.clock.now(),
    began: app.clock.now(),
    passTime: (done, cases, waits) =>
      moveTo(
        cases - done === waits
          ? end - waits * WAIT_MS
          : Math.round(begin + (end - begin) * timeOf(Math.min(1, done / cases))),
      ),
    close: () => app.stop(),
  });
}

/** How much of the time is over when so much of the cases has come, both from 0 to 1. */
const timeOf = (share: number): number => {
  const early = 1 - LATE.cases;
  return share < early
    ? (share / early) * (1 - LATE.time)
    : 1 - ((1 - share) / LATE.cases) * LATE.time;
};

type Own = Pick<DayWorld, 'now' | 'close' | 'began'> & Partial<Pick<DayWorld, 'passTime'>>;

function worldOf(url: string, own: Own): DayWorld {
  const shop = httpDoor(url, process.env.INTEGRATION_KEY ?? DEMO_CREDENTIALS.integrationKey);
  const inside = new Map<string, Promise<Door>>();
  const enter = async (email: string) => {
    const { token } = await httpDoor(url).post('/v1/auth/login', { email, password: PASSWORD });
    return httpDoor(url, String(token));
  };
  return {
    url,
    shop: {
      ...shop,
      // The demo's merchants stay as they are.
      put: async (path, body) => (path.startsWith('/v1/merchants/') ? {} : shop.put(path, body)),
      post: async (path, body) => {
        if (path === '/v1/test-clock') throw new DayOver();
        return shop.post(path, body);
      },
    },
    buyer: buyerToken,
    staff(role: 'agent' | 'operator' | 'merchant', merchantId?: string) {
      const who = role === 'merchant' ? `merchant-${merchantId?.toLowerCase()}` : role;
      const email = `${who}@demo.redress`;
      const door = inside.get(email) ?? enter(email);
      inside.set(email, door);
      return door;
    },
    jurors: () =>
      Promise.all(
        demoStaff()
          .filter(({ role }) => role === 'juror')
          .map(({ email }) => {
            const door = inside.get(email) ?? enter(email);
            inside.set(email, door);
            return door;
          }),
      ),
    moveTo: async () => {
      throw new DayOver();
    },
    rest: async () => {},
    passTime: async () => {},
    ...own,
  };
}

function buyerToken(sub: string): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1_000);
  const secret = process.env.STOREFRONT_SECRET ?? DEMO_CREDENTIALS.storefrontSecret;
  return signToken(
    { sub, jti: randomUUID() },
    {
      secret: new TextEncoder().encode(secret),
      audience: 'redress',
      issuedAt,
      expiresAt: issuedAt + TOKEN_SECONDS,
    },
  );
}
