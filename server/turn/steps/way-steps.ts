import { frequencyFlags } from '../../decision/frequency.ts';
import { days, lasting } from '../../dialogue/durations.ts';
import type { Deed, Fact } from '../../dialogue/facts.ts';
import type { Speech } from '../../dialogue/speech.ts';
import type { Made } from '../../ticket/made.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { factsOf, rulesOf } from './facts.ts';
import { bookLabel } from './label.ts';

/** Tells the buyer what to do with the goods now, and books the label for it. */
export function startWay(draft: Draft, ticketId: string, made: Made): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return;
  if (made.return) openReturn(draft, ticket);
  if (made.exchange) {
    draft.say([
      { name: sentAgain(ticket), facts: { ...deadlineFact(ticket), ...doneFact(ticket) } },
    ]);
    draft.showTicket(ticketId);
  }
  if (made.repair) {
    draft.say([{ name: 'repair_opened', facts: { ...deadlineFact(ticket), ...doneFact(ticket) } }]);
    bookLabel(draft, ticketId, 'repair');
    draft.showTicket(ticketId);
  }
}

const sentAgain = ({ claim, granted }: Ticket) =>
  claim.leaf.startsWith('VIR.')
    ? 'code_again_opened'
    : granted?.terms.remedy === 'resend'
      ? 'resend_opened'
      : 'exchange_opened';

function openReturn(draft: Draft, ticket: Ticket): void {
  const { payer, labelCents, offset } = ticket.return ?? {};
  const cite = { kind: 'action', id: ticket.return?.id ?? ticket.id } as const;
  const facts = { ...deadlineFact(ticket), ...doneFact(ticket) };
  const label: Fact = { kind: 'money', cents: labelCents ?? 0, currency: ticket.currency, cite };
  const swaps = ticket.granted?.terms.remedy === 'exchange';
  const speech: Speech = swaps
    ? { name: payer === 'buyer' ? 'exchange_back_own' : 'exchange_back_paid', facts }
    : payer !== 'buyer'
      ? { name: isFree(ticket) ? 'return_opened_free' : 'return_opened_paid', facts }
      : offset
        ? { name: 'return_opened_offset', facts: { ...facts, label } }
        : { name: 'return_opened_own', facts };
  draft.say([speech, ...photosFirst(draft, ticket)]);
  if (ticket.claim.details?.alreadySent !== true && (payer !== 'buyer' || offset))
    bookLabel(draft, ticket.id, 'return');
  draft.showTicket(ticket.id);
}

/** Nobody is at fault: the merchant pays by its own rule (DT-10). */
const isFree = ({ claim }: Ticket): boolean => claim.leaf.startsWith('NRR.');

/** DT-9: who often sent worn goods back is asked to show them before they leave. It holds nothing up. */
function photosFirst(draft: Draft, ticket: Ticket): readonly Speech[] {
  const facts = factsOf(draft, ticket);
  const asked = facts && frequencyFlags(facts, rulesOf(draft, ticket)).photosBeforeSending;
  return asked ? [{ name: 'return_photos_first' }] : [];
}

export const deadlineFact = (ticket: Ticket): { deadline: Fact } => ({
  deadline: {
    kind: 'instant',
    at: ticket.deadline?.at ?? ticket.updatedAt,
    cite: { kind: 'action', id: ticket.id },
  },
});

export const doneFact = (ticket: Pick<Ticket, 'id'>): { done: Deed } => ({
  done: { kind: 'done', cite: { kind: 'action', id: ticket.id } },
});

/** How long an appeal or a second opening stays possible. */
export const appealWindow = (draft: Draft): { window: Fact } => ({
  window: days(draft.rules.dt14.appealDays, { kind: 'rule', id: 'DT-14' }),
});

/** How long the answer to an appeal may take (T-21). */
export const appealTime = (draft: Draft): { window: Fact } => ({
  window: lasting(draft.rules.timers['T-21']?.minutes ?? 0, { kind: 'rule', id: 'T-21' }),
});

export function tellRefundSubmitted(
  draft: Draft,
  ticketId: string,
  refund: { id: string; amountCents: number },
): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return;
  const cite = { kind: 'action', id: refund.id } as const;
  const amount: Fact = {
    kind: 'money',
    cents: refund.amountCents,
    currency: ticket.currency,
    cite,
  };
  draft.say([{ name: 'refund_submitted', facts: { amount, done: { kind: 'done', cite } } }]);
  draft.showTicket(ticketId);
}
