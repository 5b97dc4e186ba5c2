import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Draft } from '../draft.ts';
import { isLeaf } from '../taxonomy.ts';
import { comeBack } from './answers/come-back.ts';
import { askedBefore } from './ask.ts';
import type { NeedOrder } from './focus.ts';

/** Photos, or talk of photos, before anybody knows what they are of. */
export function photosFirst(
  draft: Draft,
  body: MessageBody,
  goOn: (draft: Draft) => NeedOrder | undefined,
): NeedOrder | undefined {
  const { pending } = draft.state;
  const sent = (body.evidenceIds?.length ?? 0) > 0;
  // The photos show where it is.
  if (pending?.slot === 'part' && sent) {
    draft.note({ type: 'answered', askId: pending.askId });
    return goOn(draft);
  }
  const likely = sent && pending?.slot === 'leaf' ? pending.options?.find(isLeaf) : undefined;
  // Asked twice, and photos are the answer: the likeliest reason goes, and is put right if it is not it.
  if (likely && askedBefore(draft, 'leaf') > 1) {
    draft.note({ type: 'claim_told', draft: { leaf: likely } });
    return goOn(draft);
  }
  if (pending) {
    draft.say([{ name: sent ? 'evidence_received' : 'evidence_welcome' }]);
    comeBack(draft);
    return undefined;
  }
  draft.say([{ name: sent ? 'evidence_too_early' : 'evidence_first_words' }]);
  return undefined;
}
