import { addDays, addHours } from '../../decision/days.ts';
import { refundDays } from '../../decision/invariants.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { rulesOf } from '../steps/facts.ts';

/** I1: until when goods that came back must be paid for, whoever needs more time; undefined elsewhere. */
export function legalStop(draft: Draft, ticket: Ticket): string | undefined {
  const arrivedAt = ticket.return?.parcel?.deliveredAt;
  if (ticket.state !== 'inspection' || arrivedAt === undefined) return undefined;
  return addDays(arrivedAt, refundDays(ticket.market, rulesOf(draft, ticket)));
}

/** When the time that runs would be over. */
export const extended = ({ deadline }: Ticket, hours: number): string =>
  deadline ? addHours(deadline.at, hours) : '';
