import type { Parked } from '../../dialogue/claim-draft.ts';
import { type Heard, hear } from '../../dialogue/hear.ts';
import { word } from '../../dialogue/speech.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { showCard } from './answers/come-back.ts';
import { askAgain } from './answers/repeat.ts';
import { inHand, itemOf, nextParked, takeUp } from './cases.ts';
import { advanceClaim } from './claim.ts';
import { requestEvidence } from './evidence.ts';
import type { NeedOrder } from './focus.ts';
import { showOffer } from './offer.ts';

/**
 * Once what was in hand needs no answer any more, the talk turns to what waited; of another order it is
 * offered, for nobody expects a talk to change orders by itself. True where it turned. A case that was in
 * hand when the turn began is simply gone on with: its card is still there.
 */
export function takeUpNext(draft: Draft): boolean {
  if (draft.holder === 'human' || inHand(draft)) return false;
  const next = nextParked(draft);
  if (!next) return false;
  if (next.focus?.orderId === draft.snapshot.focus?.order.id) return turnTo(draft, next);
  offerNext(draft, next);
  return false;
}

/** Where the buyer wants to go on with what waits of another order: the order to load, or true once done. */
export function goesOnWithNext(draft: Draft, heard: Heard): NeedOrder | boolean {
  const next = draft.state.nextOffered && !inHand(draft) ? nextParked(draft) : undefined;
  const orderId = next?.focus?.orderId;
  if (!next || orderId === undefined) return false;
  if (heard.stance !== 'accept' && !GOES_ON.test(heard.text)) return false;
  if (draft.snapshot.focus?.order.id !== orderId) return { needOrder: orderId };
  return turnTo(draft, next);
}

const GOES_ON =
  /^(?:好的?|行|嗯|可以)?[,，\s]*(?:接着|继续)(?:办|处理|弄|说|来)?(?:那[件个单笔])?(?:吧|呗)?[。.!！~]*$|^(?:yes|ok|sure)?[,\s]*(?:please )?(?:go on|continue|carry on)(?: with (?:it|that))?(?: please)?[.!]*$/i;

function offerNext(draft: Draft, { ticketId, focus }: Parked): void {
  const order = draft.snapshot.orders.find(({ id }) => id === focus?.orderId);
  if (!order || draft.state.nextOffered === order.id) return;
  const ticket = ticketId ? draft.ticketById(ticketId) : undefined;
  const title =
    ticket?.itemTitle ??
    (order.items.find(({ id }) => id === focus?.itemId) ?? order.items[0])?.title;
  draft.note({ type: 'next_offered', orderId: order.id });
  draft.say(
    [{ name: 'next_elsewhere', facts: { item: { kind: 'quoted', text: title ?? order.id } } }],
    {
      quickReplies: [word('quick.go_on', draft.locale)],
    },
  );
}

function turnTo(draft: Draft, next: Parked): boolean {
  const { focus } = draft.snapshot;
  const before = draft.stateBefore;
  const ticket = next.ticketId ? draft.ticketById(next.ticketId) : undefined;
  if (ticket) {
    takeUp(draft, ticket);
    if (before.ticketId === ticket.id) return true;
    draft.say([
      {
        name: 'next_case',
        facts: { item: itemOf(ticket), number: { kind: 'word', word: ticket.number } },
      },
    ]);
    showStep(draft, ticket);
    return true;
  }
  const item = focus?.order.items.find(({ id }) => id === next.focus?.itemId);
  if (!focus || !item) return false;
  draft.note({ type: 'claim_begun', orderId: focus.order.id, itemId: item.id });
  draft.say([{ name: 'next_claim', facts: { item: { kind: 'quoted', text: item.title } } }]);
  advanceClaim(draft, { ...hear({}, undefined, draft.state), topic: 'silent', item: item.id });
  return true;
}

/** Shows what a case waits for: its card, its question, or its photos. */
export function showStep(draft: Draft, ticket: Ticket): void {
  const { pending, confirm } = draft.state;
  if (confirm) showCard(draft, confirm);
  else if (pending && pending.slot !== 'evidence' && askAgain(draft, pending)) return;
  else if (ticket.state === 'evidence_wait')
    requestEvidence(draft, ticket, { failed: [], sent: false, anew: true });
  else showOffer(draft, ticket.id);
}
