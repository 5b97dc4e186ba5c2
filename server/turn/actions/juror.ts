import { openSeat } from '../../ticket/jury.ts';
import { declined, voted } from '../steps/jury.ts';
import { type Action, missing, type Taken, unless } from './action.ts';

const seatOf = ({ ticket, actor }: Taken) => openSeat(ticket.arbitration, actor.id ?? '');
const NO_SEAT = 'you have no open seat on this jury';

/** What a juror may do with the case they sit on, each from the seat they were drawn for. */
export const JUROR_ACTIONS: Readonly<Record<string, Action>> = {
  vote(draft, taken) {
    const { ticket, body, actor } = taken;
    const { outcome } = body;
    if (outcome !== 'buyer' && outcome !== 'merchant')
      return missing('outcome', 'say buyer or merchant');
    const reason = (body.reason ?? body.note)?.trim();
    if (!reason) return missing('reason', 'say why; it is kept for the cases that come after');
    const seat = seatOf(taken);
    if (!seat) return unless(false, NO_SEAT);
    return unless(voted(draft, ticket, { seat, side: outcome, reason, actor }), 'you have voted');
  },
  decline_seat(draft, taken) {
    const seat = seatOf(taken);
    return unless(seat !== undefined && declined(draft, taken.ticket, seat, taken.actor), NO_SEAT);
  },
};
