import type { PendingConfirm } from '../../../dialogue/conversation.ts';
import type { IntentId } from '../../../terms/understanding.ts';
import type { Draft } from '../../draft.ts';
import { askedBefore } from '../ask.ts';
import { showConfirm, showFeeConfirm } from '../confirm.ts';
import { mainOffer } from '../offer.ts';
import { submitAgain } from '../submit.ts';
import { termsSpeech } from '../terms-speech.ts';
import { missingPhotos } from './evidence-help.ts';
import { askAgain } from './repeat.ts';

/** Questions whose answer has just said what the case waits for. */
const SAID_ALREADY: readonly IntentId[] = ['claim_status', 'refund_status'];

/** A card is shown again after so many detours; then a typed yes has to do. */
const MAX_CARDS = 2;

const detours = ({ state: { answered = {} } }: Draft): number =>
  Object.values(answered).reduce((sum, times) => sum + times, 0);

/** After a detour: what still waits for the buyer is named again, once; nothing is asked a third time. */
export function comeBack(draft: Draft, after?: IntentId): void {
  const { pending, confirm } = draft.state;
  const { ticket } = draft;
  const own = ticket?.orderId ?? draft.state.focus?.orderId;
  // Another order was looked up for the answer: what waits is not spoken of with its facts.
  if (own !== undefined && draft.snapshot.focus?.order.id !== own) return;
  if (confirm) {
    if (detours(draft) <= MAX_CARDS) showCard(draft, confirm);
    return;
  }
  // What nobody has complained of yet is not asked about again.
  if (pending?.slot === 'description' && !ticket && draft.state.draft.leaf === undefined) return;
  if (pending && pending.slot !== 'evidence') {
    if (askedBefore(draft, pending.slot) < 2) askAgain(draft, pending);
    return;
  }
  if (!ticket || (after && SAID_ALREADY.includes(after))) return;
  const offer = mainOffer(ticket);
  if (ticket.state === 'offer_wait' && offer)
    draft.say([{ name: 'back_to_offer', facts: { terms: termsSpeech(offer, ticket) } }]);
  if (ticket.state !== 'evidence_wait') return;
  const { list } = missingPhotos(draft, ticket);
  if (list.length > 0) draft.say([{ name: 'back_to_evidence', facts: { list } }]);
}

/** A card folds as soon as the buyer says something: it is shown anew, with the figures of now. */
export function showCard(draft: Draft, { purpose, ticketId, offerId }: PendingConfirm): void {
  if (purpose === 'submit') submitAgain(draft);
  else if (purpose === 'fee') showFeeConfirm(draft, ticketId);
  else showConfirm(draft, ticketId, offerId, purpose);
}
