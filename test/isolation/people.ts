import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { App } from '../../server/app.ts';
import type { CallerKind } from '../../server/channels/route.ts';
import { signToken } from '../../server/plugins/tokens.ts';
import { createStaff } from '../../server/store/staff.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import type { Caller } from '../../server/terms/caller.ts';
import { seed } from '../decision/facts.ts';

/** Somebody who calls, with how they show who they are. */
export interface Person {
  readonly name: string;
  readonly kind: CallerKind;
  readonly caller: Caller | undefined;
  readonly token: string | undefined;
}

const PASSWORD = 'isolation-password';
export const SECRETS = {
  INTEGRATION_KEY: 'isolation-integration-key-0123456789',
  STOREFRONT_SECRET: 'isolation-storefront-secret-0123456789',
};

export async function buyerPerson(name: string, buyerId: string): Promise<Person> {
  const now = Math.floor(Date.now() / 1000);
  const token = await signToken(
    { sub: buyerId, jti: randomUUID() },
    {
      secret: new TextEncoder().encode(SECRETS.STOREFRONT_SECRET),
      audience: 'redress',
      issuedAt: now,
      expiresAt: now + 3_000,
    },
  );
  return { name: `buyer ${name}`, kind: 'buyer', caller: { kind: 'buyer', buyerId }, token };
}

export async function visitorPerson(app: App): Promise<Person> {
  const opened = await app.doors.http.inject({
    method: 'POST',
    url: '/v1/conversations',
    payload: {},
  });
  const { visitorToken: token } = opened.json<{ visitorToken: string }>();
  const [, claims = ''] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  return { name: 'visitor', kind: 'visitor', caller: { kind: 'visitor', visitorId: sub }, token };
}

export async function merchantPerson(app: App, name: string, merchantId: string): Promise<Person> {
  const writes = createStorefrontWrites(app.database.pool, app.clock);
  const { rowCount } = await app.database.pool.query('SELECT 1 FROM merchant WHERE id = $1', [
    merchantId,
  ]);
  if (!rowCount) await writes.putMerchant({ ...seed.merchant, id: merchantId });
  return staffPerson(app, 'merchant', { name, merchantId });
}

export async function staffPerson(
  app: App,
  role: 'agent' | 'merchant' | 'operator',
  { name, merchantId }: { name: string; merchantId?: string } = { name: role },
): Promise<Person> {
  const email = `${role}-${name}@isolation.test`;
  const caller = { kind: 'staff', userId: `user-${role}-${name}`, name, role, merchantId } as const;
  await createStaff(app.database).put({
    ...caller,
    email,
    groups: [],
    passwordHash: await hash(PASSWORD, { memoryCost: 8, timeCost: 1 }),
  });
  const answer = await app.doors.http.inject({
    method: 'POST',
    url: '/v1/auth/login',
    payload: { email, password: PASSWORD },
  });
  const { token } = answer.json<{ token: string }>();
  return { name: `${role} ${name}`, kind: role, caller, token };
}

/** Seats of a jury: with so many to choose from, each of them is asked. */
const SEATS = 17;
const TOPICS = ['wrg', 'nad', 'svc'];

/** Who may judge the cases of one household only; the first of them, let in. */
export async function roster(app: App, name: string, tiedTo: string): Promise<Person> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
  const ids = Array.from({ length: SEATS }, (_, index) => `user-juror-${name}-${index}`);
  for (const userId of ids)
    await createStaff(app.database).put({
      ...{ userId, name: userId, email: `${userId}@isolation.test`, role: 'juror', groups: [] },
      ...{ skills: TOPICS, ties: [`C-${tiedTo}`], passwordHash },
    });
  const [userId = ''] = ids;
  const answer = await app.doors.http.inject({
    method: 'POST',
    url: '/v1/auth/login',
    payload: { email: `${userId}@isolation.test`, password: PASSWORD },
  });
  const { token } = answer.json<{ token: string }>();
  const caller = { kind: 'juror', userId, name: userId } as const;
  return { name: `juror ${name}`, kind: 'juror', caller, token };
}
