import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Draft } from '../draft.ts';
import { comeBack } from './answers/come-back.ts';
import type { NeedOrder } from './focus.ts';

/** Photos, or talk of photos, before anybody knows what they are of. */
export function photosFirst(
  draft: Draft,
  body: MessageBody,
  goOn: (draft: Draft) => NeedOrder | undefined,
): NeedOrder | undefined {
  const { pending } = draft.state;
  // The photos show where it is.
  if (pending?.slot === 'part' && (body.evidenceIds?.length ?? 0) > 0) {
    draft.note({ type: 'answered', askId: pending.askId });
    return goOn(draft);
  }
  if (pending) {
    draft.say([{ name: 'evidence_received' }]);
    comeBack(draft);
    return undefined;
  }
  const sent = (body.evidenceIds?.length ?? 0) > 0;
  draft.say([{ name: sent ? 'evidence_too_early' : 'evidence_first_words' }]);
  return undefined;
}
