import { moderate } from '../../contract/contact.ts';
import type { ThreadMessage } from '../../contract/thread.ts';
import type { Actor } from '../../terms/party.ts';
import { isTerminal } from '../../terms/state.ts';
import { answeredByMerchant } from '../desk/merchant-answered.ts';
import { Draft } from '../draft.ts';
import type { DraftInput } from '../draft-input.ts';
import { type CommandPlan, NOTHING, planned } from '../plan-command.ts';
import { joinThread } from './mark.ts';

export interface ThreadInput extends DraftInput {
  readonly ticketId: string;
  readonly body: ThreadMessage;
  readonly actor: Actor;
}

/**
 * A merchant's words to the buyer and to us, in the thread of their own case. The bot moderates: ways
 * past the platform are hidden from the other side, and both are told why.
 */
export function planThreadMessage({ ticketId, body, actor, ...input }: ThreadInput): CommandPlan {
  const draft = new Draft(input);
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return NOTHING;
  const { clientId, text, visibility = 'all' } = body;
  if (text.trim() === '')
    return { kind: 'refused', code: 'validation_failed', path: 'text', detail: 'say something' };
  if (isTerminal(ticket.state))
    return {
      kind: 'refused',
      code: 'action_not_allowed',
      detail: `the case is ${ticket.state}: nothing more can be said in it`,
    };
  const { text: shown, hidden, lure } = moderate(text);
  const thread = { thread: ticketId } as const;
  // A word aside is between the merchant and us: nobody enters the buyer's talk by it.
  if (visibility === 'merchant')
    draft.note({ type: 'whispered', text, visibility: 'merchant', clientId, ...thread }, actor);
  else {
    draft.note({ type: 'ticket_opened', ticketId });
    joinThread(draft, ticketId);
    draft.show(
      { type: 'text', text: shown, clientId, ...(hidden && { masked: true }), ...thread },
      actor,
    );
    if (hidden || lure) draft.say([{ name: 'thread_moderated' }], thread);
  }
  answeredByMerchant(draft, actor);
  return planned(draft, { clientId });
}
