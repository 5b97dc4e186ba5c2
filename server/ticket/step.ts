import type { TicketState } from '../terms/state.ts';
import type { TicketEventData } from './ticket.ts';

/** One event to be, before time, actor and deadline are put on it. */
export interface Step {
  readonly to: TicketState;
  readonly row: string;
  readonly data: TicketEventData;
  readonly note?: string;
}

export type Refusal = 'action_not_allowed' | 'offer_not_open';
