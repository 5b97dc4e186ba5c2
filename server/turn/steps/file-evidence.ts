import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { secondStatement } from './arbitration.ts';
import { takeFiles } from './evidence.ts';

interface Filed {
  readonly ids: readonly string[];
  readonly note?: string | undefined;
  readonly by: 'buyer' | 'merchant';
}

/**
 * Files and words beside the evidence phase: they join the case and are there for whoever decides; in an
 * arbitration they are that side's statement (E18).
 */
export function fileEvidence(draft: Draft, ticket: Ticket, { ids, note, by }: Filed): void {
  const evidence = takeFiles(draft, ticket, ids);
  const actor = { kind: by, ...(by === 'buyer' && { id: ticket.buyerId }) } as const;
  if (ticket.state !== 'arb_evidence') {
    draft.act(ticket.id, { type: 'add_evidence', evidence, enough: false }, actor);
    if (by === 'buyer') draft.say([{ name: 'evidence_late' }]);
    return;
  }
  draft.act(ticket.id, { type: 'file_statement', by, note: note ?? '', evidence }, actor);
  if (by === 'buyer' && draft.holder === 'bot')
    draft.say([{ name: ids.length > 0 ? 'evidence_late' : 'statement_filed' }]);
  secondStatement(draft, ticket.id);
}
