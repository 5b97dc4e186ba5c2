import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { showFeeConfirm } from './confirm.ts';
import { panelFor } from './jury.ts';
import { deadlineFact, doneFact } from './way-steps.ts';

/** E16: an expert looks at it: a panel of the house's own where it has one (DT-15), else one outside. */
export function sendToAppraisal(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  const seats = panelFor(draft, ticket);
  if (!draft.act(ticket.id, { type: 'send_to_appraisal', seats }, actor)) return false;
  tellOpened(draft, ticket, seats !== undefined);
  return true;
}

/** DT-15: the loser pays the experts, so whoever would have to advance it is asked before. */
export function askAppraisalFee(
  draft: Draft,
  ticket: Ticket,
  { feeCents, actor }: { readonly feeCents: number; readonly actor: Actor },
): boolean {
  if (!draft.act(ticket.id, { type: 'ask_appraisal_fee', feeCents }, actor)) return false;
  showFeeConfirm(draft, ticket.id);
  return true;
}

/** The buyer's yes: it is looked at now. */
export function appraisalFeeAgreed(draft: Draft, ticketId: string, consentId: string): boolean {
  const ticket = draft.ticketById(ticketId);
  if (ticket?.state !== 'platform_review') return false;
  const seats = panelFor(draft, ticket);
  const command = { type: 'agree_appraisal_fee', consentId, seats } as const;
  if (!draft.act(ticketId, command, { kind: 'buyer', id: ticket.buyerId })) return false;
  tellOpened(draft, ticket, seats !== undefined);
  return true;
}

function tellOpened(draft: Draft, { id }: Ticket, byPanel: boolean): void {
  const now = draft.ticketById(id);
  if (!now) return;
  draft.showTicket(id);
  draft.say([
    byPanel
      ? { name: 'panel_opened', facts: { ...deadlineFact(now), ...doneFact(now) } }
      : { name: 'appraisal_opened' },
  ]);
}
