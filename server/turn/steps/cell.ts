import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';

/** Feeds the history of the DT-6 cell, so that later offers know what was usual. */
export function rememberCell(draft: Draft, ticket: Ticket, terms: RemedyTerms): void {
  const { severity, zone } = ticket.claim;
  if (terms.percentBps === undefined || terms.remedy !== 'partial_refund') return;
  if ((terms.flaws?.length ?? 1) > 1) return;
  const cell = {
    category: ticket.category,
    severity: severity ?? draft.rules.dt6.presumedSeverity,
    zone: zone ?? 'secondary',
  };
  draft.settled({ ticketId: ticket.id, ...cell, bps: terms.percentBps });
  draft.effect({
    key: `cell:${ticket.id}`,
    ticketId: ticket.id,
    effect: { kind: 'cell.refresh', ...cell },
  });
}
