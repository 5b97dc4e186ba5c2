import { peoplesGroup } from '../decision/peoples.ts';
import { speech } from '../dialogue/speech.ts';
import { reminderOf } from '../ticket/deadlines.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { Draft, SYSTEM } from './draft.ts';
import type { DraftInput } from './draft-input.ts';
import { type CommandPlan, NOTHING, planned } from './plan-command.ts';
import { decideOnFile, evidenceTimeOver } from './steps/arbitration.ts';
import { refundBySilence } from './steps/cash-due.ts';
import { toArbiter } from './steps/decide-for.ts';
import { endCase } from './steps/end.ts';
import { codeNotSent, exchangeFailed, giveUpRepair } from './steps/findings.ts';
import { closeLost } from './steps/first-scan.ts';
import { inspectBySilence, receivedWell, standInspection } from './steps/goods.ts';
import { merchantAgrees } from './steps/merchant.ts';
import { tableBySilence } from './steps/platform-proposes.ts';
import { refer } from './steps/refer.ts';
import { tellReminder } from './steps/remind.ts';
import { sorryForWait } from './steps/sorry.ts';
import { traceSilent } from './steps/trace.ts';
import { appealWindow, doneFact } from './steps/way-steps.ts';

export interface DeadlineInput extends DraftInput {
  readonly ticketId: string;
  readonly timer: string;
  readonly at: string;
}

/** Silence has the outcome the table gives. A deadline that is no longer the case's own does nothing. */
export function planDeadline({ ticketId, timer, at, ...input }: DeadlineInput): CommandPlan {
  const draft = new Draft(input);
  const ticket = draft.ticketById(ticketId);
  if (!ticket?.deadline) return NOTHING;
  const reminder = reminderOf(timer);
  if (reminder) return remind(draft, ticket, reminder);
  if (ticket.deadline.timer !== timer || Date.parse(ticket.deadline.at) !== Date.parse(at))
    return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId });
  (SILENCE[timer] ?? escalate)(draft, ticket, timer);
  return planned(draft);
}

/** E36: whoever must act is reminded; the buyer sees it where it is the buyer's turn. */
function remind(
  draft: Draft,
  ticket: Ticket,
  { timer, percent }: { readonly timer: string; readonly percent: number },
): CommandPlan {
  if (ticket.deadline?.timer !== timer) return NOTHING;
  if (!draft.act(ticket.id, { type: 'remind', percent }, SYSTEM)) return NOTHING;
  if (ticket.holder === 'buyer') {
    draft.note({ type: 'ticket_opened', ticketId: ticket.id });
    tellReminder(draft, draft.ticketById(ticket.id) ?? ticket, percent);
  }
  return planned(draft);
}

type Silence = (draft: Draft, ticket: Ticket, timer: string) => void;

const escalate: Silence = (draft, ticket) => {
  draft.act(ticket.id, { type: 'escalate_to_lead' }, SYSTEM);
  sorryForWait(draft, ticket);
};

const close: Silence = (draft, ticket, timer) => {
  if (!draft.act(ticket.id, { type: 'time_out' }, SYSTEM)) return;
  draft.showTicket(ticket.id);
  const name = ticket.reopens > 0 ? 'closed_again' : (CLOSED[timer] ?? 'closed_offer');
  draft.say([speech(name, { ...appealWindow(draft), ...doneFact(ticket) })]);
  endCase(draft, ticket.id);
};

const CLOSED: Readonly<Record<string, 'closed_evidence' | 'closed_return'>> = {
  'T-03': 'closed_evidence',
  'T-12': 'closed_return',
};

/** What only people decide reaches them without the photos, too. */
const withoutPhotos = (draft: Draft, { claim }: Ticket): void =>
  refer(draft, {
    group: peoplesGroup(claim.leaf, draft.rules) ?? 'general',
    reasons: ['photos_silent'],
    row: 'T-03',
  });

const toLead =
  (reason: string): Silence =>
  (draft, _, timer) =>
    refer(draft, { group: 'lead', reasons: [reason], row: timer });

const notSent: Silence = (draft, ticket) => exchangeFailed(draft, ticket, 'not sent in time');

/** What nobody's answer leads to, timer by timer (policy §4). */
const SILENCE: Readonly<Record<string, Silence>> = {
  'T-02': (draft) => refer(draft, { group: 'general', reasons: ['generic'], row: 'T-02' }),
  'T-03': (draft, ticket, timer) => {
    if (ticket.deadline?.thenState === 'platform_review') withoutPhotos(draft, ticket);
    else close(draft, ticket, timer);
  },
  'T-04': close,
  'T-05': (draft, ticket) => merchantAgrees(draft, ticket, { actor: SYSTEM, row: 'T-05' }),
  'T-06': (draft, ticket, timer) => {
    if (!tableBySilence(draft, ticket)) close(draft, ticket, timer);
  },
  'T-08': toLead('appraisal_silent'),
  'T-09': evidenceTimeOver,
  'T-09s': decideOnFile,
  'T-10': toArbiter,
  'T-12': close,
  'T-13': (draft, ticket) => {
    draft.act(ticket.id, { type: 'parcel_overdue', last: false }, SYSTEM);
  },
  'T-13b': (draft, ticket) => {
    draft.act(ticket.id, { type: 'parcel_overdue', last: true }, SYSTEM);
    const now = draft.ticketById(ticket.id);
    if (now?.state === 'settling') {
      closeLost(draft, now);
      return;
    }
    draft.say([{ name: 'return_lost', facts: doneFact(ticket) }]);
    draft.showTicket(ticket.id);
  },
  'T-14': inspectBySilence,
  'T-14c': inspectBySilence,
  'T-15': (draft, ticket) =>
    standInspection(draft, ticket, { row: 'T-15', told: { name: 'inspection_stands' } }),
  'T-16': notSent,
  'T-16a': notSent,
  'T-16v': codeNotSent,
  'T-17': receivedWell,
  'T-17t': (draft, ticket) => {
    draft.act(ticket.id, { type: 'still_faulty' }, SYSTEM);
    refer(draft, { group: 'logistics', reasons: ['parcel_lost'], row: 'T-17' });
  },
  'T-18': (draft, ticket) => giveUpRepair(draft, ticket, 'T-18'),
  'T-19': (draft, ticket) => {
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
  },
  'T-21': escalate,
  'T-22': (draft, ticket, timer) => {
    // The bank has not decided yet: the case waits on, and a lead knows that its time is over.
    if (ticket.suspension?.dispute && draft.disputed) {
      escalate(draft, ticket, timer);
      return;
    }
    draft.act(ticket.id, { type: 'resume' }, SYSTEM);
    refer(draft, { group: 'lead', reasons: ['suspended_too_long'], row: 'T-22' });
  },
  'T-23': traceSilent,
  // Nobody proved that the code was good: the case is judged without it, for the buyer (T-24).
  'T-24': (draft, ticket) => {
    draft.act(
      ticket.id,
      { type: 'found', findings: { code: { status: 'never_valid', at: draft.now } } },
      SYSTEM,
    );
    refundBySilence(draft, ticket.id);
  },
};
