import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { batchRoute } from '../../server/channels/batch.ts';
import type { Call, CallerKind } from '../../server/channels/route.ts';
import type { ActionBody } from '../../server/contract/tickets.ts';
import { Refused } from '../../server/terms/refused.ts';
import { aTicket } from './a-ticket.ts';

/** Tickets T0 to T9 are the caller's; an action seen under its id before does nothing again. */
function desk() {
  const done: ActionBody[] = [];
  let abreast = 0;
  let most = 0;
  const route = batchRoute({
    tickets: {
      one: async (_caller, id) =>
        /^T\d$/.test(id) ? { ticket: { ...aTicket, id }, events: [], evidence: [] } : undefined,
    },
    turn: {
      async act(_caller, ticketId, body) {
        abreast += 1;
        most = Math.max(most, abreast);
        await Promise.resolve();
        abreast -= 1;
        if (ticketId === 'T5') throw new Refused('action_not_allowed', 'not now');
        if (ticketId === 'T6') throw new Error('a secret of ours');
        if (!done.some(({ clientId }) => clientId === body.clientId)) done.push(body);
        return { version: body.version + 1 };
      },
    },
  });
  const send = async (body: object) => {
    const call = { body: route.body?.parse(body) } as Call<CallerKind, unknown, unknown, unknown>;
    return Object(await route.handler(call)).results as { ticketId: string; ok: boolean }[];
  };
  return { done, send, most: () => most };
}

const ids = (count: number) => Array.from({ length: count }, (_, n) => `T${n}`);

describe('one action on many tickets', () => {
  it('lets each stand alone, answers in the order asked, and keeps our own faults to ourselves', async () => {
    const { send } = desk();
    const ticketIds = ['T6', 'T0', 'X', 'T5', 'T0', 'T1'];
    expect(await send({ action: 'approve', ticketIds })).toEqual([
      { ticketId: 'T6', ok: false, error: { code: 'internal', message: expect.any(String) } },
      { ticketId: 'T0', ok: true },
      { ticketId: 'X', ok: false, error: { code: 'not_found', message: expect.any(String) } },
      { ticketId: 'T5', ok: false, error: { code: 'action_not_allowed', message: 'not now' } },
      { ticketId: 'T1', ok: true },
    ]);
  });

  it('sent again under its id does nothing twice; under another it is another', async () => {
    const { send, done } = desk();
    const batch = { action: 'approve', ticketIds: ids(3), clientId: randomUUID() };
    expect(await send(batch)).toEqual(await send(batch));
    expect(done).toHaveLength(3);
    await send({ ...batch, clientId: randomUUID() });
    expect(done).toHaveLength(6);
    await send({ ...batch, clientId: undefined });
    await send({ ...batch, clientId: undefined });
    expect(done).toHaveLength(12);
  });

  it('carries what the action asks for to each', async () => {
    const { send, done } = desk();
    const fields = { action: 'extend_deadline', hours: 48, reason: '凭证在途' };
    await send({ ...fields, ticketIds: ids(2) });
    expect(done).toMatchObject([fields, fields]);
  });

  it('of more than 200 is refused whole, and says so', async () => {
    const { send, done, most } = desk();
    await expect(send({ action: 'approve', ticketIds: ids(201) })).rejects.toMatchObject({
      code: 'bad_request',
      detail: expect.stringContaining('200'),
      extra: { errors: [{ path: 'ticketIds' }] },
    });
    expect(done).toEqual([]);
    expect(await send({ action: 'approve', ticketIds: ids(200) })).toHaveLength(200);
    expect(most()).toBeLessThanOrEqual(8);
  });
});
