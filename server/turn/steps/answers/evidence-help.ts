import type { Speech } from '../../../dialogue/speech.ts';
import { missingSlots } from '../../../evidence/checklist.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import { checklistOf, hintOf, labelOf } from '../evidence.ts';
import { plain } from './told.ts';

/** The missing photos by name, for whichever sentence lists them. */
export function missingPhotos(draft: Draft, ticket: Ticket) {
  const missing = missingSlots(checklistOf(draft, ticket));
  const list = missing.map((slot) => plain(labelOf(draft, ticket, slot)));
  const [first] = missing;
  return { list, hint: plain(first ? hintOf(draft, ticket, first) : '') };
}

/** What is still missing and how to take it. */
export function evidenceHelp(draft: Draft, ticket: Ticket): Speech {
  const facts = missingPhotos(draft, ticket);
  return facts.list.length > 0 ? { name: 'evidence_help', facts } : { name: 'evidence_complete' };
}
