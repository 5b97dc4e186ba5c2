import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketView } from '../../server/channels/ticket-view.ts';
import { TicketView } from '../../server/contract/tickets.ts';
import type { Caller } from '../../server/terms/caller.ts';
import { actionContext } from '../../server/turn/limits.ts';
import { rules } from '../decision/facts.ts';
import { aTicket } from './a-ticket.ts';
import { buyerToken, type House, INTEGRATION_KEY, openHouse } from './house.ts';

let house: House;
let operator: string;
let stranger: string;
beforeAll(async () => {
  house = await openHouse();
  const login = async (role: string) => {
    const body = { email: `${role}@demo.redress`, password: 'demo' };
    return String((await house.call({ path: '/v1/auth/login', body })).body.token);
  };
  operator = await login('operator');
  stranger = await login('merchant');
});
afterAll(() => house.close());

const act = (token: string, fields: object, id = 't-1') =>
  house.call({
    path: `/v1/tickets/${id}/actions`,
    token,
    body: { clientId: randomUUID(), version: 3, ...fields },
  });

describe('a ticket', () => {
  it('is shown to each with what that one may do now', async () => {
    const read = async (token: string) =>
      (await house.call({ path: '/v1/tickets/t-1', token })).body.next;
    expect(await read(await buyerToken())).toContainEqual({
      action: 'accept_offer',
      by: 'buyer',
      effect: 'refunding',
    });
    expect(await read(INTEGRATION_KEY)).toEqual([]);
  });

  it('is not there for the merchant of another', async () => {
    const read = async (path: string) => (await house.call({ path, token: stranger })).text;
    expect(await read('/v1/tickets/t-1')).toBe(await read('/v1/tickets/t-0'));
    expect(await read('/v1/tickets/t-1/ledger')).toBe(await read('/v1/tickets/t-0/ledger'));
  });
});

describe('an action', () => {
  it('answers the new version and the ticket as it is then', async () => {
    const answer = await act(await buyerToken(), { action: 'accept_offer', offerId: 'of-1' });
    expect(answer.body).toMatchObject({ version: 4, ticket: { id: 't-1' } });
  });

  it('as of an old version is a conflict', async () => {
    const answer = await act(operator, { action: 'assign', version: 2 });
    expect(answer.body).toMatchObject({ status: 409, code: 'version_conflict' });
  });

  it('that the state does not allow says what it does allow', async () => {
    const answer = await act(await buyerToken(), { action: 'withdraw' });
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'action_not_allowed',
      next: [{ action: 'accept_offer' }],
    });
  });

  it('nobody has heard of is not one', async () => {
    const answer = await act(operator, { action: 'delete', amountCents: '100' });
    expect(answer.body.errors).toMatchObject([{ path: 'action' }, { path: 'amountCents' }]);
  });

  it('is not for the integration key', async () => {
    expect((await act(INTEGRATION_KEY, { action: 'assign' })).status).toBe(403);
  });

  it('on many tickets lets each stand alone', async () => {
    const body = { action: 'assign', ticketIds: ['t-1', 't-0', 't-1'] };
    const answer = await house.call({ path: '/v1/tickets/actions:batch', token: operator, body });
    expect(answer.body.results).toEqual([
      { ticketId: 't-1', ok: true },
      { ticketId: 't-0', ok: false, error: { code: 'not_found', message: expect.any(String) } },
    ]);
  });
});

describe('what may be done to each of many tickets', () => {
  const ask = (token: string, ticketIds: readonly string[]) =>
    house.call({ path: '/v1/tickets/next:batch', token, body: { ticketIds } });

  it('is told for those the caller may see, and for no other', async () => {
    const { body } = await ask(operator, ['t-0', 't-1']);
    expect(body.items).toMatchObject([{ ticketId: 't-1', version: aTicket.version }]);
    expect(JSON.stringify(body.items)).toContain('"open_arbitration"');
  });

  it('is asked about at most 200, and not by a buyer', async () => {
    const many = Array.from({ length: 201 }, (_, n) => `t-${n}`);
    expect((await ask(operator, many)).body.errors).toMatchObject([{ path: 'ticketIds' }]);
    expect((await ask(await buyerToken(), ['t-1'])).status).toBe(403);
  });
});

describe('the view of a ticket', () => {
  const parts = {
    eta: () => ({ p50Minutes: 5, p80Minutes: 9, basis: 'test' }),
    actions: () => actionContext(rules, '2026-11-05T12:00:00.000Z'),
  };
  const view = (caller: Caller) =>
    ticketView({ ticket: aTicket, events: [event], evidence: [] }, caller, parts);
  const event = {
    seq: 1,
    at: '2026-11-05T00:00:00.000Z',
    row: 'E01',
    type: 'ticket_submitted',
    from: null,
    to: 'screening',
    actor: { kind: 'agent' as const, id: 'u-1', name: '许安然' },
    ruleSetVersion: '1',
    data: {},
    hashPrev: '',
    hash: 'abc',
  };

  it('fits its contract', () => {
    expect(TicketView.safeParse(view({ kind: 'integration' })).error).toBeUndefined();
    expect(view({ kind: 'integration' })).toMatchObject({ reason: 'NAD', leaf: 'NAD.appearance' });
  });

  it('names the people inside to the people inside only', () => {
    const seen = (caller: Caller) => view(caller).timeline[0]?.actor;
    expect(seen({ kind: 'buyer', buyerId: 'buyer-1' })).toBe('agent');
    expect(seen({ kind: 'staff', userId: 'u', name: 'n', role: 'operator' })).toBe('agent: 许安然');
    const merchant = { userId: 'u', name: 'n', role: 'merchant', merchantId: 'm-1' } as const;
    expect(seen({ kind: 'staff', ...merchant })).toBe('agent');
  });
});
