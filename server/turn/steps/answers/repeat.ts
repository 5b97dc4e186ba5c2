import type { Pending } from '../../../dialogue/conversation.ts';
import { meaningOf } from '../../../dialogue/likely.ts';
import { isTerminal } from '../../../terms/state.ts';
import type { Draft } from '../../draft.ts';
import { isLeaf } from '../../taxonomy.ts';
import {
  ask,
  askItem,
  askLeaf,
  askMeaning,
  askOrder,
  askPart,
  askRemedy,
  askTrunk,
  askWithdraw,
} from '../ask.ts';
import { requestEvidence } from '../evidence.ts';
import { mainOffer, showOffer } from '../offer.ts';
import { statusOf } from '../status.ts';
import { termsSpeech } from '../terms-speech.ts';
import { askWhichCode } from '../which-code.ts';

/** Puts the open question again, in the language of the talk now. False where it cannot be put so. */
export function askAgain(draft: Draft, pending: Pending): boolean {
  const options = pending.options ?? [];
  switch (pending.slot) {
    case 'order':
      askOrder(draft);
      return true;
    case 'item':
      askItem(draft, draft.snapshot.focus?.order.items ?? []);
      return true;
    case 'leaf':
      askLeaf(draft, options.filter(isLeaf));
      return true;
    case 'part':
      askPart(draft);
      return true;
    case 'digital_code':
      askWhichCode(draft, codesInHand(draft));
      return true;
    case 'remedy':
      askRemedy(
        draft,
        options.filter((value) => value !== 'suggest'),
      );
      return true;
    case 'description':
      ask(draft, 'description', { name: 'ask_description' });
      return true;
    case 'confirm':
      askWithdraw(draft);
      return true;
    case 'reason':
      repeatReason(draft, options);
      return true;
    default:
      return false;
  }
}

const codesInHand = ({ snapshot: { focus }, state }: Draft) =>
  focus?.order.items.find(({ id }) => id === state.focus?.itemId)?.codes ?? [];

/** The likely meanings once more, or what it is about at all. */
function repeatReason(draft: Draft, options: readonly string[]): void {
  const meanings = options.flatMap((value) => meaningOf(value) ?? []);
  if (meanings.length > 0) askMeaning(draft, meanings);
  else askTrunk(draft, 'ask_trunk');
}

/** "再说一遍": the open question or card, else where things stand. */
export function repeat(draft: Draft): void {
  const { pending } = draft.state;
  const { ticket } = draft;
  if (pending && askAgain(draft, pending)) return;
  if (!ticket || isTerminal(ticket.state)) {
    draft.say([{ name: 'repeat_nothing' }]);
    return;
  }
  const offer = mainOffer(ticket);
  if (ticket.state === 'evidence_wait') requestEvidence(draft, ticket, { failed: [], sent: false });
  else if (ticket.state === 'offer_wait' && offer) {
    draft.say([{ name: 'offer_reminder', facts: { terms: termsSpeech(offer, ticket) } }]);
    showOffer(draft, ticket.id);
  } else draft.say([statusOf(draft, ticket)]);
}
