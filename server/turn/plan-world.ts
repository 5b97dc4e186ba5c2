import type { GatewayEventBody } from '../contract/storefront.ts';
import { refundJournal } from '../settlement/payments.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { Draft, type DraftInput, SYSTEM } from './draft.ts';
import { type CommandPlan, NOTHING, planned } from './plan-command.ts';
import { merchantAgrees } from './steps/merchant.ts';
import { refer } from './steps/refer.ts';
import { tellResolved } from './steps/resolve.ts';

export interface GatewayInput extends DraftInput {
  readonly provider: string;
  readonly event: GatewayEventBody;
}

/** The payment gateway's word on a refund. Another amount than ours moves nothing and alerts a person. */
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
  if (event.type === 'refund.succeeded' && sameAmount) {
    const journal = refundJournal(
      { at: draft.now, ticketId: ticket.id, orderId: ticket.orderId, itemId: ticket.itemId },
      refund.id,
      refund.amountCents,
    );
    if (
      !draft.act(
        ticket.id,
        { type: 'refund_succeeded', refundId: refund.id, journalKeys: [journal.key] },
        SYSTEM,
      )
    )
      return NOTHING;
    draft.post(journal);
    draft.refundMoved(refund.id, 'requested', 'succeeded');
    tellResolved(draft, ticket.id);
    return planned(draft, { inbox });
  }
  if (event.type !== 'refund.failed' && event.type !== 'refund.succeeded') return NOTHING;
  const reason = sameAmount
    ? (event.reason ?? 'refused by the gateway')
    : `the gateway reports ${event.amountCents} instead of ${refund.amountCents}`;
  if (!draft.act(ticket.id, { type: 'refund_failed', refundId: refund.id, reason }, SYSTEM))
    return NOTHING;
  draft.say([{ name: 'refund_failed' }]);
  draft.showTicket(ticket.id);
  return planned(draft, { inbox });
}

export interface DeadlineInput extends DraftInput {
  readonly ticketId: string;
  readonly timer: string;
  readonly at: string;
}

/** Silence has the outcome the table gives. A deadline that is no longer the ticket's own does nothing. */
export function planDeadline({ ticketId, timer, at, ...input }: DeadlineInput): CommandPlan {
  const draft = new Draft(input);
  const ticket = draft.ticketById(ticketId);
  if (ticket?.deadline?.timer !== timer || Date.parse(ticket.deadline.at) !== Date.parse(at))
    return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId });
  onSilence(draft, ticket, timer);
  return planned(draft);
}

function onSilence(draft: Draft, ticket: Ticket, timer: string): void {
  switch (timer) {
    case 'T-03':
    case 'T-04':
    case 'T-06':
      draft.act(ticket.id, { type: 'time_out' }, SYSTEM);
      draft.showTicket(ticket.id);
      draft.say([{ name: timer === 'T-03' ? 'closed_evidence' : 'closed_offer' }]);
      draft.note({ type: 'ticket_ended', ticketId: ticket.id });
      return;
    case 'T-05':
      merchantAgrees(draft, ticket, { actor: SYSTEM, row: 'T-05' });
      return;
    case 'T-02':
      refer(draft, { group: 'general', reasons: ['generic'], row: 'T-02' });
      return;
    case 'T-19':
      draft.act(
        ticket.id,
        {
          type: 'refund_failed',
          refundId: ticket.refunds.at(-1)?.id ?? '',
          reason: 'no answer from the gateway',
        },
        SYSTEM,
      );
      draft.say([{ name: 'refund_failed' }]);
      draft.showTicket(ticket.id);
      return;
    default:
      draft.act(ticket.id, { type: 'escalate_to_lead' }, SYSTEM);
  }
}
