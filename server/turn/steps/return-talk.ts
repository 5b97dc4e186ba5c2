import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { deadlineFact, doneFact } from './way-steps.ts';

/** What a number's first letters say of its carrier; numbers alone say nothing. */
const CARRIERS: readonly (readonly [RegExp, string])[] = [
  [/^SF/i, 'SF'],
  [/^YT/i, 'YTO'],
  [/^(ZTO|7[3-9])/i, 'ZTO'],
  [/^JD/i, 'JD'],
  [/^1Z/i, 'UPS'],
];
const UNKNOWN_CARRIER = 'OTHER';

interface Sent {
  readonly trackingNo: string;
  readonly carrier?: string | undefined;
}

/** E23: the buyer says by which parcel the goods go; it counts from the carrier's first scan. */
export function noteParcel(draft: Draft, ticket: Ticket, { trackingNo, carrier }: Sent): boolean {
  const leg = ticket.state === 'repair_wait' ? 'repair' : 'return';
  const name =
    carrier ?? CARRIERS.find(([start]) => start.test(trackingNo))?.[1] ?? UNKNOWN_CARRIER;
  const ours = ticket[leg]?.parcel?.trackingNo === trackingNo;
  const noted =
    ours ||
    draft.act(
      ticket.id,
      {
        type: 'book_parcel',
        leg,
        parcel: { carrier: name, trackingNo, bookedAt: draft.now },
        ownBill: true,
      },
      buyer(ticket),
    );
  if (!noted) return false;
  draft.say([{ name: 'return_noted', facts: doneFact(ticket) }]);
  draft.showTicket(ticket.id);
  return true;
}

/** T-12: once, by the rule set's days; a second wish hears so. */
export function extendReturn(draft: Draft, ticket: Ticket, actor: Actor = buyer(ticket)): boolean {
  const hours = (draft.rules.timers['T-12x']?.minutes ?? 0) / 60;
  const extended =
    ticket.return?.extended === false &&
    draft.act(ticket.id, { type: 'extend_return' }, actor) &&
    draft.act(ticket.id, { type: 'extend_deadline', hours, note: 'asked by the buyer' }, actor);
  const now = draft.ticketById(ticket.id) ?? ticket;
  draft.say([
    extended
      ? { name: 'return_extended', facts: { ...deadlineFact(now), ...doneFact(now) } }
      : { name: 'return_not_extended', facts: deadlineFact(now) },
  ]);
  draft.showTicket(ticket.id);
  return true;
}

const buyer = (ticket: Ticket): Actor => ({ kind: 'buyer', id: ticket.buyerId });
