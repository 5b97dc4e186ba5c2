import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabelSheet, labelRoutes } from '../../server/channels/labels.ts';
import type { TicketReads } from '../../server/channels/ports.ts';
import { DEMO_DESK } from '../../server/config.ts';
import { drawLabel } from '../../server/plugins/label-pdf.ts';
import type { Caller } from '../../server/terms/caller.ts';
import { aTicket } from './a-ticket.ts';
import { buyerToken, type House, openHouse } from './house.ts';

const parcel = { carrier: 'SIM', trackingNo: 'SIM0123456789ABCDEF', bookedAt: aTicket.createdAt };
const back = {
  id: 'rt-1',
  to: 'platform',
  payer: 'merchant',
  labelCents: 1_200,
  offset: false,
  extended: false,
  parcel,
} as const;
const RECEIVER = { name: '林晓', phone: '13800000023', address: '上海市徐汇区天平路 40 弄' };

let house: House;
let drawn: LabelSheet | undefined;
beforeAll(async () => {
  const sees = (caller: Caller) =>
    caller.kind === 'staff' || (caller.kind === 'buyer' && caller.buyerId === 'buyer-1');
  const tickets: TicketReads = {
    list: async () => ({ items: [], nextCursor: null }),
    some: async () => [],
    ledger: async () => undefined,
    one: async (caller, id) =>
      sees(caller) && (id === 't-1' || id === 't-2')
        ? {
            ticket: id === 't-1' ? { ...aTicket, return: back } : aTicket,
            events: [],
            evidence: [],
          }
        : undefined,
  };
  const more = labelRoutes({
    tickets,
    receiverOf: async () => RECEIVER,
    returnsDesk: DEMO_DESK,
    drawLabel: async (sheet) => {
      drawn = sheet;
      return new TextEncoder().encode('%PDF-');
    },
  });
  house = await openHouse({}, { more });
});
afterAll(() => house.close());

const label = (token: string, id = 't-1') =>
  house.call({ path: `/v1/tickets/${id}/label.pdf`, token });
const login = async (role: string) => {
  const body = { email: `${role}@demo.redress`, password: 'demo' };
  return String((await house.call({ path: '/v1/auth/login', body })).body.token);
};

describe('a label', () => {
  it('goes from the buyer to the returns desk', async () => {
    const answer = await label(await buyerToken());
    expect(answer).toMatchObject({ status: 200, type: 'application/pdf', text: '%PDF-' });
    expect(drawn).toMatchObject({ from: RECEIVER, to: DEMO_DESK, parcel, payer: 'merchant' });
  });

  it('does not tell the merchant where the buyer lives', async () => {
    expect((await label(await login('merchant'))).status).toBe(200);
    expect(drawn?.from).toEqual({ name: '林*', phone: '138****0023', address: '上海市***' });
  });

  it('is not there for a stranger, nor for a case without one', async () => {
    const stranger = await label(await buyerToken({ sub: 'buyer-2' }));
    expect(stranger).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await label(await buyerToken(), 't-2')).status).toBe(404);
  });

  it('is a small PDF with the Chinese font inside', async () => {
    const sheet = { parcel, from: RECEIVER, to: DEMO_DESK, number: 'RD-1', title: '二手相机' };
    const pdf = Buffer.from(await drawLabel({ ...sheet, payer: 'buyer', pickup: '9:00–11:00' }));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeLessThan(40_000);
    expect(pdf.includes('/FontFile2')).toBe(true);
  });
});
