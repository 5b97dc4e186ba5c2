import { shareOf } from '../../decision/exact.ts';
import { callsMerchant } from '../../dialogue/delegation.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { openCounter, roundsLeft } from '../../ticket/proposals.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { rulesOf } from './facts.ts';
import { askMerchantFor } from './negotiate.ts';
import { newCounter } from './proposals.ts';

/** "让商家自己来说": what the buyer wants is put to the merchant itself. False where it is not that. */
export function hearCallForMerchant(draft: Draft, heard: Heard): boolean {
  const { ticket } = draft;
  const open = ticket?.state === 'offer_wait' || ticket?.state === 'negotiation';
  if (!open || !callsMerchant(heard.text)) return false;
  if (openCounter(ticket) && !named(heard, ticket)) return askMerchantFor(draft, ticket.id);
  if (roundsLeft(ticket, 'buyer', rulesOf(draft, ticket).dt12.maxRounds) === 0) return false;
  const amountCents = named(heard, ticket) ?? ticket.claim.requested.amountCents;
  const counter = newCounter(draft, ticket, { amountCents });
  const buyer = { kind: 'buyer', id: ticket.buyerId } as const;
  if (!counter || !draft.act(ticket.id, { type: 'counter', amountCents, counter }, buyer))
    return false;
  return askMerchantFor(draft, ticket.id);
}

const named = ({ draft }: Heard, { paidCents }: Ticket): number | undefined =>
  draft.amountCents ??
  (draft.percentBps === undefined ? undefined : shareOf(paidCents, draft.percentBps));
