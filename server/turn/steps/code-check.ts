import { freezeJournal } from '../../settlement/hold.ts';
import { orderPayableOf } from '../../settlement/payable.ts';
import type { ProceedVerdict } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { caseOf, merchantOf, settledBefore } from './line.ts';
import { deadlineFact, doneFact } from './way-steps.ts';

/** E05: the whole order's proceeds are frozen and the issuer is asked; nothing is judged before. */
export function startCodeCheck(draft: Draft, ticket: Ticket, verdict: ProceedVerdict): void {
  if (!draft.act(ticket.id, { type: 'proceed', verdict, made: {} }, SYSTEM)) return;
  freezeOrder(draft, ticket);
  const now = draft.ticketById(ticket.id) ?? ticket;
  draft.say([
    {
      name: now.hold ? 'code_check_frozen' : 'code_check_started',
      facts: { ...deadlineFact(now), ...doneFact(now) },
    },
  ]);
  draft.showTicket(ticket.id);
}

/** Policy §2: everything this merchant gets for the order is held until the codes are judged. */
function freezeOrder(draft: Draft, ticket: Ticket): void {
  const { focus } = draft.snapshot;
  const merchant = merchantOf(draft, ticket.merchantId);
  if (!focus || !merchant) return;
  const lines = focus.order.items
    .filter((item) => item.merchantId === merchant.id)
    .flatMap((item) => {
      const line = focus.lines.find(({ itemId }) => itemId === item.id);
      return line ? [{ ...settledBefore(item, line), ...item, matured: line.matured }] : [];
    });
  const frozen = freezeJournal({
    ...caseOf(draft, ticket),
    step: ticket.holds + 1,
    merchantId: merchant.id,
    cents: orderPayableOf(lines),
    matured: lines.some(({ id, matured }) => id === ticket.itemId && matured),
    balances: merchant.balances,
  });
  if (!frozen) return;
  if (draft.act(ticket.id, { type: 'hold', hold: frozen.hold }, SYSTEM)) draft.post(frozen.journal);
}
