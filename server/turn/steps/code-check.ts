import { speech } from '../../dialogue/speech.ts';
import type { ProceedVerdict } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { freezeOrder } from './freeze.ts';
import { deadlineFact, doneFact } from './way-steps.ts';

/** E05: the whole order's proceeds are frozen and the issuer is asked; nothing is judged before. */
export function startCodeCheck(draft: Draft, ticket: Ticket, verdict: ProceedVerdict): void {
  if (!draft.act(ticket.id, { type: 'proceed', verdict, made: {} }, SYSTEM)) return;
  freezeOrder(draft, ticket);
  const now = draft.ticketById(ticket.id) ?? ticket;
  const asked = noCode(ticket) ? 'supplier_check_started' : 'code_check_frozen';
  const name = now.hold ? asked : 'code_check_started';
  draft.say([speech(name, { ...deadlineFact(now), ...doneFact(now) })]);
  draft.showTicket(ticket.id);
}

/** A top-up or an account has no code that could be checked. */
const noCode = ({ claim }: Ticket): boolean =>
  claim.leaf === 'VIR.topup_missing' || claim.leaf === 'VIR.account_reclaimed';
