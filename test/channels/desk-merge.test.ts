import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { buyerToken, type House, openHouse } from './house.ts';

let house: House;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  house = await openHouse();
  for (const role of ['agent', 'merchant']) {
    const body = { email: `${role}@demo.redress`, password: 'demo' };
    tokens[role] = String((await house.call({ path: '/v1/auth/login', body })).body.token);
  }
});
afterAll(() => house.close());

const path = '/v1/desk/talks/cv_a/commands';
const clientId = randomUUID();

describe('a merge at the door', () => {
  it('is asked for over HTTP and on the staff channel alike', async () => {
    const fields = { to: 'cv_b', clientId, version: 4 };
    const answer = await house.call({
      path,
      token: tokens.agent,
      body: { command: 'merge', ...fields },
    });
    expect(answer).toMatchObject({ status: 200, body: { conversationId: 'cv_a' } });
    const { socket } = await house.socket('/staff', { token: tokens.agent ?? '' });
    const ack = await socket.emitWithAck('merge', { conversationId: 'cv_a', ...fields });
    expect(ack).toMatchObject({ ok: true, conversationId: 'cv_a' });
    await socket.emitWithAck('unmerge', { conversationId: 'cv_a' });
    expect(house.turn.asked.map(({ ask }) => ask)).toEqual([
      { type: 'merge', conversationId: 'cv_a', ...fields },
      { type: 'merge', conversationId: 'cv_a', ...fields },
      { type: 'unmerge', conversationId: 'cv_a' },
    ]);
  });

  test.each([
    ['no other talk', { command: 'merge' }, 'to'],
    ['no version', { command: 'merge', to: 'cv_b', version: 'new' }, 'version'],
    ['a field there is not', { command: 'unmerge', to: 'cv_b' }, ''],
  ])('names what is wrong: %s', async (_, body, field) => {
    const answer = await house.call({ path, token: tokens.agent, body });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: [{ path: expect.stringContaining(field) }] },
    });
  });

  it('is no business of buyers', async () => {
    const body = { command: 'merge', to: 'cv_b' };
    expect((await house.call({ path, token: await buyerToken(), body })).status).toBe(403);
    expect((await house.call({ path, body })).status).toBe(401);
  });
});
