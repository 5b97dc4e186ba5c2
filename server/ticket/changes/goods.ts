import type { Parcel, Suspension } from '../legs.ts';
import type { Ticket } from '../ticket.ts';
import { type Changes, nothing } from './change.ts';

export const GOODS_CHANGES: Changes<
  | 'return_authorised'
  | 'return_extended'
  | 'exchange_authorised'
  | 'exchange_failed'
  | 'repair_authorised'
  | 'repair_started'
  | 'repair_finished'
  | 'parcel_booked'
  | 'pickup_booked'
  | 'parcel_scanned'
  | 'parcel_delivered'
  | 'parcel_overdue'
  | 'refunded_ahead'
  | 'goods_lost'
  | 'inspected'
  | 'inspection_contested'
  | 'inspection_stands'
  | 'goods_shipped_back'
> = {
  return_authorised: (_, { leg, to }) => ({
    return: leg,
    ...(to === 'return_transit' && { goods: 'return_in_transit' }),
  }),
  return_extended: (ticket) =>
    ticket.return ? { return: { ...ticket.return, extended: true } } : {},
  exchange_authorised: (_, { leg }) => ({ exchange: leg }),
  exchange_failed: nothing,
  repair_authorised: (_, { job }) => ({ repair: job }),
  repair_started: (ticket, { at, since = at }) => ({
    goods: 'at_repairer',
    ...(ticket.repair && {
      repair: { ...ticket.repair, startedAt: since, attempts: ticket.repair.attempts + 1 },
    }),
  }),
  repair_finished: (ticket, { fixed, invoiceCents }) =>
    ticket.repair
      ? {
          repair: {
            ...ticket.repair,
            failures: ticket.repair.failures + (fixed ? 0 : 1),
            ...(invoiceCents !== undefined && { invoiceCents }),
          },
        }
      : {},
  parcel_booked: (ticket, { leg, parcel, ownBill }) => {
    const booked = withParcel(ticket, leg, () => parcel);
    return booked.return && ownBill ? { return: { ...booked.return, ownBill } } : booked;
  },
  pickup_booked: (ticket, { window }) =>
    ticket.return ? { return: { ...ticket.return, pickup: window } } : {},
  parcel_scanned: (ticket, { leg, code, scannedAt }) => ({
    ...missed(ticket, { leg, code, at: scannedAt }),
    ...withParcel(ticket, leg, (parcel) => ({
      ...parcel,
      scannedAt: parcel.scannedAt ?? scannedAt,
    })),
    ...(leg === 'return' && { goods: 'return_in_transit' }),
    ...(leg !== 'return' && { goods: 'in_transit' }),
  }),
  parcel_delivered: (ticket, { leg, deliveredAt }) => ({
    ...withParcel(ticket, leg, (parcel) => ({
      ...parcel,
      scannedAt: parcel.scannedAt ?? deliveredAt,
      deliveredAt,
    })),
    goods:
      leg !== 'return'
        ? 'with_buyer'
        : ticket.return?.to === 'consignor'
          ? 'at_consignor'
          : 'at_platform',
  }),
  parcel_overdue: nothing,
  refunded_ahead: (ticket) =>
    ticket.return ? { return: { ...ticket.return, paidAhead: true } } : {},
  goods_lost: () => ({ goods: 'lost' }),
  inspected: (ticket, { inspection }) =>
    ticket.return ? { return: { ...ticket.return, inspection } } : {},
  inspection_contested: nothing,
  inspection_stands: nothing,
  goods_shipped_back: () => ({ goods: 'shipped_back' }),
};

const LAST_SCANS: readonly string[] = ['delivered', 'lost'];

/** A suspended case keeps what its parcel came to, for when it goes on. */
const missed = (
  { suspension }: Ticket,
  scan: NonNullable<Suspension['missed']>,
): Partial<Ticket> =>
  suspension && !LAST_SCANS.includes(suspension.missed?.code ?? '')
    ? { suspension: { ...suspension, missed: scan } }
    : {};

/** The parcel of one way, changed; a case without that way stays as it is. */
function withParcel(
  ticket: Ticket,
  leg: 'return' | 'exchange' | 'repair',
  change: (parcel: Parcel) => Parcel,
): Partial<Ticket> {
  const way = ticket[leg];
  if (!way) return {};
  const parcel = change(way.parcel ?? { carrier: '', trackingNo: '', bookedAt: '' });
  return { [leg]: { ...way, parcel } };
}
