import type { Command } from '../commands.ts';
import type { Handlers, Refusal, Step, StepContext } from '../step.ts';
import type { Ticket } from '../ticket.ts';
import { CLAIM_STEPS } from './claim.ts';
import { CLOCK_STEPS } from './clock.ts';
import { GOODS_STEPS } from './goods.ts';
import { MONEY_STEPS } from './money.ts';
import { OFFER_STEPS } from './offer.ts';
import { REVIEW_STEPS } from './review.ts';

type Later = Exclude<Command, { type: 'submit' }>;

const STEPS: Handlers<Later> = {
  ...CLAIM_STEPS,
  ...OFFER_STEPS,
  ...GOODS_STEPS,
  ...REVIEW_STEPS,
  ...MONEY_STEPS,
  ...CLOCK_STEPS,
};

/** The events a command asks for, in order, or why the case cannot take it. */
export function stepsOf(
  ticket: Ticket | undefined,
  command: Command,
  context: StepContext,
): Step[] | Refusal {
  if (command.type === 'submit')
    return ticket
      ? 'action_not_allowed'
      : [
          {
            to: 'screening',
            row: 'E01',
            data: { type: 'ticket_submitted', opened: command.opened },
          },
        ];
  if (!ticket) return 'action_not_allowed';
  // Each key's handler takes that key's command; the compiler cannot follow a union through a map.
  const handler = STEPS[command.type] as (
    ticket: Ticket,
    command: Later,
    context: StepContext,
  ) => Step[] | Refusal;
  return handler(ticket, command, context);
}
