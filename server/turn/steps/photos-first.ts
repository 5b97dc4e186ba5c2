import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Draft } from '../draft.ts';
import { comeBack } from './answers/come-back.ts';

/** Photos, or talk of photos, before anybody knows what they are of. */
export function photosFirst(draft: Draft, body: MessageBody): void {
  if (draft.state.pending) {
    draft.say([{ name: 'evidence_received' }]);
    comeBack(draft);
    return;
  }
  const sent = (body.evidenceIds?.length ?? 0) > 0;
  draft.say([{ name: sent ? 'evidence_too_early' : 'evidence_first_words' }]);
}
