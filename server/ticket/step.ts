import type { Holder } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';
import type { Command, CommandOf } from './commands.ts';
import type { TicketEventData } from './events.ts';
import type { Deadline, Ticket } from './ticket.ts';

/** One event to be, before time, actor and deadline are put on it. */
export interface Step {
  readonly to: TicketState;
  readonly row: string;
  readonly data: TicketEventData;
  readonly note?: string;
  /** A timer to start, also where the state stays; `undefined` keeps the one that runs. */
  readonly timer?: string;
  /** When what is told of happened: the timer that starts here runs from then, and not from its telling. */
  readonly since?: string;
  /** Who must act, where it is not whom the state names. */
  readonly holder?: Holder;
  /** A deadline taken over as it is: extended, or taken up again after a suspension. */
  readonly deadline?: Deadline;
}

export type Refusal = 'action_not_allowed' | 'offer_not_open';

/** What a command may know beside the case. */
export interface StepContext {
  readonly now: string;
}

type Handler<T extends Command['type']> = (
  ticket: Ticket,
  command: CommandOf<T>,
  context: StepContext,
) => Step[] | Refusal;

/** One handler for each of these commands; the compiler sees a gap. */
export type Handlers<C extends { readonly type: Command['type'] }> = {
  readonly [T in C['type']]: Handler<T>;
};
