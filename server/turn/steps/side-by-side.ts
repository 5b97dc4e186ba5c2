import type { VisibleEventOf } from '../../contract/conversation-events.ts';
import { type Proposal, standing } from '../../ticket/proposals.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** What each side stands by now; the buyer's first wish until they propose something. */
export function sideBySide(ticket: Ticket): VisibleEventOf<'offer'>['proposals'] {
  const { requested } = ticket.claim;
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

const proposalCard = ({ id, terms, reason, expiresAt, spokenFor }: Proposal) => ({
  id,
  remedy: terms.remedy,
  amountCents: terms.amountCents,
  percentBps: terms.percentBps ?? 0,
  expiresAt,
  ...(reason !== undefined && { reason }),
  ...(spokenFor && { spokenFor }),
});
