import { speech } from '../../dialogue/speech.ts';
import { usable } from '../../evidence/checklist.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { appealRefusal } from '../limits.ts';
import { takeFiles } from './evidence.ts';
import { freezeAgain } from './freeze.ts';
import { appealTime, doneFact } from './way-steps.ts';

interface Appealing {
  readonly by: 'buyer' | 'merchant';
  readonly note: string;
  /** The files laid on the table for it. */
  readonly ids: readonly string[];
  readonly actor: Actor;
}

/** E33: somebody else looks again at what was not there before. Answers whether it was opened. */
export function openAppeal(
  draft: Draft,
  ticket: Ticket,
  { by, note, ids, actor }: Appealing,
): boolean {
  const fresh = newEvidence(draft, ticket, ids);
  const asked = { now: draft.now, by, newEvidence: fresh.length > 0 };
  if (appealRefusal(draft.rules, ticket, asked)) return false;
  if (!draft.act(ticket.id, { type: 'appeal', appeal: { by, at: draft.now, note } }, actor))
    return false;
  const evidence = takeFiles(draft, ticket, ids);
  draft.act(ticket.id, { type: 'add_evidence', evidence, enough: false }, actor);
  if (by === 'buyer') freezeAgain(draft, ticket.id);
  draft.note({ type: 'ticket_opened', ticketId: ticket.id });
  const facts = { ...doneFact(ticket), ...appealTime(draft) };
  draft.say([speech(by === 'buyer' ? 'appeal_opened' : 'appeal_by_merchant', facts)]);
  draft.showTicket(ticket.id);
  return true;
}

/** Files that were not on the case when it was decided, that show something, and that are no second copy. */
export function newEvidence(
  draft: Draft,
  ticket: Ticket,
  ids: readonly string[],
): readonly Evidence[] {
  const known = new Set(ticket.evidence.map((file) => file.id));
  const files = draft.snapshot.evidence;
  const seen = new Set(files.filter(({ id }) => known.has(id)).map((file) => file.sha256));
  return files.filter(
    (file) =>
      ids.includes(file.id) &&
      !known.has(file.id) &&
      !seen.has(file.sha256) &&
      file.reused === undefined &&
      usable(file),
  );
}
