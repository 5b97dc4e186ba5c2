import { type Freeze, freezeJournal } from '../../settlement/hold.ts';
import { contestedOf, orderPayableOf } from '../../settlement/payable.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { caseOf, lineOf, merchantOf, settledBefore } from './line.ts';
import { releaseRest } from './pay-out.ts';
import { claimedCents } from './ways.ts';

/**
 * E01: what a case contests of money that has matured is frozen, and no more than that: the rest of it
 * can be withdrawn. What is still pending cannot be anyway while the case is open (T-25).
 */
export function freezeContested(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket || ticket.hold || ticket.category === 'virtual_code') return;
  const { item, line, settled } = lineOf(draft, ticket);
  if (!item || !line?.matured || !settled) return;
  const roomCents = Math.max(0, item.paidCents - line.refundedCents);
  const wanted = ticket.claim.requested.amountCents ?? claimedCents(ticket);
  const given = ticket.refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);
  // What an appeal still asks for, where part of it was given before.
  const disputed = Math.min(Math.max(0, wanted - given), roomCents);
  const cents = contestedOf(disputed, settled, item.commissionBps);
  freeze(draft, ticket, { cents, matured: true });
}

/** What is contested has changed: the hold follows it. */
export function freezeAnew(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket?.hold) return;
  releaseRest(draft, ticket);
  freezeContested(draft, ticketId);
}

/** E33: a case that ended let go of its hold; what is contested once more may have matured meanwhile. */
export function freezeAgain(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  if (ticket?.category === 'virtual_code') freezeOrder(draft, ticket);
  else freezeContested(draft, ticketId);
}

/** Policy §2: everything this merchant gets for the order is held until the codes are judged. */
export function freezeOrder(draft: Draft, ticket: Ticket): void {
  const { focus } = draft.snapshot;
  if (!focus) return;
  releaseRest(draft, ticket);
  const lines = focus.order.items
    .filter((item) => item.merchantId === ticket.merchantId)
    .flatMap((item) => {
      const line = focus.lines.find(({ itemId }) => itemId === item.id);
      return line ? [{ ...settledBefore(item, line), ...item, matured: line.matured }] : [];
    });
  freeze(draft, draft.ticketById(ticket.id) ?? ticket, {
    cents: orderPayableOf(lines),
    matured: lines.some(({ id, matured }) => id === ticket.itemId && matured),
  });
}

function freeze(draft: Draft, ticket: Ticket, what: Pick<Freeze, 'cents' | 'matured'>): void {
  const merchant = merchantOf(draft, ticket.merchantId);
  if (!merchant) return;
  const frozen = freezeJournal({
    ...caseOf(draft, ticket),
    step: ticket.holds + 1,
    merchantId: merchant.id,
    balances: merchant.balances,
    ...what,
  });
  if (frozen && draft.act(ticket.id, { type: 'hold', hold: frozen.hold }, SYSTEM))
    draft.post(frozen.journal);
}
