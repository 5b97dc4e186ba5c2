import { expect, test } from 'vitest';
import type { CarrierPort } from '../../server/effects/carriers/carrier-port.ts';
import { createSimulatedCarrier } from '../../server/effects/carriers/simulated.ts';
import { inquire } from '../../server/effects/handlers/inquire.ts';
import { labelBook, labelCancel } from '../../server/effects/handlers/labels.ts';
import { simulatedPartner } from '../../server/effects/partners/simulated.ts';
import { storefrontPartner } from '../../server/effects/partners/storefront.ts';
import type { CarrierBooking, PartnerReport } from '../../server/turn/service.ts';
import { clock, EFFECTS, memoryFeed } from './made.ts';

const row = <E>(effect: E, key = 'key-1') => ({ id: '1', key, effect, attempts: 1 });
const DONE = { kind: 'done' };

/** Turns that act once per event id, as the inbox makes them. */
function inbox() {
  const reports: PartnerReport[] = [];
  const booked: CarrierBooking[] = [];
  const once = <T extends { readonly eventId: string }>(list: T[], one: T) => {
    const applied = !list.some(({ eventId }) => eventId === one.eventId);
    if (applied) list.push(one);
    return { applied };
  };
  return {
    reports,
    booked,
    report: async (_name: string, one: PartnerReport) => once(reports, one),
    parcelBooked: async (_name: string, one: CarrierBooking) => once(booked, one),
  };
}

test('a label booked twice with the simulated carrier keeps the number the buyer was shown', async () => {
  const turn = inbox();
  const handle = labelBook(createSimulatedCarrier(), turn);
  for (const _run of [1, 2]) expect(await handle(row(EFFECTS.label))).toEqual(DONE);
  expect(turn.booked).toEqual([]);
});

test('a number of the carrier’s own replaces ours once, under one key', async () => {
  const keys = new Set<string>();
  const cancelled: string[] = [];
  const carrier: CarrierPort = {
    name: 'SF',
    bookLabel: async ({ idempotencyKey }) => {
      keys.add(idempotencyKey);
      return { carrier: 'SF', trackingNo: 'SF999', pickup: '明天 9:00–11:00' };
    },
    cancelLabel: async ({ trackingNo }) => void cancelled.push(trackingNo),
  };
  const turn = inbox();
  const handle = labelBook(carrier, turn);
  for (const _run of [1, 2]) expect(await handle(row(EFFECTS.label))).toEqual(DONE);
  expect([...keys]).toEqual(['key-1']);
  expect(turn.booked).toEqual([
    {
      ticketId: 't1',
      leg: 'return',
      legId: 'rt1',
      carrier: 'SF',
      trackingNo: 'SF999',
      pickup: '明天 9:00–11:00',
      eventId: 'key-1',
    },
  ]);
  for (const _run of [1, 2]) expect(await labelCancel(carrier)(row(EFFECTS.noLabel))).toEqual(DONE);
  expect(new Set(cancelled)).toEqual(new Set(['SIM0001']));
});

test.each([
  ['intercept', 'parcel.intercept'],
  ['trace', 'parcel.trace'],
  ['code', 'code.check'],
] as const)(
  'the storefront is asked about a %s once, and answers by itself',
  async (name, asked) => {
    const { feed, events } = memoryFeed();
    const turn = inbox();
    const handle = inquire(storefrontPartner({ feed, clock }), turn, clock);
    for (const _run of [1, 2]) expect(await handle(row(EFFECTS[name]))).toEqual(DONE);
    const kind = name === 'code' ? 'code_check' : 'intercept';
    expect(events).toMatchObject([
      { id: 'key-1', type: 'report.requested', data: { kind, asked } },
    ]);
    expect(turn.reports).toEqual([]);
  },
);

test.each([
  ['intercept', { trace: { status: 'intercepted', at: clock.now() } }],
  ['trace', { trace: { status: 'lost', at: clock.now() } }],
  ['code', { code: { status: 'never_valid', at: clock.now() } }],
] as const)(
  'a made-up partner answers a %s after a moment, and twice is once',
  async (name, findings) => {
    const { feed, events } = memoryFeed();
    const turn = inbox();
    const ask = (afterMs: number) => {
      const otherwise = storefrontPartner({ feed, clock });
      return inquire(simulatedPartner({ knows: () => true, otherwise, afterMs }), turn, clock);
    };
    const handle = ask(20);
    expect(await handle(row(EFFECTS[name]))).toMatchObject({ kind: 'again', afterMs: 20 });
    await expect.poll(() => handle(row(EFFECTS[name]))).toEqual(DONE);
    // The process died before the row was done: partners of a new one, the same row.
    expect(await ask(0)(row(EFFECTS[name]))).toEqual(DONE);
    expect(turn.reports).toMatchObject([{ ticketId: 't1', findings, eventId: 'key-1' }]);
    expect(events).toEqual([]);
  },
);

test('of an order that is not the demo’s no answer is made up', async () => {
  const { feed, events } = memoryFeed();
  const turn = inbox();
  const otherwise = storefrontPartner({ feed, clock });
  const handle = inquire(simulatedPartner({ knows: (id) => id !== 'o1', otherwise }), turn, clock);
  expect(await handle(row(EFFECTS.code))).toEqual(DONE);
  expect([events.length, turn.reports.length]).toEqual([1, 0]);
});
