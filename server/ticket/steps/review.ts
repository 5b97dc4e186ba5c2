import type { JurySeat } from '../../terms/juror.ts';
import type { TicketState } from '../../terms/state.ts';
import type { ReviewCommand } from '../commands.ts';
import { openCounter } from '../proposals.ts';
import type { Handlers, Step } from '../step.ts';
import type { Deadline, Ticket } from '../ticket.ts';

const MINUTE = 60_000;

export const REVIEW_STEPS: Handlers<ReviewCommand> = {
  send_to_appraisal: (_, { seats }) => appraisalSteps(seats),
  ask_appraisal_fee: ({ state }, { feeCents }) => [
    { to: state, row: 'DT-15', data: { type: 'appraisal_fee_asked', feeCents } },
  ],
  agree_appraisal_fee: ({ state, appraisalFee }, { consentId, seats }) =>
    !appraisalFee || appraisalFee.consentId !== undefined
      ? 'action_not_allowed'
      : [
          {
            to: state,
            row: 'DT-15',
            data: { type: 'appraisal_fee_agreed', feeCents: appraisalFee.cents, consentId },
          },
          ...appraisalSteps(seats),
        ],
  quarantine: (_, { note }) => [
    { to: 'arb_decided', row: 'E17', data: { type: 'goods_quarantined' }, note },
  ],
  open_arbitration: ({ state }) => [
    {
      to: 'arb_evidence',
      row: state === 'inspect_dispute' ? 'E26' : 'E16',
      data: { type: 'arbitration_opened' },
    },
  ],
  file_statement: ({ state }, { by, note, evidence }) => [
    ...(evidence.length > 0
      ? [{ to: state, row: 'E18', data: { type: 'evidence_added', evidence } } as const]
      : []),
    {
      to: state,
      row: 'E18',
      data: { type: 'statement_filed', by, evidenceIds: evidence.map((file) => file.id) },
      note,
    },
  ],
  open_supplement: ({ state, arbitration }, { for: side, until, wanted }, { now }) =>
    state !== 'arb_evidence' || !arbitration || arbitration.supplement
      ? 'action_not_allowed'
      : [
          {
            to: state,
            row: 'T-09',
            data: { type: 'supplement_opened', for: side, ...(wanted && { wanted }) },
            deadline: { timer: 'T-09s', thenState: 'arb_decided', from: now, at: until },
          },
        ],
  agree_to_jury: ({ state }, { by }) => [
    { to: state, row: 'E18', data: { type: 'jury_agreed', by } },
  ],
  open_jury: (_, { seats }) => [
    { to: 'arb_jury', row: 'E18', data: { type: 'jury_opened', seats } },
  ],
  decline_seat: ({ state }, { seat: { seat, userId }, instead }) => [
    {
      to: state,
      row: votesRow(state),
      data: { type: 'juror_declined', seat, userId, ...(instead && { instead }) },
    },
  ],
  vote: ({ state, arbitration }, { seat, for: side, reason }) =>
    arbitration?.votes.some((vote) => vote.seat === seat)
      ? 'action_not_allowed'
      : [
          {
            to: state,
            row: votesRow(state),
            data: { type: 'jury_voted', seat, for: side },
            note: reason,
          },
        ],
  arbitrate: ({ state }, { outcome, note }) => [
    {
      to: 'arb_decided',
      row: state === 'arb_jury' ? 'E19' : state === 'appraisal' ? 'E17' : 'E18',
      data: { type: 'arbitrated', outcome },
      note,
    },
  ],
  appeal: (_, { appeal }) => [
    { to: 'appeal', row: 'E33', data: { type: 'appealed', appeal }, note: appeal.note },
  ],
  draw_audit: ({ state, audit }, { tier }) =>
    audit
      ? 'action_not_allowed'
      : [{ to: state, row: 'DT-10', data: { type: 'audit_drawn', tier } }],
  audit: ({ state, audit }, { outcome, note }) =>
    audit && audit.outcome === undefined
      ? [
          {
            to: state,
            row: 'DT-10',
            data: { type: 'audited', outcome },
            ...(note !== undefined && { note }),
          },
        ]
      : 'action_not_allowed',
  uphold: (ticket, { note }) => [
    {
      to: gaveSomething(ticket) ? 'completed' : 'rejected',
      row: 'E33',
      data: { type: 'arbitrated', outcome: 'upheld' },
      note,
    },
  ],
  note_dispute: ({ state }, { reason }) => [
    { to: state, row: 'E32', data: { type: 'dispute_noted' }, note: reason },
  ],
  suspend: (ticket, { reason, dispute, until }, { now }) =>
    ticket.state === 'suspended'
      ? 'action_not_allowed'
      : [
          {
            to: 'suspended',
            row: 'E32',
            data: {
              type: 'suspended',
              suspension: {
                from: ticket.state,
                reason,
                ...(dispute && { dispute }),
                at: now,
                ...leftOf(ticket.deadline, now),
              },
            },
            note: reason,
            ...(until && {
              deadline: { timer: 'T-22', thenState: 'suspended', from: now, at: until },
            }),
          },
        ],
  resume: (ticket, _, { now }) => resumeSteps(ticket, now),
  hold_ruling: ({ state }, { pending }) => [
    { to: state, row: '—', data: { type: 'ruling_held', pending }, note: pending.reason },
  ],
  drop_ruling: ({ state, pending }) =>
    pending ? [{ to: state, row: '—', data: { type: 'ruling_dropped' } }] : 'action_not_allowed',
};

const votesRow = (state: TicketState): string => (state === 'appraisal' ? 'DT-15' : 'E19');

/** E16: an expert finds; a panel of them is asked with it (DT-15). */
const appraisalSteps = (seats: readonly JurySeat[] | undefined): Step[] => [
  { to: 'appraisal', row: 'E16', data: { type: 'appraisal_started' } },
  ...(seats
    ? [{ to: 'appraisal', row: 'DT-15', data: { type: 'jury_opened', seats } } as const]
    : []),
];

/** A coupon for a late answer is none of what was decided. */
const gaveSomething = ({ refunds, coupons, points }: Ticket): boolean =>
  refunds.length + coupons.filter((one) => one.for === undefined).length + points.length > 0;

const leftOf = (deadline: Deadline | undefined, now: string) =>
  deadline && {
    timer: deadline.timer,
    remainingMinutes: Math.max(0, Math.ceil((Date.parse(deadline.at) - Date.parse(now)) / MINUTE)),
    thenState: deadline.thenState,
  };

/** The case goes on where it stood, with the time it had left and whoever was asked. */
function resumeSteps(ticket: Ticket, now: string): Step[] | 'action_not_allowed' {
  const { suspension } = ticket;
  if (!suspension) return 'action_not_allowed';
  const asked = suspension.from === 'negotiation' && openCounter(ticket)?.passedOn;
  const { from, timer, remainingMinutes = 0, thenState } = suspension;
  const deadline: Deadline | undefined =
    timer === undefined || thenState === undefined
      ? undefined
      : {
          timer,
          thenState,
          from: now,
          at: new Date(Date.parse(now) + remainingMinutes * MINUTE).toISOString(),
        };
  const to: TicketState = from;
  return [
    {
      to,
      row: 'E32',
      data: { type: 'resumed' },
      ...(deadline && { deadline }),
      ...(asked && { holder: 'merchant' }),
    },
  ];
}
