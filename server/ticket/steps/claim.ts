import type { TicketState } from '../../terms/state.ts';
import type { ClaimCommand } from '../commands.ts';
import type { Handlers, Step } from '../step.ts';
import type { Ticket } from '../ticket.ts';

export const CLAIM_STEPS: Handlers<ClaimCommand> = {
  revise_claim: ({ state }, { claim, claimClosesAt }) => [
    {
      to: state,
      row: 'E31',
      data: { type: 'claim_revised', claim, ...(claimClosesAt && { claimClosesAt }) },
    },
  ],
  change_solution: (_, { claim }) => [
    { to: 'screening', row: 'E31', data: { type: 'solution_changed', claim } },
  ],
  request_evidence: (_, { keys }) => [
    { to: 'evidence_wait', row: 'E03', data: { type: 'evidence_requested', keys } },
  ],
  add_evidence: ({ state }, { evidence, enough }) => [
    {
      to: enough && state === 'evidence_wait' ? 'screening' : state,
      row: 'E04',
      data: { type: 'evidence_added', evidence },
    },
  ],
  found: ({ state }, { findings }) => [
    { to: state, row: 'E16', data: { type: 'found', findings } },
  ],
  refer: (ticket, { verdict, group, reasons, row, urgent }) => {
    const seen: Step[] = verdict
      ? [{ to: lastBefore(ticket), row, data: { type: 'verdict_reached', verdict } }]
      : [];
    return [
      ...(urgent ? [] : through(ticket)),
      ...seen,
      {
        to: 'platform_review',
        row,
        data: { type: 'referred', group, reasons, ...(urgent && { urgent }) },
        ...(urgent && { timer: 'T-07u' }),
      },
    ];
  },
  decline: ({ state }, { verdict, reasons, row = 'E02', note }) => [
    ...(verdict ? [{ to: state, row, data: { type: 'verdict_reached', verdict } } as const] : []),
    {
      to: 'rejected',
      row,
      data: { type: 'ticket_rejected', reasons },
      ...(note !== undefined && { note }),
    },
  ],
  assign: ({ state }, { assignee }) => [
    { to: state, row: '—', data: { type: 'assigned', assignee } },
  ],
  withdraw: () => [{ to: 'cancelled', row: 'E31', data: { type: 'ticket_withdrawn' } }],
  reopen: () => [{ to: 'screening', row: 'E34', data: { type: 'ticket_reopened' } }],
  rate: ({ state }, { score, resolved, note }) => [
    {
      to: state,
      row: '—',
      data: { type: 'rated', score, ...(resolved !== undefined && { resolved }) },
      ...(note !== undefined && { note }),
    },
  ],
};

/** Waiting for evidence leads to a person by way of screening (E04), but for an emergency (E35). */
const through = (ticket: Ticket): Step[] =>
  ticket.state === 'evidence_wait'
    ? [{ to: 'screening', row: 'E04', data: { type: 'evidence_added', evidence: [] } }]
    : [];

const lastBefore = (ticket: Ticket): TicketState =>
  ticket.state === 'evidence_wait' ? 'screening' : ticket.state;
