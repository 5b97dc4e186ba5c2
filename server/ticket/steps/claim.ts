import type { TicketState } from '../../terms/state.ts';
import type { ClaimCommand } from '../commands.ts';
import type { Handlers, Step } from '../step.ts';
import type { Deadline, Ticket, Wanted } from '../ticket.ts';

/**
 * The bank, arbiters or experts have it, or goods and money are on their way by what was agreed: a word in
 * the talk (E14) takes it from none of them.
 */
const goesOn = (state: TicketState, row: string): boolean =>
  state === 'suspended' || (row === 'E14' && UNDER_WAY.includes(state));
const UNDER_WAY: readonly TicketState[] = [
  'appraisal',
  'arb_evidence',
  'arb_jury',
  'arb_decided',
  'appeal',
  'intercepting',
  'return_wait',
  'return_transit',
  'inspection',
  'inspect_dispute',
  'exchange_wait',
  'exchange_transit',
  'repair_wait',
  'repairing',
  'repair_transit',
  'refunding',
  'refund_failed',
  'settling',
];

export const CLAIM_STEPS: Handlers<ClaimCommand> = {
  revise_claim: ({ state }, { claim, claimClosesAt }) => [
    {
      to: state,
      row: 'E31',
      data: { type: 'claim_revised', claim, ...(claimClosesAt && { claimClosesAt }) },
    },
  ],
  change_solution: (_, { claim, claimClosesAt }) => [
    {
      to: 'screening',
      row: 'E31',
      data: { type: 'solution_changed', claim, ...(claimClosesAt && { claimClosesAt }) },
    },
  ],
  request_evidence: (ticket, { keys, wanted }) => [
    {
      // The merchant brings it while the platform has the case; the buyer is waited for (E16).
      to: wanted?.from === 'merchant' ? ticket.state : 'evidence_wait',
      row: wanted ? 'E16' : 'E03',
      data: { type: 'evidence_requested', keys, ...(wanted && { wanted }) },
      ...(wanted && { deadline: untilWanted(ticket, wanted) }),
    },
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
    // Who wants a person gets one in the talk; what is under way goes on all the same.
    if (goesOn(ticket.state, row) && !urgent)
      return [{ to: ticket.state, row, data: { type: 'referred', group, reasons } }];
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

/** The time that was given, instead of the timer's own. */
const untilWanted = (ticket: Ticket, { from, since, until }: Wanted): Deadline =>
  from === 'merchant' && ticket.deadline
    ? { ...ticket.deadline, from: since, at: until }
    : { timer: 'T-03', thenState: 'closed_timeout', from: since, at: until };

/** Waiting for evidence leads to a person by way of screening (E04), but for an emergency (E35). */
const through = (ticket: Ticket): Step[] =>
  ticket.state === 'evidence_wait'
    ? [{ to: 'screening', row: 'E04', data: { type: 'evidence_added', evidence: [] } }]
    : [];

const lastBefore = (ticket: Ticket): TicketState =>
  ticket.state === 'evidence_wait' ? 'screening' : ticket.state;
