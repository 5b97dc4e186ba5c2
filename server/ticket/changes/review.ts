import type { Arbitration } from '../legs.ts';
import type { Ticket } from '../ticket.ts';
import { type Changes, decidedBy, nothing } from './change.ts';
import { expire } from './offers.ts';

export const REVIEW_CHANGES: Changes<
  | 'code_check_started'
  | 'trace_started'
  | 'trace_failed'
  | 'appraisal_started'
  | 'appraisal_fee_asked'
  | 'appraisal_fee_agreed'
  | 'goods_quarantined'
  | 'arbitration_opened'
  | 'statement_filed'
  | 'supplement_opened'
  | 'jury_agreed'
  | 'jury_opened'
  | 'juror_declined'
  | 'jury_voted'
  | 'arbitrated'
  | 'appealed'
  | 'audit_drawn'
  | 'audited'
  | 'suspended'
  | 'dispute_noted'
  | 'resumed'
  | 'ruling_held'
  | 'ruling_dropped'
> = {
  code_check_started: nothing,
  trace_started: nothing,
  trace_failed: nothing,
  appraisal_started: nothing,
  goods_quarantined: () => ({ goods: 'quarantined' }),
  arbitration_opened: (ticket, { at }) => ({
    ...expire(ticket),
    settlement: 'disputed',
    arbitration: { openedAt: at, statements: [], juryConsent: [], votes: [] },
  }),
  statement_filed: (ticket, { by, at, note = '', evidenceIds }) =>
    withArbitration(ticket, ({ statements }) => ({
      statements: [...statements, { by, at, note, evidenceIds }],
    })),
  supplement_opened: (ticket, { at, for: side, wanted }) => ({
    ...withArbitration(ticket, () => ({ supplement: { at, for: side } })),
    ...(wanted && { wanted }),
  }),
  jury_agreed: (ticket, { by }) =>
    withArbitration(ticket, ({ juryConsent }) => ({
      juryConsent: [...new Set([...juryConsent, by])],
    })),
  jury_opened: ({ arbitration }, { at, seats = [] }) => ({
    arbitration: {
      // A panel of experts votes on what no side has stated its case of yet.
      ...(arbitration ?? { openedAt: at, statements: [], juryConsent: [] }),
      votes: [],
      seats,
      asked: seats.map(({ userId }) => userId),
    },
  }),
  appraisal_fee_asked: (_, { feeCents }) => ({ appraisalFee: { cents: feeCents } }),
  appraisal_fee_agreed: (_, { feeCents, consentId }) => ({
    appraisalFee: { cents: feeCents, consentId },
  }),
  juror_declined: (ticket, { seat, instead }) =>
    withArbitration(ticket, ({ seats = [], asked = [] }) => ({
      seats: [...seats.filter((one) => one.seat !== seat), ...(instead ? [instead] : [])],
      asked: [...asked, ...(instead ? [instead.userId] : [])],
    })),
  jury_voted: (ticket, { seat, for: side, note }) =>
    withArbitration(ticket, ({ votes }) => ({
      votes: [...votes, { seat, for: side, ...(note !== undefined && { reason: note }) }],
    })),
  arbitrated: (ticket, { actor }) => ({
    wanted: undefined,
    settlement: ticket.settlement === 'disputed' ? 'open' : ticket.settlement,
    ...decidedBy(actor),
    ...withArbitration(ticket, () => ({ decidedBy: actor })),
  }),
  audit_drawn: (_, { at, tier }) => ({ audit: { at, tier } }),
  audited: ({ audit }, { outcome, actor, note }) =>
    audit ? { audit: { ...audit, outcome, by: actor, ...(note !== undefined && { note }) } } : {},
  appealed: (ticket, { appeal }) => ({ appeals: [...ticket.appeals, appeal] }),
  suspended: (_, { suspension }) => ({ suspension, settlement: 'disputed' }),
  dispute_noted: nothing,
  ruling_held: (_, { pending }) => ({ pending }),
  ruling_dropped: () => ({ pending: undefined }),
  resumed: () => ({ suspension: undefined, settlement: 'open' }),
};

const withArbitration = (
  { arbitration }: Ticket,
  change: (arbitration: Arbitration) => Partial<Arbitration>,
): Partial<Ticket> =>
  arbitration ? { arbitration: { ...arbitration, ...change(arbitration) } } : {};
