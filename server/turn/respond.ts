import type { MessageBody } from '../contract/buyer-channel.ts';
import { cannotShoot, nothingMore } from '../dialogue/details.ts';
import type { Heard } from '../dialogue/hear.ts';
import { reasonInstead } from '../dialogue/retraction.ts';
import type { Leaf } from '../terms/reason.ts';
import { isTerminal } from '../terms/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { onConfirm, onConfirmText, onOfferVerb, type Refusal } from './answer-card.ts';
import type { Draft } from './draft.ts';
import { acknowledgeWish } from './steps/acknowledge-wish.ts';
import { talkAfterClose } from './steps/after-close.ts';
import { questionIn } from './steps/answers/answer.ts';
import { hearAside, hearRepair } from './steps/answers/aside.ts';
import { besideTheCase, notesDetail } from './steps/answers/beside.ts';
import { hearRating } from './steps/answers/rating.ts';
import { askWithdraw } from './steps/ask.ts';
import { hearCallForMerchant } from './steps/call-merchant.ts';
import { changesMind } from './steps/change-solution.ts';
import { correctsReason, isReasonAsked } from './steps/correct-reason.ts';
import { hearDelegation } from './steps/delegate.ts';
import { moveEvidence } from './steps/evidence-flow.ts';
import { fileEvidence } from './steps/file-evidence.ts';
import type { NeedOrder } from './steps/focus.ts';
import { talkOfGoods } from './steps/goods-talk.ts';
import { joinCase } from './steps/late-evidence.ts';
import { namesOffer } from './steps/name-offer.ts';
import { asShareMeant } from './steps/percent-meant.ts';
import { photosBesideOffer } from './steps/photos-beside-offer.ts';
import { handOver, type Referral } from './steps/refer.ts';
import { respondToOffer } from './steps/respond-to-offer.ts';
import { reviseClaim } from './steps/revise-claim.ts';
import { inDanger } from './steps/safety.ts';
import { tellStatus } from './steps/status.ts';
import { tellClaim } from './steps/tell-claim.ts';
import { withdraw } from './steps/withdraw.ts';
import { withoutCase } from './steps/without-case.ts';

/** Nothing where it was answered; else the order to load first, or why it is refused. */
export type Outcome =
  | NeedOrder
  | { readonly refused: Refusal; readonly detail: string }
  | undefined;

/** Answers a message in the case in hand, or begins one. */
export function respond(draft: Draft, body: MessageBody, words: Heard): Outcome {
  if (body.confirm) return onConfirm(draft, body.confirm);
  if (body.offer) return onOfferVerb(draft, body.offer);
  const heard = asReason(draft, asShareMeant(draft, words));
  const first = !heard.safety && aboutTheTalk(draft, body, heard);
  if (first) return first === true ? undefined : first;
  noteAnswer(draft, body, heard);
  if (heard.safety) return inDanger(draft, heard, heard.safety);
  if (heard.topic === 'person' && !draft.ticket && talkAfterClose(draft, heard)) return undefined;
  if (heard.topic === 'person')
    return handOver(draft, heard, { group: 'general', reasons: ['buyer_asked'], row: 'E14' });
  if (heard.legal) return handOver(draft, heard, { group: 'lead', reasons: ['legal'], row: 'E14' });
  if (bringsInMerchant(draft, heard)) return undefined;
  // The card of a claim that is still to be opened: its own words are an answer before a question.
  const asks = heard.stance === undefined && questionIn(draft, heard) !== undefined;
  const card = draft.state.confirm?.purpose === 'submit' && !asks;
  if (card && onConfirmText(draft, heard)) return undefined;
  if (draft.ticket && correctsReason(draft, draft.ticket, { body, heard })) return undefined;
  if (draft.ticket && changesMind(draft, draft.ticket, heard)) return undefined;
  const aside = hearAside(draft, body, heard);
  if (aside) return aside === true ? undefined : aside;
  const ticket = draft.ticket;
  if (ticket && !isTerminal(ticket.state)) return void onOpenTicket(draft, ticket, { body, heard });
  const { person } = draft.state;
  if (person)
    return handOver(draft, heard, {
      group: person.group as Referral['group'],
      reasons: person.reasons,
      row: 'E14',
    });
  return withoutCase(draft, body, heard);
}

/** A reason that takes the place of the one a claim goes by, or is about to, is told as plainly as any. */
function asReason(draft: Draft, heard: Heard): Heard {
  const { ticket, state } = draft;
  const now = ticket?.claim.leaf ?? state.draft.leaf;
  const { earlier } = state.draft;
  const instead = now && reasonInstead(heard, now, { doubted: doubts(state), earlier });
  if (instead) return { ...heard, topic: 'claim', draft: { ...heard.draft, leaf: instead } };
  const off = callsOff(draft, heard);
  return off ? { ...heard, topic: 'claim', asks: [], draft: { ...heard.draft, leaf: off } } : heard;
}

const WANTS_OUT = /不想要|不要了|不买了|取消|\bcancel\b|\bdon'?t want\b/i;

/** "不想要了 还没发货 能退吗": of what has not left, to ask is to call it off; the card asks back. */
function callsOff({ ticket, state, snapshot: { focus } }: Draft, heard: Heard): Leaf | undefined {
  const [first] = heard.leaves;
  const unsent = focus?.order.status === 'paid' && !ticket && !state.confirm;
  const likely = first?.id === 'FUL.cancel_unshipped' && first.confidence >= CALLED_OFF;
  return unsent && likely && WANTS_OUT.test(heard.text) ? first.id : undefined;
}

const CALLED_OFF = 0.5;

/** What was understood is not it, and the buyer was asked what is. */
const doubts = ({ ticketId, pending }: Draft['state']): boolean =>
  ticketId !== undefined && isReasonAsked(pending);

/** The other side is to be talked to, by us or by itself. */
const bringsInMerchant = (draft: Draft, heard: Heard): boolean =>
  hearDelegation(draft, heard) || hearCallForMerchant(draft, heard);

/** Said of the talk itself, before the message is taken for an answer to what stands open. */
const aboutTheTalk = (draft: Draft, body: MessageBody, heard: Heard): NeedOrder | boolean =>
  hearRating(draft, body, heard) || hearRepair(draft, body, heard);

function noteAnswer(draft: Draft, body: MessageBody, heard: Heard): void {
  const { pending } = draft.state;
  const answered =
    pending &&
    (body.choose?.askId === pending.askId ||
      heard.topic === 'claim' ||
      (heard.sends && pending.slot === 'evidence'));
  if (answered && pending.slot !== 'confirm')
    draft.note({ type: 'answered', askId: pending.askId });
  if (heard.topic !== 'unclear' && draft.state.misses > 0)
    draft.note({
      type: 'understood',
      intents: heard.main ? [heard.main] : [],
      slots: Object.keys(heard.draft),
    });
}

export interface Said {
  readonly body: MessageBody;
  readonly heard: Heard;
}

function onOpenTicket(draft: Draft, ticket: Ticket, { body, heard }: Said): void {
  if (draft.state.pending?.slot === 'confirm' && heard.stance) {
    answerWithdraw(draft, ticket, heard.stance === 'accept');
    return;
  }
  if (namesOffer(draft, ticket, heard)) return;
  if (heard.topic === 'withdraw') {
    askWithdraw(draft);
    return;
  }
  if (draft.state.confirm && onConfirmText(draft, heard)) return;
  // In an arbitration what is sent is this side's statement, and the other side may answer it.
  if (ticket.state === 'arb_evidence' && body.evidenceIds?.length) {
    fileEvidence(draft, ticket, { ids: body.evidenceIds, note: body.text, by: 'buyer' });
    return;
  }
  if (joinCase(draft, ticket, body.evidenceIds ?? [])) {
    draft.say([{ name: 'evidence_late' }]);
    return;
  }
  if (photosBesideOffer(draft, ticket, { body, heard })) return;
  if (
    (ticket.state === 'offer_wait' || ticket.state === 'negotiation') &&
    respondToOffer(draft, ticket, heard)
  )
    return;
  if (talkOfGoods(draft, ticket, heard)) return;
  if (ticket.state === 'evidence_wait') {
    onEvidenceWait(draft, ticket, { body, heard });
    return;
  }
  besideTheCase(draft, ticket, heard);
}

function onEvidenceWait(draft: Draft, ticket: Ticket, { body, heard }: Said): void {
  const files = body.evidenceIds ?? [];
  const noMore = nothingMore(heard.text) || cannotShoot(heard.text);
  if (heard.injection && files.length === 0) {
    besideTheCase(draft, ticket, heard);
    return;
  }
  const wordsOnly = heard.topic === 'photos' && !heard.sends && !noMore;
  if (wordsOnly && Object.keys(heard.draft).length === 0 && notesDetail(draft, ticket, heard))
    return;
  const revised = reviseClaim(draft, heard);
  const asked = draft.stateBefore.pending?.slot === 'remedy';
  if (!revised && !asked) acknowledgeWish(draft, ticket, heard);
  const answers = ['claim', 'photos', 'silent'].includes(heard.topic) || body.choose !== undefined;
  if (answers || revised) tellClaim(draft, heard);
  const relevant =
    noMore || files.length > 0 || revised || answers || Object.keys(heard.draft).length > 0;
  if (relevant) {
    if (!answers) tellClaim(draft, { ...heard, text: '' });
    moveEvidence(draft, ticket.id, { fileIds: files, nothingMore: noMore });
    return;
  }
  besideTheCase(draft, ticket, heard);
}

function answerWithdraw(draft: Draft, ticket: Ticket, yes: boolean): void {
  const askId = draft.state.pending?.askId;
  if (askId) draft.note({ type: 'answered', askId });
  if (!yes) {
    draft.say([{ name: 'confirm_dropped' }]);
    tellStatus(draft);
    return;
  }
  withdraw(draft, ticket, { kind: 'buyer', id: ticket.buyerId });
}
