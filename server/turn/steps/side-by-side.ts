import { moderate } from '../../contract/contact.ts';
import type { VisibleEventOf } from '../../contract/conversation-events.ts';
import { type Proposal, standing } from '../../ticket/proposals.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { knownOf } from '../thread/mark.ts';

/** What each side stands by now; the buyer's first wish until they propose something. */
export function sideBySide(draft: Draft, ticket: Ticket): VisibleEventOf<'offer'>['proposals'] {
  const { requested } = ticket.claim;
  const known = knownOf(draft);
  const proposalCard = (proposal: Proposal) => cardOf(proposal, known);
  const buyer = standing(ticket, 'buyer');
  const merchant = standing(ticket, 'merchant');
  const platform = standing(ticket, 'platform');
  return {
    ...(buyer
      ? { buyer: proposalCard(buyer) }
      : requested.amountCents !== undefined && {
          buyer: {
            remedy: requested.remedy ?? 'partial_refund',
            amountCents: requested.amountCents,
            ...(requested.percentBps !== undefined && { percentBps: requested.percentBps }),
          },
        }),
    ...(merchant && { merchant: proposalCard(merchant) }),
    ...(platform && { platform: proposalCard(platform) }),
  };
}

/** Both sides read it, so that neither side's reason tells the other how to reach them (I11). */
const cardOf = (
  { id, by, terms, reason, expiresAt, spokenFor }: Proposal,
  known: readonly string[],
) => ({
  id,
  remedy: terms.remedy,
  amountCents: terms.amountCents,
  percentBps: terms.percentBps ?? 0,
  expiresAt,
  ...(reason !== undefined && {
    reason: by === 'platform' ? reason : moderate(reason, known).text,
  }),
  ...(spokenFor && { spokenFor }),
});
