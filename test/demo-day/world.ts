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
/** The day begins so long before now: enough for the first deadlines to have passed. */
const DAY_MS = 60 * HOUR_MS;
const PASSWORD = 'demo';

export interface DayWorld extends World {
  /** Moves the day on by one of `parts`; on the wall's clock it goes on by itself. */
  passTime(parts: number): Promise<void>;
}

/** A demo marketplace that runs already, reached like anybody reaches it. Its clock is its own. */
export async function runningWorld(url: string): Promise<DayWorld> {
  const health = await fetch(`${url}/healthz`).catch(() => undefined);
  if (!health?.ok) throw new Error(`nothing answers at ${url}; start it with npm start`);
  return worldOf(url, { now: () => new Date().toISOString(), close: async () => {} });
}

/** The embedded marketplace of this folder, with a clock that lets two days and a half go by. */
export async function embeddedWorld(env: NodeJS.ProcessEnv): Promise<DayWorld> {
  const end = Date.now();
  const config = readConfig({
    ...env,
    DEMO: '1',
    PORT: '0',
    LOG_LEVEL: env.LOG_LEVEL ?? 'error',
    TEST_CLOCK: new Date(end - DAY_MS).toISOString(),
  });
  const app = await createApp(config, { unlimited: true });
  const [url = ''] = (await app.start()).filter((address) => address.includes('127.0.0.1'));
  const shop = httpDoor(url, config.integrationKey);
  const begin = Date.parse(app.clock.now());
  const moveTo = async (ms: number) => {
    if (ms > Date.parse(app.clock.now()))
      await shop.post('/v1/test-clock', { to: new Date(ms).toISOString() });
  };
  let passed = 0;
  return worldOf(url, {
    now: () => app.clock.now(),
    passTime: async (parts) => {
      passed += 1;
      await moveTo(begin + ((end - begin) * Math.min(passed, parts)) / parts);
    },
    close: () => app.stop(),
  });
}

type Own = Pick<DayWorld, 'now' | 'close'> & Partial<Pick<DayWorld, 'passTime'>>;

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
