import type { TicketState } from '../../shared/wire.ts';

const TERMINAL: readonly TicketState[] = ['completed', 'rejected', 'cancelled', 'closed_timeout'];

/** No deadline and no forecast is worth showing any more. */
export const isTerminal = (state: TicketState): boolean => TERMINAL.includes(state);
