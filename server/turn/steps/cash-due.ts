import { hours } from '../../dialogue/durations.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { assessClaim } from './assess.ts';
import { grant } from './execute.ts';
import { judgeCase } from './facts.ts';
import { refer } from './refer.ts';

/**
 * T-24: nobody proved that the code was good, so the buyer's own claim is granted up to the ceiling; what
 * is above it a person of the platform decides, for its merchant was asked and has said nothing.
 */
export function refundBySilence(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  const due = cashDue(draft, ticket);
  if (due) {
    draft.say([{ name: 'code_check_silent' }]);
    grant(draft, ticketId, { ...due, row: 'T-24', actor: SYSTEM });
  } else if (ticket && judgeCase(draft, ticket)?.kind === 'offer')
    refer(draft, { group: 'general', reasons: ['above_ceiling'], row: 'T-24' });
  else assessClaim(draft, ticketId);
}

/**
 * DT-13 V6: the code that never came was to be sent again within some hours, and was not: it is paid back.
 * False where the rules would ask somebody first.
 */
export function refundUnsent(draft: Draft, ticket: Ticket): boolean {
  const stockOut = { at: draft.now };
  const due = cashDue(draft, { ...ticket, findings: { ...ticket.findings, stockOut } });
  if (!due) return false;
  draft.act(ticket.id, { type: 'found', findings: { stockOut } }, SYSTEM);
  const cite = { kind: 'rule', id: 'DT-13' } as const;
  const wait = hours(draft.rules.dt13.resendHours, cite);
  draft.say([{ name: 'code_unsent', facts: { wait } }]);
  return grant(draft, ticket.id, { ...due, row: 'T-16', actor: SYSTEM });
}

/** The cash that the rules give for this case with nobody to ask; undefined where there is none. */
function cashDue(draft: Draft, ticket: Ticket | undefined) {
  const verdict = ticket && judgeCase(draft, ticket);
  const free = verdict?.kind === 'offer' && verdict.route === 'automatic';
  const computed = free || verdict?.kind === 'proceed' ? verdict : undefined;
  const terms = computed && [computed.terms, ...computed.alternatives].find(paysCash);
  return computed && terms && { terms, liability: computed.liability };
}

const paysCash = ({ remedy, agreedBy }: RemedyTerms): boolean =>
  remedy === 'refund_only' && agreedBy === undefined;
