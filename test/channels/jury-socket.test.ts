import { hash } from '@node-rs/argon2';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JurySeatView } from '../../server/contract/jury.ts';
import { broadcast } from '../../server/plugins/broadcast.ts';
import { jury } from '../../server/plugins/jury.ts';
import type { Database } from '../../server/store/database.ts';
import { createJury } from '../../server/store/jury.ts';
import { createStaff } from '../../server/store/staff.ts';
import { rules } from '../decision/facts.ts';
import { populate } from '../store/world.ts';
import { freshDatabase } from '../support/database.ts';
import { seatRoster } from '../support/jurors.ts';
import { type House, openHouse } from './house.ts';

const NOW = '2026-11-05T12:14:00.000Z';
const UNTIL = '2026-11-07T12:14:00.000Z';
const PASSWORD = 'demo';
let db: Database;
let house: House;
const told = broadcast();
const tokens: Record<string, string> = {};

beforeAll(async () => {
  db = await freshDatabase('postgres');
  await populate(db);
  const passwordHash = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
  await seatRoster(db, { jurors: 3, experts: 1, passwordHash });
  const staff = createStaff(db);
  await staff.put({
    ...{ userId: 'a1', name: 'a1', email: 'a1@jury.test', role: 'agent', groups: [] },
    passwordHash,
  });
  await db.pool.query(
    `INSERT INTO ticket (id, number, version, state, holder, conversation_id, buyer_id, merchant_id,
       order_id, item_id, item_title, leaf, trunk, currency, paid_cents, claim_no, deadline_at,
       created_at, updated_at, body)
     VALUES ('T1', 'RD-1', 1, 'arb_jury', 'platform', 'V1', 'U1', 'C1', 'O1', '1', 'ThinkPad',
       'WRG.empty', 'WRG', 'CNY', 80000, 1, $1, $2, $2, '{}')`,
    [UNTIL, NOW],
  );
  const seats = jury({
    tickets: { one: async () => undefined } as never,
    // The vote itself is another test's; here it is what the others hear of it.
    turn: { act: async (caller: { userId: string }) => vote(caller.userId) } as never,
    jury: createJury(db.pool),
    send: told.send,
    rules: () => rules,
  });
  house = await openHouse(
    {},
    { broadcast: told, staff, namespaces: [seats.namespace], more: seats.routes },
  );
  for (const who of ['juror-1', 'juror-2', 'juror-3', 'a1']) {
    const body = { email: `${who}@jury.test`, password: PASSWORD };
    tokens[who] = String((await house.call({ path: '/v1/auth/login', body })).body.token);
  }
});
afterAll(async () => {
  await house?.close();
  await db?.close();
});

const invite = async (userId: string) => {
  await db.pool.query(
    `INSERT INTO jury_seat (ticket_id, seat, user_id, expert, invited_at, status)
     VALUES ('T1', $1, $1, false, $2, 'invited')`,
    [userId, NOW],
  );
  told.noticed([userId]);
};
const vote = (userId: string) =>
  db.pool.query(
    `UPDATE jury_seat SET status = 'voted', side = 'buyer', reason = 'x', answered_at = $2
     WHERE user_id = $1`,
    [userId, NOW],
  );
const connect = async (who: string) => {
  const { socket, refused } = await house.socket('/jury', { token: tokens[who] ?? '' });
  expect(refused).toBeUndefined();
  return socket;
};
const sync = async (socket: Socket): Promise<readonly JurySeatView[]> => {
  const answer = await socket.emitWithAck('sync', {});
  expect(answer).toMatchObject({ ok: true });
  return answer.seats;
};
const next = (socket: Socket, name: string) =>
  new Promise((resolve) => socket.once(name, (payload: unknown) => resolve(payload)));

describe('a juror’s live channel', () => {
  it('tells of the invitation, of votes cast but not whose or for whom, and of the end', async () => {
    const socket = await connect('juror-1');
    const other = await connect('juror-3');
    const strange: unknown[] = [];
    other.onAny((...heard) => strange.push(heard));
    expect(await sync(socket)).toEqual([]);
    expect(await sync(other)).toEqual([]);

    const asked = next(socket, 'notice');
    await invite('juror-1');
    await invite('juror-2');
    await asked;
    const [seat] = await sync(socket);
    expect(seat).toMatchObject({
      ...{ id: 'T1', status: 'invited', deadlineAt: UNTIL },
      jury: { seats: 2, cast: 0, enough: 9 },
    });

    const moved = next(socket, 'seat');
    const body = { clientId: crypto.randomUUID(), for: 'buyer', reason: '面单重量不对' };
    const cast = await house.call({ path: '/v1/jury/T1/vote', token: tokens['juror-2'], body });
    expect(cast.status).toBe(200);
    expect(await moved).toEqual({ id: 'T1' });
    const [now] = await sync(socket);
    expect(now).toMatchObject({ status: 'invited', jury: { seats: 2, cast: 1, enough: 9 } });
    expect(JSON.stringify(now)).not.toMatch(/merchant|juror-2|重量/);

    // Whoever was away asks, and knows as much as whoever was not.
    socket.disconnect();
    await db.pool.query("UPDATE ticket SET state = 'arb_decided' WHERE id = 'T1'");
    const back = await connect('juror-1');
    const [closed] = await sync(back);
    expect(closed).toMatchObject({ id: 'T1', status: 'closed' });
    expect(closed).not.toHaveProperty('jury');
    expect(strange).toEqual([]);
  });

  it('lets nobody else in, nor a juror to the staff’s', async () => {
    const agent = await house.socket('/jury', { token: tokens.a1 ?? '' });
    expect(agent.refused?.message).toBe('forbidden');
    expect((await house.socket('/jury')).refused?.message).toBe('unauthorized');
    const juror = await house.socket('/staff', { token: tokens['juror-1'] ?? '' });
    expect(juror.refused?.message).toBe('forbidden');
  });
});
