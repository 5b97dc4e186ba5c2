import type { GatewayEventBody } from '../contract/gateway.ts';
import { refundJournal } from '../settlement/payments.ts';
import { isTerminal as terminal } from '../terms/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { Draft, SYSTEM } from './draft.ts';
import type { DraftInput } from './draft-input.ts';
import { type CommandPlan, NOTHING, planned } from './plan-command.ts';
import { holdForBank } from './steps/dispute.ts';
import { moveEvidence } from './steps/evidence-flow.ts';
import { catchUp } from './steps/goods.ts';
import { caseOf } from './steps/line.ts';
import { payRest } from './steps/pay-out.ts';
import { refundParts, tryAgain } from './steps/refund.ts';
import { tellResolved } from './steps/resolve.ts';

export interface GatewayInput extends DraftInput {
  readonly provider: string;
  readonly event: GatewayEventBody;
}

/** The payment gateway's word. On another amount than ours nothing moves and a person is told. */
export function planGatewayEvent({ provider, event, ...input }: GatewayInput): CommandPlan {
  const draft = new Draft(input);
  const ticket = input.snapshot.tickets.find((one) =>
    one.refunds.some((refund) => refund.id === event.refundId),
  );
  const refund = ticket?.refunds.find((one) => one.id === event.refundId);
  if (!ticket || !refund || refund.status === 'succeeded') return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId: ticket.id });
  const inbox = { provider, eventId: event.eventId };
  const sameAmount = event.amountCents === undefined || event.amountCents === refund.amountCents;
  if (event.type === 'refund.succeeded' && sameAmount)
    return succeeded(draft, ticket, refund) ? planned(draft, { inbox }) : NOTHING;
  if (event.type !== 'refund.failed' && event.type !== 'refund.succeeded') return NOTHING;
  const reason = sameAmount
    ? (event.reason ?? 'refused by the gateway')
    : `the gateway reports ${event.amountCents} instead of ${refund.amountCents}`;
  // E29: two more tries under the same number; another amount than ours is no matter of trying, and
  // none is made while the bank may give the same money back.
  const tries = (refund.failures ?? 0) + 1;
  const again = sameAmount && mayTry(ticket) && !draft.disputed;
  if (again && tries < draft.rules.gateway.maxFailures)
    return tryAgain(draft, ticket, refund, reason) ? planned(draft, { inbox }) : NOTHING;
  if (!draft.act(ticket.id, { type: 'refund_failed', refundId: refund.id, reason }, SYSTEM))
    return NOTHING;
  draft.say([{ name: 'refund_failed' }]);
  draft.showTicket(ticket.id);
  return planned(draft, { inbox });
}

/** Paid beside goods that are on their way, it is tried as often as anywhere. */
const mayTry = ({ state }: Ticket): boolean =>
  !terminal(state) && state !== 'refund_failed' && state !== 'suspended';

function succeeded(draft: Draft, ticket: Ticket, refund: Ticket['refunds'][number]): boolean {
  const journal = refundJournal(caseOf(draft, ticket), refund.id, refund.amountCents);
  const done = draft.act(
    ticket.id,
    { type: 'refund_succeeded', refundId: refund.id, journalKeys: [journal.key] },
    SYSTEM,
  );
  if (!done) return false;
  draft.post(journal);
  // Until a gateway has paid, its room on the order line stays taken: it may pay late.
  for (const { id } of refundParts(ticket, refund)) draft.refundMoved(id, 'requested', 'succeeded');
  const now = draft.ticketById(ticket.id);
  if (now?.state === 'completed') {
    payRest(draft, now);
    tellResolved(draft, ticket.id);
  } else draft.say([{ name: 'refund_arrived' }]);
  return true;
}

/** A chargeback of the order was opened or is over: this case waits for the bank, or goes on (E32). */
export function planDispute({
  provider,
  event,
  ticketId,
  ...input
}: GatewayInput & { readonly ticketId: string }): CommandPlan {
  const draft = new Draft(input);
  const ticket = draft.ticketById(ticketId);
  const known = ticket && (event.type === 'dispute.opened' ? isTerminal : notHeld)(ticket);
  if (!ticket || known) return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId });
  const done = event.type === 'dispute.opened' ? holdForBank(draft, ticket) : goOn(draft, ticket);
  return done ? planned(draft, { inbox: { provider, eventId: event.eventId } }) : NOTHING;
}

const isTerminal = ({ state }: Ticket): boolean => terminal(state);
/** What people have suspended for another reason is theirs to take up again. */
const notHeld = ({ suspension }: Ticket): boolean => suspension?.dispute !== true;

function goOn(draft: Draft, ticket: Ticket): boolean {
  const { id } = ticket;
  if (!draft.act(id, { type: 'resume' }, SYSTEM)) return false;
  draft.say([{ name: 'resumed' }]);
  draft.showTicket(id);
  catchUp(draft, ticket);
  // A case that was stopped at its door has not been looked at yet.
  if (draft.ticketById(id)?.state === 'screening') moveEvidence(draft, id, { fileIds: [] });
  return true;
}
