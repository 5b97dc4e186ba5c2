import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { casefileRoutes } from '../../server/channels/casefile.ts';
import { ticketView } from '../../server/channels/ticket-view.ts';
import {
  type Casefile,
  casefileFault,
  publicKeyOf,
  sealCasefile,
} from '../../server/turn/casefile.ts';
import { tellEvent } from '../../server/turn/disclosed.ts';
import { actionContext } from '../../server/turn/limits.ts';
import { rules } from '../decision/facts.ts';
import { fakeStore } from './fake-store.ts';
import { buyerToken, type House, INTEGRATION_KEY, openHouse } from './house.ts';

const { privateKey } = generateKeyPairSync('ed25519');
let house: House;
/** Whether a jury sits on the case. */
let sitting = false;
beforeAll(async () => {
  const { tickets } = await fakeStore();
  const more = casefileRoutes({
    tickets: {
      ...tickets,
      one: async (caller, id) => {
        const found = await tickets.one(caller, id);
        return found && sitting
          ? { ...found, ticket: { ...found.ticket, state: 'arb_jury' } }
          : found;
      },
      ledger: async () => [
        {
          journalId: 'j1',
          at: '2026-11-05T00:00:00.000Z',
          event: 'refund',
          account: '2004',
          debitCents: 1,
          creditCents: 0,
          note: '',
        },
      ],
    },
    clock: { now: () => '2026-11-05T12:14:00.000Z' },
    seal: (contents, events, reader) =>
      sealCasefile(
        contents,
        events.map((event) => tellEvent(event, reader)),
        privateKey,
      ),
    view: (found, caller) =>
      ticketView(found, caller, {
        eta: () => ({ p50Minutes: 5, p80Minutes: 9, basis: 'test' }),
        actions: () => actionContext(rules, '2026-11-05T12:00:00.000Z'),
      }),
    publicKey: publicKeyOf(privateKey),
  });
  house = await openHouse({}, { more });
});
afterAll(() => house.close());

const casefile = (token: string) => house.call({ path: '/v1/tickets/t-1/casefile', token });

it('a case file holds the case, its books, and a signature that the published key proves', async () => {
  const file = JSON.parse((await casefile(INTEGRATION_KEY)).text) as Casefile;
  expect(file).toMatchObject({ ticket: { id: 't-1' }, ledger: [{ account: '2004' }] });
  const { body } = await house.call({ path: '/v1/casefile-key' });
  expect(casefileFault(file, String(body.publicKey))).toBeUndefined();
});

it('a buyer gets their own case without the books of others, a stranger none', async () => {
  expect((await casefile(await buyerToken())).body).toMatchObject({ ledger: [] });
  expect((await casefile(await buyerToken({ sub: 'buyer-2' }))).status).toBe(404);
});

it('nobody whom a jury judges reads the votes as they are cast', async () => {
  sitting = true;
  expect(await casefile(await buyerToken())).toMatchObject({
    status: 422,
    body: { code: 'action_not_allowed' },
  });
  expect((await casefile(INTEGRATION_KEY)).status).toBe(200);
  sitting = false;
});
