import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyerToken, type House, INTEGRATION_KEY, openHouse } from './house.ts';

const pair = generateKeyPairSync('ed25519');
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
let house: House;
beforeAll(async () => {
  house = await openHouse({ STOREFRONT_PUBLIC_KEY: publicPem });
});
afterAll(() => house.close());

const now = () => Math.floor(Date.now() / 1000);
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => ({ sub: 'buyer-1', aud: 'redress', iat: now(), exp: now() + 60, jti: 'j' });
const byEd25519 = (key = pair.privateKey) =>
  new SignJWT(claims()).setProtectedHeader({ alg: 'EdDSA' }).sign(key);

const good: Record<string, () => Promise<string>> = {
  'signed by the shared secret': () => buyerToken(),
  'signed by the registered key': () => byEd25519(),
};
const bad: Record<string, () => Promise<string>> = {
  nonsense: async () => 'nonsense',
  'three parts of nonsense': async () => 'a.b.c',
  'expired a second ago': () => buyerToken({}, { issuedAt: now() - 60, expiresAt: now() - 1 }),
  'good for two hours': () => buyerToken({}, { expiresAt: now() + 7200 }),
  'issued tomorrow': () => buyerToken({}, { issuedAt: now() + 86_400 }),
  'for someone else': () => buyerToken({}, { audience: 'other' }),
  'signed by another secret': () => buyerToken({}, { secret: 'x'.repeat(40) }),
  'signed by another key': () => byEd25519(generateKeyPairSync('ed25519').privateKey),
  unsigned: async () => `${base64({ alg: 'none' })}.${base64(claims())}.`,
  'signed with the public key as a secret': () => buyerToken({}, { secret: publicPem }),
  'a visitor session signed by the shop': () => buyerToken({}, { audience: 'redress:visitor' }),
  'a staff session signed by the shop': () => buyerToken({}, { audience: 'redress:staff' }),
  ...Object.fromEntries(
    ['sub', 'iat', 'exp', 'jti'].map((name) => [`without ${name}`, () => withoutClaim(name)]),
  ),
};

const withoutClaim = (name: string) => {
  const kept = Object.fromEntries(Object.entries(claims()).filter(([claim]) => claim !== name));
  return new SignJWT(kept).setProtectedHeader({ alg: 'EdDSA' }).sign(pair.privateKey);
};

describe('a buyer token', () => {
  it.each(Object.keys(good))('%s opens both doors', async (name) => {
    const token = await good[name]?.();
    expect(await house.call({ path: '/v1/tickets/t-1', token })).toMatchObject({ status: 200 });
    const { refused } = await house.socket('/buyer', { token: String(token) });
    expect(refused).toBeUndefined();
  });

  it.each(Object.keys(bad))('%s opens neither', async (name) => {
    const token = await bad[name]?.();
    const answer = await house.call({ path: '/v1/tickets/t-1', token });
    expect(answer.body).toMatchObject({ status: 401, code: 'unauthorized' });
    const { refused } = await house.socket('/buyer', { token: String(token) });
    expect(refused?.message).toBe('unauthorized');
  });

  it('closes its socket at its end', async () => {
    const token = await buyerToken({}, { expiresAt: now() + 2 });
    const { socket } = await house.socket('/buyer', { token });
    await new Promise((resolve) => socket.once('disconnect', resolve));
    const { refused } = await house.socket('/buyer', { token });
    expect(refused?.message).toBe('unauthorized');
  });
});

describe('who may do what', () => {
  it('says 401 without a credential, 403 for another party', async () => {
    const path = '/v1/buyers/b-1';
    expect((await house.call({ method: 'PUT', path, body: {} })).status).toBe(401);
    const answer = await house.call({ method: 'PUT', path, body: {}, token: await buyerToken() });
    expect(answer.body).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await house.call({ path: '/v1/users', token: INTEGRATION_KEY })).status).toBe(403);
  });

  it('answers for a ticket of someone else as for none, to the byte', async () => {
    const token = await buyerToken({ sub: 'buyer-2' });
    for (const tail of ['', '/actions']) {
      const body = tail && { action: 'withdraw', version: 99, clientId: randomUUID() };
      const ask = (id: string) =>
        house.call({ path: `/v1/tickets/${id}${tail}`, token, ...(body ? { body } : {}) });
      const [foreign, none] = [await ask('t-1'), await ask('t-0')];
      expect(foreign.text).toBe(none.text);
      if (!tail) expect(foreign.status).toBe(404);
    }
  });

  it('does not read a token out of the address', async () => {
    const answer = await house.call({ path: `/v1/tickets/t-1?token=${INTEGRATION_KEY}` });
    expect(answer.status).toBe(401);
  });
});
