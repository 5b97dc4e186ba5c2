import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTicketReads } from '../../server/store/tickets.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { ReturnLeg } from '../../server/ticket/legs.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { partnerDoors } from '../../server/turn/handle-partners.ts';
import { labelFor } from '../../server/turn/labels.ts';
import { newParcels } from '../../server/turn/parcels.ts';
import type { CommittedEvent } from '../../server/turn/ports.ts';
import { rules } from '../decision/facts.ts';
import { clock, NOW, order, plan, populate, write } from '../store/world.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';

const integration = { kind: 'integration' } as const;
const label = labelFor('rt_0123456789abcdefghjkmnpqrs', NOW);
const back: ReturnLeg = {
  id: 'rt_0123456789abcdefghjkmnpqrs',
  to: 'platform',
  payer: 'merchant',
  labelCents: 1_200,
  offset: false,
  extended: false,
  parcel: label,
};

describe.each(ENGINES)('what partners outside tell, on %s', (engine) => {
  let db: Database;
  let announced: CommittedEvent[] = [];
  let made = 0;
  beforeAll(async () => {
    db = await freshDatabase(engine);
    await populate(db);
  });
  afterAll(() => db.close());
  beforeEach(() => {
    announced = [];
  });

  const doors = () =>
    partnerDoors({
      store: createTurnStore(db.pool),
      rules: () => rules,
      clock,
      announce: (_id, events) => void announced.push(...events),
      nudge: () => {},
    });
  const writes = () => createStorefrontWrites(db.pool, clock);
  const read = async (id: string) => {
    const found = await createTicketReads(db, clock).one(integration, id);
    if (!found) throw new Error('no ticket');
    return found;
  };

  /** A case in this state, on an order of its own that went out by SF. */
  async function given(state: Ticket['state'], changes: Partial<Ticket> = {}) {
    made += 1;
    const id = `T-${made}`;
    const shipment = {
      id: 'S1',
      carrier: 'SF',
      trackingNo: `SF-${made}`,
      bookedBy: 'consignor' as const,
      itemIds: ['1'],
      events: [],
    };
    await writes().putOrder(order({ id: `O-${made}`, status: 'shipped', shipments: [shipment] }));
    const one = write({ id, number: id, orderId: `O-${made}`, state, ...changes });
    const parcels = newParcels({ before: undefined, ticket: one.ticket });
    expect(await createTurnStore(db.pool).commit(plan({ tickets: [one], parcels }))).toMatchObject({
      outcome: 'committed',
    });
    return { id, trackingNo: shipment.trackingNo };
  }

  it('a scan of the return finds its case, whatever the carrier is called, and counts once', async () => {
    const parcel = { ...label, trackingNo: 'R1' };
    const { id } = await given('return_wait', { return: { ...back, parcel } });
    const event = { at: '2026-11-06T01:00:00.000Z', code: 'accepted', text: '已揽收' };
    const told = await writes().addTracking('Sim', 'R1', [event]);
    expect(told).toMatchObject({ orderIds: [], parcels: [{ ticketId: id, leg: 'return' }] });
    const scan = { ticketId: id, leg: 'return', carrier: 'SIM', trackingNo: 'R1', event } as const;
    expect(await doors().scan(scan)).toEqual({ applied: true });
    expect(await doors().scan(scan)).toEqual({ applied: false });
    expect((await read(id)).ticket).toMatchObject({ state: 'return_transit' });
    const arrived = { ...event, at: '2026-11-07T01:00:00.000Z', code: 'delivered' };
    await doors().scan({ ...scan, event: arrived });
    expect((await read(id)).ticket.state).toBe('inspection');
  });

  it('a scan of a number that was replaced moves nothing', async () => {
    const { id } = await given('return_wait', { return: back });
    const event = { at: NOW, code: 'accepted' };
    const scan = { ticketId: id, leg: 'return', carrier: 'SIM', trackingNo: 'old', event } as const;
    expect(await doors().scan(scan)).toEqual({ applied: false });
  });

  it('a number of the carrier’s own is shown to the buyer and finds the case', async () => {
    const { id } = await given('return_wait', { return: back });
    const booked = {
      ticketId: id,
      leg: 'return',
      legId: back.id,
      carrier: 'SF',
      trackingNo: 'SF-real',
      pickup: '9:00–11:00',
      eventId: `label.book:${id}:2`,
    } as const;
    expect(await doors().parcelBooked('SF', booked)).toEqual({ applied: true });
    expect(await doors().parcelBooked('SF', booked)).toEqual({ applied: false });
    expect(announced.filter(({ type }) => type === 'label')).toMatchObject([
      { body: { carrier: 'SF', trackingNo: 'SF-real', pickup: '9:00–11:00' } },
    ]);
    const { rowCount } = await db.pool.query(
      `SELECT FROM outbox WHERE ticket_id = $1 AND kind = 'label.book'`,
      [id],
    );
    expect(rowCount).toBe(0);
    expect((await writes().addTracking('SF', 'SF-real', [])).parcels).toMatchObject([
      { ticketId: id },
    ]);
  });

  it('a finding is kept once; of a closed case it is not', async () => {
    const { id } = await given('platform_review');
    const report = {
      ticketId: id,
      kind: 'outbound_check',
      findings: { outbound: { clean: true, at: NOW } },
      at: NOW,
      eventId: `e-${id}`,
    } as const;
    expect(await doors().report('reports', report)).toEqual({ applied: true });
    expect(await doors().report('reports', report)).toEqual({ applied: false });
    const { ticket, events } = await read(id);
    expect(ticket.findings).toEqual(report.findings);
    expect(events.filter(({ type }) => type === 'found')).toHaveLength(1);
    const closed = await given('completed');
    const late = { ...report, ticketId: closed.id, eventId: 'late' };
    expect(await doors().report('reports', late)).toEqual({ applied: false });
  });

  it('a case that looks for a shipment hears each scan of it that is news', async () => {
    const { id, trackingNo } = await given('intercepting');
    const lost = { at: '2026-11-04T00:00:00.000Z', code: 'lost', text: '丢失' };
    const told = await writes().addTracking('SF', trackingNo, [lost]);
    expect(told.waiting).toEqual([{ ticketId: id, events: [lost] }]);
    const again = await writes().addTracking('SF', trackingNo, [lost]);
    expect(again.waiting).toEqual([{ ticketId: id, events: [] }]);
  });
});
