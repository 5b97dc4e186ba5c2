import type { Group } from '../../terms/desk.ts';
import type { TicketState } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** States in which one of the platform's people has the next move. */
export const FOR_A_PERSON: Partial<Readonly<Record<TicketState, Group>>> = {
  platform_review: 'general',
  appeal: 'lead',
  refund_failed: 'finance',
};

/** Whether one of the platform's people has the next move in a case. */
export const needsPerson = ({ state }: Ticket): boolean => FOR_A_PERSON[state] !== undefined;
