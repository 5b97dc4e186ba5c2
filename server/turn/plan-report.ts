import { isTerminal } from '../terms/state.ts';
import { Draft, SYSTEM } from './draft.ts';
import type { DraftInput } from './draft-input.ts';
import { type CommandPlan, NOTHING, planned } from './plan-command.ts';
import type { PartnerReport } from './service.ts';
import { COUNTS_LATE, onReport } from './steps/findings.ts';

export interface ReportInput extends DraftInput {
  readonly provider: string;
  readonly report: PartnerReport;
}

/** A finding of a partner outside is kept on the case; one of a closed case moves nothing. */
export function planReport({ provider, report, ...input }: ReportInput): CommandPlan {
  const draft = new Draft(input);
  const ticket = draft.ticketById(report.ticketId);
  if (!ticket || (isTerminal(ticket.state) && !COUNTS_LATE.includes(report.kind))) return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId: ticket.id });
  if (!onReport(draft, ticket.id, report.findings, SYSTEM)) return NOTHING;
  return planned(draft, { inbox: { provider, eventId: report.eventId } });
}
