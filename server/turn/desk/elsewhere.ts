import type { MessageBody } from '../../contract/buyer-channel.ts';
import { type Heard, hear } from '../../dialogue/hear.ts';
import { isTerminal } from '../../terms/state.ts';
import type { Understanding } from '../../terms/understanding.ts';
import type { Draft } from '../draft.ts';
import { refer } from '../steps/refer.ts';
import { leading, leadingTo } from './merge.ts';

/**
 * What a buyer writes in a talk that goes on in another: kept, told there, and answered by where that
 * is. True where that is all. What belongs to a case of this talk still does, and who is in danger or
 * asks for a person gets one here and now.
 */
export function leadElsewhere(
  draft: Draft,
  { body, understanding }: { body: MessageBody; understanding: Understanding | undefined },
): boolean {
  const { merged } = draft.state;
  if (!merged || isOfCase(draft, body)) return false;
  const heard = hear(body, understanding, draft.state);
  const open = draft.ticket !== undefined && !isTerminal(draft.ticket.state);
  const urgent = heard.safety ?? (heard.legal || heard.topic === 'person');
  if (open && (urgent || heard.tracking !== undefined)) return false;
  if (urgent) toPerson(draft, heard);
  else draft.say([leading('talk_elsewhere', merged.into)], leadingTo(draft, merged.into));
  return true;
}

/** Where no case is open nobody asks which one it is about first: the desk knows the talk. */
function toPerson(draft: Draft, { safety, legal }: Heard): void {
  if (safety === 'danger') draft.say([{ name: 'hazard_first' }]);
  refer(
    draft,
    safety
      ? { group: 'lead', reasons: ['safety'], row: 'E35' }
      : legal
        ? { group: 'lead', reasons: ['legal'], row: 'E14' }
        : { group: 'general', reasons: ['buyer_asked'], row: 'E14' },
  );
}

/** A tap on a card, or files that a case of this talk waits for. */
const isOfCase = (
  { ticket }: Draft,
  { confirm, offer, choose, evidenceIds = [] }: MessageBody,
): boolean =>
  confirm !== undefined ||
  offer !== undefined ||
  choose !== undefined ||
  (evidenceIds.length > 0 && ticket?.state === 'evidence_wait');
