import type { TicketState } from '../terms/state.ts';
import type { Command } from './commands.ts';
import { acceptSteps, lateSuccess, openOffer, settleSteps, verdictSteps } from './offer-steps.ts';
import type { Refusal, Step } from './step.ts';
import type { Ticket } from './ticket.ts';
import { canMove } from './transitions.ts';

/** The events a command asks for, in order, or why the ticket cannot take it. */
export function stepsOf(ticket: Ticket | undefined, command: Command): Step[] | Refusal {
  if (command.type === 'submit')
    return ticket
      ? 'action_not_allowed'
      : [
          {
            to: 'screening',
            row: 'E01',
            data: { type: 'ticket_submitted', opened: command.opened },
          },
        ];
  if (!ticket) return 'action_not_allowed';
  return stepsOn(ticket, command);
}

function stepsOn(ticket: Ticket, command: Exclude<Command, { type: 'submit' }>): Step[] | Refusal {
  const { state } = ticket;
  switch (command.type) {
    case 'revise_claim':
      return [{ to: state, row: 'E31', data: { type: 'claim_revised', claim: command.claim } }];
    case 'request_evidence':
      return [
        {
          to: 'evidence_wait',
          row: 'E03',
          data: { type: 'evidence_requested', keys: command.keys },
        },
      ];
    case 'add_evidence':
      return [
        {
          to: command.enough && state === 'evidence_wait' ? 'screening' : state,
          row: 'E04',
          data: { type: 'evidence_added', evidence: command.evidence },
        },
      ];
    case 'reach_verdict':
      return verdictSteps(command);
    case 'refer':
      return [
        ...through(ticket, 'platform_review'),
        ...(command.verdict
          ? [
              {
                to: lastBefore(ticket),
                row: command.row,
                data: { type: 'verdict_reached', verdict: command.verdict } as const,
              },
            ]
          : []),
        {
          to: 'platform_review',
          row: command.row,
          data: { type: 'referred', group: command.group, reasons: command.reasons },
        },
      ];
    case 'decline':
      return [
        { to: state, row: 'E02', data: { type: 'verdict_reached', verdict: command.verdict } },
        {
          to: 'rejected',
          row: 'E02',
          data: { type: 'ticket_rejected', reasons: command.verdict.reasons },
        },
      ];
    case 'accept':
      return acceptSteps(ticket, command);
    case 'consent':
      return openOffer(ticket, command.offerId)
        ? [
            {
              to: state,
              row: 'E12',
              data: {
                type: 'consent_given',
                offerId: command.offerId,
                consentId: command.consentId,
              },
            },
          ]
        : 'offer_not_open';
    case 'counter':
      return [
        {
          to: 'negotiation',
          row: 'E13',
          data: { type: 'offer_countered', amountCents: command.amountCents ?? 0 },
        },
      ];
    case 're_offer':
      return [
        {
          to: 'offer_wait',
          row: 'E14',
          data: {
            type: 'offer_made',
            offers: command.offers,
            round: ticket.round + 1,
            uplifted: command.uplifted,
          },
        },
      ];
    case 'decline_offer':
      return openOffer(ticket, command.offerId)
        ? [
            {
              to: 'negotiation',
              row: 'E13',
              data: { type: 'offer_declined', offerId: command.offerId },
            },
          ]
        : 'offer_not_open';
    case 'withdraw':
      return [{ to: 'cancelled', row: 'E31', data: { type: 'ticket_withdrawn' } }];
    case 'merchant_agree':
      return [
        {
          to: ticket.consent ? state : 'offer_wait',
          row: command.row,
          data: { type: 'merchant_agreed' },
          ...(command.note !== undefined && { note: command.note }),
        },
      ];
    case 'merchant_reject':
      return [
        {
          to: 'negotiation',
          row: 'E15',
          data: { type: 'merchant_rejected', reasonCode: command.reasonCode },
          note: command.note,
        },
      ];
    case 'refund_succeeded':
      return [
        ...(state === 'refund_failed' ? [lateSuccess(command.refundId)] : []),
        {
          to: 'settling',
          row: 'E29',
          data: { type: 'refund_succeeded', refundId: command.refundId },
        },
        ...settleSteps(command.journalKeys),
      ];
    case 'refund_failed':
      return [
        {
          to: 'refund_failed',
          row: 'E29',
          data: { type: 'refund_failed', refundId: command.refundId, reason: command.reason },
        },
      ];
    case 'settle':
      return settleSteps(command.journalKeys);
    case 'time_out':
      return [
        {
          to: 'closed_timeout',
          row: ticket.deadline?.timer ?? 'T-03',
          data: { type: 'ticket_timed_out' },
        },
      ];
    case 'escalate_to_lead':
      return [{ to: state, row: 'T-07', data: { type: 'escalated_to_lead' } }];
  }
}

/** Waiting for evidence leads to a person only by way of screening (E04). */
const through = (ticket: Ticket, to: TicketState): Step[] =>
  canMove(ticket.state, to)
    ? []
    : [{ to: 'screening', row: 'E04', data: { type: 'evidence_added', evidence: [] } }];

const lastBefore = (ticket: Ticket): TicketState =>
  canMove(ticket.state, 'platform_review') ? ticket.state : 'screening';
