import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyerToken, type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const start = async (sub: string) => {
  const token = await buyerToken({ sub });
  const { body } = await house.call({ path: '/v1/conversations', token, body: {} });
  const path = `/v1/conversations/${body.conversationId}`;
  const say = (text: string, clientId = randomUUID()) =>
    house.call({ path: `${path}/messages`, token, body: { clientId, text } });
  return { token, path, say };
};

describe('a talk over HTTP', () => {
  it('opens, says, and reads on from a seq', async () => {
    const { token, path, say } = await start('ines');
    expect((await say('你好')).body).toEqual({ ok: true, seq: 1 });
    await say('在吗');
    const { body } = await house.call({ path: `${path}/events?afterSeq=1`, token });
    expect(body).toMatchObject({ ok: true, lastSeq: 2, events: [{ seq: 2, text: '在吗' }] });
  });

  it('takes the very payload of the socket, and none for another talk', async () => {
    const { token, path, say } = await start('hugo');
    const conversationId = path.split('/').at(-1) ?? '';
    const post = (body: object) =>
      house.call({ path: `${path}/messages`, token, body: { clientId: randomUUID(), ...body } });
    expect((await post({ conversationId, text: 'a' })).body).toEqual({ ok: true, seq: 1 });
    const elsewhere = await post({ conversationId: 'cv-other', text: 'b' });
    expect(elsewhere.body).toMatchObject({
      status: 422,
      errors: [{ path: 'conversationId', message: expect.stringContaining('path') }],
    });
    expect((await say('c')).body).toEqual({ ok: true, seq: 2 });
  });

  it.each(['2147483648', '9007199254740991', '1.5', '-1', 'abc'])(
    'refuses to read on from %s, by name',
    async (afterSeq) => {
      const { token, path } = await start('gina');
      const { body } = await house.call({ path: `${path}/events?afterSeq=${afterSeq}`, token });
      expect(body).toMatchObject({ status: 422, errors: [{ path: 'afterSeq' }] });
    },
  );

  it('answers a repeated client id as before', async () => {
    const { say } = await start('jana');
    const clientId = randomUUID();
    expect((await say('a', clientId)).body).toEqual((await say('a', clientId)).body);
  });

  it('is for its buyer alone, and for none but buyers', async () => {
    const { path } = await start('kurt');
    const other = await buyerToken({ sub: 'lena' });
    const ask = (where: string, token: string | undefined) =>
      house.call({ path: `${where}/events`, ...(token ? { token } : {}) });
    expect((await ask(path, other)).text).toBe((await ask('/v1/conversations/none', other)).text);
    expect((await ask(path, undefined)).status).toBe(401);
  });

  it('takes someone without a token in as a visitor', async () => {
    const first = await house.call({ path: '/v1/conversations', body: {} });
    const token = String(first.body.visitorToken);
    const again = await house.call({ path: '/v1/conversations', token, body: {} });
    expect(again.body.conversationId).toBe(first.body.conversationId);
    expect(again.body.visitorToken).toBeUndefined();
  });
});

/** Reads a stream of events until it has so many, or it ends. */
async function follow(url: string, headers: Record<string, string>, count: number) {
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  const found: { id: string; data: { text: string } }[] = [];
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, id] = /^id: (\d+)$/m.exec(block) ?? [];
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (id && data) found.push({ id, data: JSON.parse(data) });
    }
    if (found.length >= count) break;
  }
  stop.abort();
  return { found, type: response.headers.get('content-type'), status: response.status };
}

describe('a stream of events', () => {
  const accept = 'text/event-stream';

  it('tells what was said and what is said next, and goes on where it broke off', async () => {
    const { token, path, say } = await start('mara');
    await say('eins');
    const headers = { accept, authorization: `Bearer ${token}` };
    const url = `${house.loopback}${path}/events`;
    const reading = follow(url, headers, 2);
    setTimeout(() => void say('zwei'), 100);
    const { found, type } = await reading;
    expect(type).toMatch(/^text\/event-stream/);
    expect(found.map(({ id, data }) => [id, data.text])).toEqual([
      ['1', 'eins'],
      ['2', 'zwei'],
    ]);
    const later = await follow(url, { ...headers, 'last-event-id': '1' }, 1);
    expect(later.found.map(({ id }) => id)).toEqual(['2']);
    const unread = await follow(url, { ...headers, 'last-event-id': '99999999999' }, 2);
    expect(unread.found.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('is refused as a plain problem', async () => {
    const { path } = await start('nora');
    const answer = await house.call({
      path: `${path}/events`,
      token: await buyerToken({ sub: 'olaf' }),
      headers: { accept },
    });
    expect(answer.body).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('ends when its session does', async () => {
    const { path, say } = await start('pia');
    await say('eins');
    const now = Math.floor(Date.now() / 1000);
    const token = await buyerToken({ sub: 'pia' }, { expiresAt: now + 2 });
    const headers = { accept, authorization: `Bearer ${token}` };
    const { found } = await follow(`${house.loopback}${path}/events`, headers, 99);
    expect(found).toHaveLength(1);
  });
});
