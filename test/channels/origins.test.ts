import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyerToken, type House, openHouse } from './house.ts';

const SHOP = 'https://shop.example';
let house: House;
beforeAll(async () => {
  house = await openHouse({ ALLOWED_ORIGINS: SHOP });
});
afterAll(() => house.close());

const WRONG = [
  'https://evil.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://shop.example.evil.example',
  'https://evilshop.example',
  'null',
];

describe('a page', () => {
  it.each(WRONG)('of %s reaches neither door', async (origin) => {
    const answer = await house.call({ path: '/healthz', headers: { origin } });
    expect(answer.body).toMatchObject({ status: 403, code: 'origin_not_allowed' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const token = await buyerToken();
    const { refused } = await house.socket('/buyer', { token, headers: { origin } });
    expect(refused?.message).toBe('websocket error');
  });

  it('of the storefront, or of our own, reaches both', async () => {
    for (const origin of [SHOP, house.localhost, house.loopback]) {
      const answer = await house.call({ path: '/healthz', headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      const token = await buyerToken();
      const { refused } = await house.socket('/buyer', { token, headers: { origin } });
      expect(refused).toBeUndefined();
    }
  });
});

describe('a staff session in a browser', () => {
  const login = () =>
    house.call({
      path: '/v1/auth/login',
      body: { email: 'Operator@demo.redress', password: 'demo' },
    });
  const cookieOf = async () => {
    const answer = await login();
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^redress_session=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    );
    return cookie.split(';')[0] ?? '';
  };

  it('reads by its cookie, and writes only from our own pages', async () => {
    const cookie = await cookieOf();
    expect((await house.call({ path: '/v1/users', headers: { cookie } })).status).toBe(200);
    const write = (headers: Record<string, string>) =>
      house.call({ path: '/v1/auth/logout', body: {}, headers: { cookie, ...headers } });
    for (const headers of [{}, { origin: SHOP }])
      expect((await write(headers)).body).toMatchObject({ code: 'origin_not_allowed' });
    expect((await write({ origin: house.localhost })).status).toBe(200);
    expect((await house.call({ path: '/v1/users', headers: { cookie } })).status).toBe(401);
  });

  it('opens the staff channel by its cookie only from our own pages', async () => {
    const cookie = await cookieOf();
    const join = async (origin: string) =>
      (await house.socket('/staff', { headers: { cookie, origin } })).refused?.message;
    expect(await join(SHOP)).toBe('unauthorized');
    expect(await join(house.localhost)).toBeUndefined();
  });

  it('that is ended closes its socket and is good for nothing more', async () => {
    const { token } = (await login()).body;
    const { socket } = await house.socket('/staff', { token: String(token) });
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    await house.call({ path: '/v1/auth/logout', body: {}, token: String(token) });
    expect(await gone).toBe('io server disconnect');
    const { refused } = await house.socket('/staff', { token: String(token) });
    expect(refused?.message).toBe('unauthorized');
  });

  it('is not for guessing: after ten tries the account waits', async () => {
    const guess = () =>
      house.call({
        path: '/v1/auth/login',
        body: { email: 'agent@demo.redress', password: 'guess' },
      });
    const tries = await Promise.all(Array.from({ length: 12 }, guess));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    const late = tries.filter(({ status }) => status === 429);
    expect(late).toHaveLength(2);
    for (const { headers } of late)
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await login()).status).toBe(200);
  });

  it('tells a wrong password from an unknown account in no way', async () => {
    const ask = (email: string) =>
      house.call({ path: '/v1/auth/login', body: { email, password: 'wrong' } });
    expect((await ask('operator@demo.redress')).text).toBe((await ask('no@one.example')).text);
  });
});
