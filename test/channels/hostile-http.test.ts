import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyerToken, type House, INTEGRATION_KEY, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const BUYER = {
  name: '林一',
  registeredAt: '2024-01-01T00:00:00Z',
  market: 'CN',
};
const putBuyer = (raw: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  house.call({ method: 'PUT', path: '/v1/buyers/b-1', token: INTEGRATION_KEY, raw, headers });

describe('a body that is not right', () => {
  it.each([
    ['is no JSON', '{name}', 400, 'bad_request'],
    ['is a list', '[]', 400, 'bad_request'],
    ['is null', 'null', 400, 'bad_request'],
    ['is missing', '', 400, 'bad_request'],
    ['names a key twice', '{"name":"a","name":"a"}', 400, 'duplicate_key'],
    ['names a key twice, escaped', '{"name":"a","n\\u0061me":"b"}', 400, 'duplicate_key'],
    ['names a key twice further in', '{"negotiation":{"a":1,"a":2}}', 400, 'duplicate_key'],
    ['reaches for the prototype', '{"__proto__":{"market":"CN"}}', 422, 'validation_failed'],
    ['has a NUL in a text', '{"name":"a\\u0000b"}', 422, 'validation_failed'],
    ['has half a character', '{"name":"\\ud83d"}', 422, 'validation_failed'],
    [
      'is nested beyond reason',
      `{"a":${'['.repeat(200)}${']'.repeat(200)}}`,
      422,
      'validation_failed',
    ],
  ])('%s', async (_what, raw, status, code) => {
    const answer = await putBuyer(raw);
    expect(answer).toMatchObject({ status, type: 'application/problem+json; charset=utf-8' });
    expect(answer.body).toMatchObject({ status, code, type: `urn:redress:problem:${code}` });
    expect(answer.text).not.toMatch(/\.ts:\d|node_modules/);
    expect(house.store.put).toHaveLength(0);
  });

  it('is not UTF-8', async () => {
    const answer = await putBuyer(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]));
    expect(answer.body).toMatchObject({ code: 'bad_request', detail: 'The body must be UTF-8.' });
  });

  it('is 5 MB of text', async () => {
    const answer = await putBuyer(JSON.stringify({ ...BUYER, name: 'x'.repeat(5_000_000) }));
    expect(answer.body).toMatchObject({ status: 413, code: 'payload_too_large' });
    expect(answer.body.detail).toContain('1 MiB');
  });

  it('is not JSON by its type', async () => {
    const answer = await putBuyer('name=a', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    expect(answer.body.detail).toContain('application/json');
  });

  it('is a form where JSON belongs', async () => {
    const raw = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n';
    const answer = await putBuyer(raw, { 'content-type': 'multipart/form-data; boundary=b' });
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    expect(answer.body.detail).toContain('application/json');
  });

  it('carries fields nobody declared, each of which is named', async () => {
    const answer = await putBuyer(JSON.stringify({ ...BUYER, admin: true, riskScore: 'low' }));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        { path: 'admin', message: 'unknown' },
        { path: 'riskScore', message: expect.stringContaining('number') },
      ]),
    );
  });

  it.each(['"100"', '1.5', '-1', 'true', '[5]', 'null', '1e300'])(
    'says %s where money belongs',
    async (amount) => {
      const answer = await house.call({
        method: 'PUT',
        path: '/v1/merchants/m-1',
        token: INTEGRATION_KEY,
        raw: `{"name":"a","tier":"A","businessOperator":true,"depositCents":${amount}}`,
      });
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toMatchObject([{ path: 'depositCents' }]);
    },
  );
});

describe('a question that is not right', () => {
  it('has a path that no id fits', async () => {
    const answer = await house.call({ path: '/v1/tickets/a%00b', token: INTEGRATION_KEY });
    expect(answer.body).toMatchObject({ status: 422, code: 'validation_failed' });
  });

  it('has a query nobody declared', async () => {
    const answer = await house.call({ path: '/v1/tickets?limit=0&x=1', token: INTEGRATION_KEY });
    expect(answer.body.errors).toMatchObject([{ path: 'limit' }, { path: 'x' }]);
  });

  it('asks for what is not there, and for another method', async () => {
    expect((await house.call({ path: '/v1/nothing' })).body).toMatchObject({ code: 'not_found' });
    const answer = await house.call({ method: 'DELETE', path: '/v1/buyers/b-1' });
    expect(answer.body).toMatchObject({ code: 'method_not_allowed', status: 405 });
    expect(answer.headers.get('allow')).toBe('PUT');
  });
});

it('answers a fault of its own without a word about it, and lives on', async () => {
  house.turn.breakOnce();
  const token = await buyerToken();
  const open = () => house.call({ path: '/v1/conversations', token, body: {} });
  const answer = await open();
  expect(answer.body).toMatchObject({ status: 500, code: 'internal' });
  expect(answer.text).not.toMatch(/fault of ours|secret|TypeError/);
  expect((await open()).status).toBe(200);
});

it('is still alive after all this', async () => {
  expect((await house.call({ path: '/healthz' })).body).toEqual({ status: 'ok' });
});
