import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { word } from '../../dialogue/speech.ts';
import type { TicketState } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { fileEvidence } from './file-evidence.ts';

const OFFERED: readonly TicketState[] = ['offer_wait', 'negotiation'];

/**
 * Photos sent beside an offer are filed and acknowledged. They may show more than it was worked out from,
 * which only a person can judge: one is at hand. True where nothing else was said.
 */
export function photosBesideOffer(
  draft: Draft,
  ticket: Ticket,
  { body, heard }: { readonly body: MessageBody; readonly heard: Heard },
): boolean {
  const ids = body.evidenceIds ?? [];
  if (ids.length === 0 || !OFFERED.includes(ticket.state)) return false;
  fileEvidence(draft, ticket, { ids, note: heard.words, by: 'buyer' });
  const { amountCents, percentBps, remedy } = heard.draft;
  if ((heard.stance ?? amountCents ?? percentBps ?? remedy) !== undefined) return false;
  draft.say([{ name: 'evidence_beside_offer' }], {
    quickReplies: [word('quick.human', draft.locale)],
  });
  return true;
}
