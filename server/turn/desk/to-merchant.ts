import { hide } from '../../contract/contact.ts';
import { isTerminal } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { wroteEffect } from '../notices.ts';
import { knownOf } from '../thread/mark.ts';
import type { DeskCommand, DeskRefusal, Done, Said } from './command.ts';

type Reply = Extract<DeskCommand, { type: 'reply' }>;

/** The case whose merchant is written to: the one named, or the one the talk is about. */
export function caseFor(draft: Draft, { ticketId }: Reply): Ticket | DeskRefusal {
  const { tickets } = draft.snapshot;
  const named =
    ticketId !== undefined
      ? draft.ticketById(ticketId)
      : (draft.ticket ?? (tickets.length === 1 ? tickets[0] : undefined));
  if (!named)
    return ticketId === undefined && tickets.length > 1
      ? refused('several cases are open in this talk; name one as ticketId')
      : refused('there is no such case in this talk, so no merchant would read it');
  if (isTerminal(named.state))
    return {
      code: 'action_not_allowed',
      detail: `case ${named.number} is ${named.state}: nothing more can be said in its thread`,
    };
  return named;
}

/**
 * A person's words to the merchant of one case, in that case's thread. The buyer neither sees nor counts
 * them; what we know of the buyer's person is hidden from the merchant.
 */
export function toMerchant(
  draft: Draft,
  { ticket, text }: { readonly ticket: Ticket; readonly text: string },
  { by, clientId }: Said,
): Done {
  const shown = hide(text, knownOf(draft));
  draft.note(
    {
      type: 'whispered',
      text,
      ...(shown !== text && { toMerchant: shown }),
      visibility: 'merchant',
      thread: ticket.id,
      ...(clientId !== undefined && { clientId }),
    },
    by.actor,
  );
  draft.effect(wroteEffect(ticket, draft.id('said'), draft.now));
  return undefined;
}

const refused = (detail: string): DeskRefusal => ({
  code: 'validation_failed',
  path: 'ticketId',
  detail,
});
