import type { Inspection } from '../../terms/finding.ts';
import type { CommandOf } from '../commands.ts';
import type { GoodsCommand } from '../goods-commands.ts';
import type { Handlers, Refusal, Step } from '../step.ts';
import type { Ticket } from '../ticket.ts';
import { madeSteps, stateFor } from './carry-out.ts';

export const GOODS_STEPS: Handlers<GoodsCommand> = {
  book_parcel: ({ state }, { leg, parcel, ownBill }) => [
    {
      to: leg === 'exchange' ? 'exchange_transit' : state,
      row: leg === 'exchange' ? 'E27' : 'E23',
      data: { type: 'parcel_booked', leg, parcel, ...(ownBill && { ownBill }) },
    },
  ],
  book_pickup: ({ state }, { window }) => [
    { to: state, row: 'E23', data: { type: 'pickup_booked', window } },
  ],
  extend_return: ({ state }) => [{ to: state, row: 'T-12', data: { type: 'return_extended' } }],
  scan: (ticket, command, { now }) => scanSteps(ticket, command, now),
  refund_ahead: (ticket, { verdict, made }) => {
    const { state: to } = ticket;
    const moving = to === 'return_transit' || to === 'inspection';
    if (!moving || !ticket.return || ticket.return.paidAhead) return 'action_not_allowed';
    return [
      { to, row: 'DT-5', data: { type: 'verdict_reached', verdict } },
      { to, row: 'DT-5', data: { type: 'refunded_ahead' } },
      ...madeSteps(to, 'DT-5', made),
    ];
  },
  intercepted: (_, { leg }) => [
    { to: 'return_transit', row: 'E22', data: { type: 'return_authorised', leg } },
  ],
  parcel_lost: ({ state: to }, { verdict }) => [
    { to, row: 'E22', data: { type: 'goods_lost' } },
    ...(verdict ? [{ to, row: 'E22', data: { type: 'verdict_reached', verdict } } as const] : []),
  ],
  trace_failed: () => [{ to: 'screening', row: 'E22', data: { type: 'trace_failed' } }],
  parcel_overdue: (ticket, { last }) =>
    last
      ? lostReturn(ticket)
      : [{ to: 'return_transit', row: 'T-13', data: { type: 'parcel_overdue' }, timer: 'T-13b' }],
  inspect: (ticket, command) => inspectSteps(ticket, command),
  contest_inspection: ({ state }, { amountCents }) => [
    { to: state, row: 'E26', data: { type: 'inspection_contested', amountCents } },
  ],
  inspection_stands: (_, { row, made }) => {
    const to = made.settled ? stateFor(made) : 'rejected';
    const left: Step = { to, row, data: { type: 'goods_shipped_back' } };
    return [
      { to, row, data: { type: 'inspection_stands' } },
      ...(made.settled ? madeSteps(to, row, made) : [left]),
    ];
  },
  exchange_failed: ({ state }, { reason, verdict, offers }) => [
    { to: state, row: 'T-16', data: { type: 'exchange_failed', reason } },
    ...offersAnew(state, { row: 'T-16', verdict, offers }),
  ],
  repair_finished: ({ state }, { fixed, invoiceCents }) => [
    {
      to: fixed ? 'repair_transit' : state,
      row: 'E28',
      data: {
        type: 'repair_finished',
        fixed,
        ...(invoiceCents !== undefined && { invoiceCents }),
      },
    },
  ],
  repair_given_up: ({ state }, anew) => offersAnew(state, anew),
  received_well: (ticket, { made }, { now }) => {
    const to = whenPaid(ticket);
    const leg = ticket.state === 'repair_transit' ? 'repair' : 'exchange';
    const deliveredAt = arrivedAt(ticket) ?? now;
    return [
      { to, row: 'E27', data: { type: 'parcel_delivered', leg, deliveredAt } },
      ...madeSteps(to, 'E27', made),
      ...unpaid(ticket, to, 'E27'),
    ];
  },
  still_faulty: () => [{ to: 'screening', row: 'E27', data: { type: 'ticket_reopened' } }],
};

/** When the carrier handed over what was sent again or repaired, where it said so. */
const arrivedAt = ({ state, repair, exchange }: Ticket): string | undefined =>
  (state === 'repair_transit' ? repair : exchange)?.parcel?.deliveredAt;

/** The way that was chosen leads nowhere: the case is judged anew and the buyer chooses again. */
const offersAnew = (
  state: Step['to'],
  { row, verdict, offers }: Pick<CommandOf<'repair_given_up'>, 'row' | 'verdict' | 'offers'>,
): Step[] => [
  { to: state, row, data: { type: 'verdict_reached', verdict } },
  { to: 'offer_wait', row, data: { type: 'offer_made', offers, round: 1, uplifted: false } },
];

/**
 * E23 to E25, E27: what a carrier's scan moves; a scan that moves nothing is still recorded. Carriers tell
 * late: what it starts runs from the scan's own time.
 */
function scanSteps(
  ticket: Ticket,
  { leg, code, at }: CommandOf<'scan'>,
  now: string,
): Step[] | Refusal {
  const since = within(at, ticket, now);
  const seen = (to: Step['to']): Step => ({
    to,
    row: leg === 'return' ? 'E23' : 'E27',
    data: { type: 'parcel_scanned', leg, code, scannedAt: at },
    since,
  });
  if (ticket.state === 'suspended')
    return TRAVELS.includes(ticket.suspension?.from ?? 'suspended')
      ? [seen('suspended')]
      : 'action_not_allowed';
  if (code === 'lost') return lostSteps(ticket, seen(ticket.state));
  const arrived = code === 'delivered';
  if (leg === 'return' && ticket.state === 'return_wait') {
    const moving = seen('return_transit');
    return arrived ? [moving, deliveredReturn(at, since)] : [moving];
  }
  if (leg === 'return' && ticket.state === 'return_transit')
    return arrived
      ? [deliveredReturn(at, since)]
      : [movedOn(seen('return_transit'), ticket, since)];
  if (leg === 'repair' && ticket.state === 'repair_wait')
    return arrived
      ? [
          seen('repair_wait'),
          { to: 'repairing', row: 'E28', data: { type: 'repair_started', since }, since },
        ]
      : [seen('repair_wait')];
  const outgoing = ticket.state === 'exchange_transit' || ticket.state === 'repair_transit';
  if (!outgoing) return 'action_not_allowed';
  if (!arrived) return [seen(ticket.state)];
  // From the buyer's signature there is a week to say that something is wrong (T-17).
  return [
    {
      to: ticket.state,
      row: 'E27',
      data: { type: 'parcel_delivered', leg, deliveredAt: at },
      timer: 'T-17',
      since,
    },
  ];
}

/** States in which one of the case's own parcels may be on its way. */
const TRAVELS: readonly Step['to'][] = [
  'return_wait',
  'return_transit',
  'exchange_transit',
  'repair_wait',
  'repair_transit',
];

/** When something happened as far as the case goes: not before it stood where it stands, nor still to come. */
function within(at: string, { path }: Ticket, now: string): string {
  const begun = Date.parse(path.at(-1)?.at ?? at);
  return new Date(Math.min(Math.max(Date.parse(at), begun), Date.parse(now))).toISOString();
}

/** T-13 runs from the newest scan; one that is told out of turn makes it no shorter. */
function movedOn(seen: Step, { deadline }: Ticket, since: string): Step {
  const later = deadline?.timer !== 'T-13' || Date.parse(since) > Date.parse(deadline.from);
  return later ? { ...seen, timer: 'T-13' } : seen;
}

const deliveredReturn = (at: string, since: string): Step => ({
  to: 'inspection',
  row: 'E24',
  data: { type: 'parcel_delivered', leg: 'return', deliveredAt: at },
  since,
});

const lostSteps = (ticket: Ticket, seen: Step): Step[] | Refusal =>
  ticket.state === 'return_transit'
    ? [seen, ...lostReturn(ticket)]
    : ticket.state === 'exchange_transit' || ticket.state === 'repair_transit'
      ? [seen, { to: 'screening', row: 'E27', data: { type: 'goods_lost' } }]
      : 'action_not_allowed';

function lostReturn(ticket: Ticket): Step[] {
  const lost = { row: 'T-13', data: { type: 'goods_lost' } } as const;
  // Paid at its first scan, it leaves nothing to decide.
  if (ticket.return?.paidAhead && ticket.money === 'refunded') return [{ to: 'settling', ...lost }];
  return [
    { to: 'return_transit', ...lost },
    {
      to: 'platform_review',
      row: 'T-13',
      data: { type: 'referred', group: 'logistics', reasons: ['return_lost'] },
    },
  ];
}

function inspectSteps(ticket: Ticket, { inspection, made, offers }: CommandOf<'inspect'>): Step[] {
  const row = inspection.by === 'silence' ? 'T-14' : 'E25';
  const found = (to: Step['to']): Step => ({
    to,
    row,
    data: { type: 'inspected', inspection },
    note: inspection.note,
  });
  if (offers.length > 0)
    return [
      { ...found('inspect_dispute'), timer: 'T-15' },
      {
        to: 'inspect_dispute',
        row,
        data: { type: 'offer_made', offers, round: ticket.round + 1, uplifted: false },
      },
    ];
  if (ticket.return?.paidAhead) return paidSteps(ticket, found, inspection);
  const to = stateFor(made);
  return [found(to), ...madeSteps(to, row, made)];
}

/** What was paid before it came ends when the gateway has paid it, or with whoever gets it to. */
function paidSteps(
  ticket: Ticket,
  found: (to: Step['to']) => Step,
  { class: seen, by }: Inspection,
): Step[] {
  const to = whenPaid(ticket);
  const first = found(to);
  const { row } = first;
  const steps = [first];
  // What is not the item goes back to whoever sent it.
  if (seen === 'R5' && by !== 'silence')
    steps.push({ to, row, data: { type: 'goods_shipped_back' } });
  return [...steps, ...unpaid(ticket, to, row)];
}

/** Where a case whose goods have done their way stands: it is not over before the gateway has paid. */
const whenPaid = ({ refunds }: Ticket): 'refunding' | 'settling' =>
  (refunds.at(-1)?.status ?? 'succeeded') === 'succeeded' ? 'settling' : 'refunding';

/** A refund that failed while the goods were on their way is now people's to get through. */
function unpaid({ refunds }: Ticket, to: Step['to'], row: string): Step[] {
  const refund = refunds.at(-1);
  if (to !== 'refunding' || refund?.status !== 'failed') return [];
  const data = { type: 'refund_failed', refundId: refund.id, reason: 'not paid yet' } as const;
  return [{ to: 'refund_failed', row, data }];
}
