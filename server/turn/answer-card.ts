import type { MessageBody } from '../contract/buyer-channel.ts';
import type { PendingConfirm } from '../dialogue/conversation.ts';
import type { Heard } from '../dialogue/hear.ts';
import { reasonInstead } from '../dialogue/retraction.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Draft } from './draft.ts';
import { showCard } from './steps/answers/come-back.ts';
import { appraisalFeeAgreed } from './steps/appraisal.ts';
import { showConfirm } from './steps/confirm.ts';
import { execute } from './steps/execute.ts';
import { contestInspection } from './steps/inspection.ts';
import { mainOffer } from './steps/offer.ts';
import { counter, declineOffer } from './steps/respond-to-offer.ts';
import { tellStatus } from './steps/status.ts';
import { submitConfirmed } from './steps/submit.ts';

export type Refusal = 'confirm_mismatch' | 'offer_not_open';
export interface Refused {
  readonly refused: Refusal;
  readonly detail: string;
}

/** A tapped confirm card. Only the card that stands open, unchanged and in time, counts. */
export function onConfirm(
  draft: Draft,
  { askId, digest }: NonNullable<MessageBody['confirm']>,
): Refused | undefined {
  const { confirm } = draft.state;
  if (confirm?.askId !== askId || confirm.digest !== digest)
    return {
      refused: 'confirm_mismatch',
      detail:
        'this confirmation is not the one that stands open; reload and confirm the newest card',
    };
  acceptConfirm(draft, confirm);
  return undefined;
}

/** The proposed step's own name, by the reason it was proposed for. */
const STEP_NAMES: readonly (readonly [reason: RegExp, step: string])[] = [
  [/^FUL\./, '取消|退款|退|cancel it|refund it'],
  [/^NRR\.change_mind/, '拦截|拦|stop it|intercept it'],
  [/^NRR\./, '退货|退款|退|return it'],
  [/^LOG\./, '查|查件|核实|trace it'],
];

const stepFor = (leaf: string | undefined): string | undefined =>
  STEP_NAMES.find(([reason]) => leaf !== undefined && reason.test(leaf))?.[1];

/** The proposed step named as a request, with nothing else in the message: "拦截吧", "那就退吧". */
function namesTheStep(text: string, leaf: string | undefined): boolean {
  const step = stepFor(leaf);
  if (!step) return false;
  const whole = `^(嗯+[，, ]?|对[，, ]?|那就?|就|好的?[，, ]?|行[，, ]?|麻烦|帮我|请|ok |yes )?(please )?(${step}|go ahead)(一下)?吧?( please)?[。.!！~～ ]*$`;
  return new RegExp(whole, 'i').test(text);
}

/** Ends in that step with more before it ("没有小码的话就退吧"): meant, but no plain yes. */
function leansToStep(text: string, leaf: string | undefined): boolean {
  const step = stepFor(leaf);
  if (!step || /[?？]|吗|么|不(?:想|要|能|用)|别|\b(?:not|don't|can't)\b/i.test(text)) return false;
  return new RegExp(
    `(?:那|就|直接|还是|then |just )(?:${step})(?:了|一下)?吧?[。.!！~～ ]*$`,
    'i',
  ).test(text);
}

/** "确认" or "算了" typed while a confirm card stands open. */
export function onConfirmText(draft: Draft, heard: Heard): boolean {
  const { confirm } = draft.state;
  const figure = heard.draft.amountCents ?? heard.draft.percentBps;
  if (!confirm) return false;
  // The card is of one reason, and now another one is told.
  const { leaf, earlier } = draft.state.draft;
  if (confirm.purpose === 'submit' && leaf && reasonInstead(heard, leaf, { earlier })) {
    draft.note({ type: 'confirm_closed', askId: confirm.askId, outcome: 'dropped' });
    return false;
  }
  const plain = figure === undefined && heard.draft.remedy === undefined;
  // Money moves on these words: they must be a plain yes and nothing else.
  const goes = confirm.purpose === 'submit' && namesTheStep(heard.text, draft.state.draft.leaf);
  if ((heard.plainYes && plain) || goes) {
    acceptConfirm(draft, confirm);
    return true;
  }
  const leans = confirm.purpose === 'submit' && leansToStep(heard.text, leaf);
  if ((heard.stance === 'accept' && plain) || leans) {
    draft.say([{ name: 'confirm_again' }]);
    showCard(draft, confirm);
    return true;
  }
  const turnsAway =
    heard.stance === 'reject' ||
    heard.stance === 'haggle' ||
    figure !== undefined ||
    heard.draft.remedy !== undefined;
  if (!turnsAway) return false;
  draft.note({ type: 'confirm_closed', askId: confirm.askId, outcome: 'dropped' });
  if (figure !== undefined || heard.draft.remedy !== undefined || heard.stance === 'haggle')
    return false;
  draft.say([{ name: 'confirm_dropped' }]);
  if (confirm.purpose === 'submit') draft.note({ type: 'claim_dropped' });
  else tellStatus(draft);
  return true;
}

function acceptConfirm(draft: Draft, confirm: PendingConfirm): void {
  const { askId, ticketId, offerId, purpose } = confirm;
  if (Date.parse(confirm.expiresAt) < Date.parse(draft.now)) {
    draft.note({ type: 'confirm_closed', askId, outcome: 'dropped' });
    draft.say([{ name: 'confirm_expired' }]);
    showCard(draft, confirm);
    return;
  }
  draft.note({ type: 'confirm_closed', askId, outcome: 'confirmed' });
  if (purpose === 'submit') {
    submitConfirmed(draft, confirm);
    return;
  }
  if (purpose === 'fee') {
    if (!appraisalFeeAgreed(draft, ticketId, askId)) tellStatus(draft);
    return;
  }
  const actor = {
    kind: 'buyer',
    ...(draft.snapshot.conversation.buyerId && { id: draft.snapshot.conversation.buyerId }),
  } as const;
  const merchantPending = draft.ticketById(ticketId)?.state === 'merchant_review';
  if (merchantPending) {
    draft.act(ticketId, { type: 'consent', offerId, consentId: askId }, actor);
    draft.say([{ name: 'consent_noted' }]);
    draft.showTicket(ticketId);
    return;
  }
  if (!execute(draft, ticketId, { offerId, consentId: askId, actor })) tellStatus(draft);
}

const TAKES_OFFERS: readonly Ticket['state'][] = ['offer_wait', 'negotiation', 'inspect_dispute'];

/** A tapped offer card. Accepting shows the confirm card; nothing moves yet. */
export function onOfferVerb(
  draft: Draft,
  tapped: NonNullable<MessageBody['offer']>,
): Refused | undefined {
  const ticket = draft.snapshot.tickets.find((one) =>
    one.offers.some((offer) => offer.id === tapped.offerId),
  );
  const offer = ticket?.offers.find((one) => one.id === tapped.offerId);
  const takes = ticket !== undefined && TAKES_OFFERS.includes(ticket.state);
  if (!ticket || !offer || offer.status !== 'open' || !takes)
    return {
      refused: 'offer_not_open',
      detail: 'this offer is no longer open; the newest one in the conversation is',
    };
  if (draft.state.confirm)
    draft.note({ type: 'confirm_closed', askId: draft.state.confirm.askId, outcome: 'dropped' });
  if (tapped.verb === 'accept') showConfirm(draft, ticket.id, offer.id, 'accept');
  else if (ticket.state === 'inspect_dispute') contestInspection(draft, ticket, tapped.amountCents);
  else if (tapped.verb === 'counter') counter(draft, ticket, tapped.amountCents);
  else declineOffer(draft, ticket, mainOffer(ticket) ?? offer);
  return undefined;
}
