import { leavesToUs } from '../../../dialogue/about-talk.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import { ask, askedBefore, askOrder } from '../ask.ts';
import { mainOffer, showOffer } from '../offer.ts';
import { tellStatus } from '../status.ts';
import { termsSpeech } from '../terms-speech.ts';
import { comeBack } from './come-back.ts';
import { basis } from './told.ts';

const HOW_MUCH =
  /(?:能|可以|会|得|给)?(?:退|赔|补)(?:偿)?(?:我|给我|您)?(?:多少(?:钱)?|几个?钱|几块)|多少钱(?:能|可以)?(?:退|赔|补)|\bhow much (?:(?:do|can|will|would) (?:i|you|u)|(?:is|am) (?:the|my|i)|money)\b/i;
const OFFERED: readonly Ticket['state'][] = ['offer_wait', 'negotiation'];
/** Somebody has yet to look before there is a sum. */
const OTHERS_SAY: readonly Ticket['state'][] = ['platform_review', 'appraisal', 'code_check'];

/** A sum that is asked for, and none named: no wish of its own. */
export const asksHowMuch = ({ text, draft: { amountCents, percentBps } }: Heard): boolean =>
  HOW_MUCH.test(text) && (amountCents ?? percentBps) === undefined;

/** "能退多少", and "你觉得呢" to an offer: answered by the card or the offer that lies open. */
export function plainlyAsked(draft: Draft, heard: Heard): boolean {
  const much = asksHowMuch(heard) && !heard.draft.leaf;
  const { ticket } = draft;
  if (ticket && OFFERED.includes(ticket.state) && exchangeFails(ticket, heard)) {
    draft.say([{ name: 'exchange_if_none', facts: { rule: basis('T-16') } }]);
    return true;
  }
  if (ticket && OFFERED.includes(ticket.state) && (much || leavesToUs(heard.text)))
    return tellsOffer(draft, ticket);
  if (!much) return false;
  if (draft.state.confirm?.purpose === 'submit') {
    comeBack(draft);
    return true;
  }
  if (ticket && OTHERS_SAY.includes(ticket.state)) {
    draft.say([{ name: 'sum_by_others' }]);
    tellStatus(draft);
    return true;
  }
  if (ticket?.state !== 'evidence_wait') return false;
  draft.say([{ name: 'sum_after_check' }]);
  comeBack(draft);
  return true;
}

const NONE_LEFT =
  /(?:要是|如果|万一|那)?[^,，。]{0,8}(?:没有?(?:货|了|这个|那个)?|缺货|换不了)[^,，。]{0,6}(?:呢|怎么办|咋办|[?？])|\bwhat (?:if|happens if)\b[^.?!]{0,24}\b(?:don'?t|doesn'?t|do not|no|out of)\b/i;

const exchangeFails = (ticket: Ticket, { text, draft: { fallbacks } }: Heard): boolean =>
  mainOffer(ticket)?.terms.remedy === 'exchange' && !fallbacks && NONE_LEFT.test(text);

function tellsOffer(draft: Draft, ticket: Ticket): boolean {
  const offer = mainOffer(ticket);
  if (!offer || draft.state.confirm) return false;
  draft.say([{ name: 'offer_reminder', facts: { terms: termsSpeech(offer, ticket) } }]);
  showOffer(draft, ticket.id);
  return true;
}

/** A number that is said to be an order's. */
const ORDER_NUMBER =
  /订单号?[是为:：\s]{0,4}[a-z]{0,4}\d{8,30}|\border (?:number|no\.?|id|#)? ?(?:is )?#?[a-z]{0,4}\d{8,30}/i;

/** An order's number that is none of the buyer's: said so, with those there are. Whose it is stays untold. */
export function orderUnknown(draft: Draft, { text, order }: Heard): boolean {
  const { orders } = draft.snapshot;
  const sends = draft.ticket?.state === 'return_wait' || draft.ticket?.state === 'repair_wait';
  if (order !== undefined || orders.length === 0 || sends || !ORDER_NUMBER.test(text)) return false;
  draft.say([{ name: 'order_unknown' }]);
  if (!draft.ticket && askedBefore(draft, 'order') === 0) askOrder(draft);
  return true;
}

/** Who sold it: silent, gone or out of reach. */
const SELLER_GONE =
  /(?:卖家|商家|店家|寄售方|货主|卖东西的|对方|他们?|她)?(?:把我(?:给)?(?:拉黑|删)|拉黑)了?我?(?:了|$)|(?:联系|找)不(?:上|到|着)(?:卖家|商家|店家|寄售方|货主|对方|人|他们?|她)|(?:卖家|商家|店家|寄售方|货主|对方)[^,，。]{0,6}(?:不理|不回|没回|不接|失联|装死|消失|跑路)|\b(?:seller|merchant|shop|they|he|she)\b[^.?!]{0,16}\b(?:blocked me|ignor\w+|won'?t (?:reply|answer|respond)|(?:isn'?t|not) (?:replying|answering|responding)|never (?:replied|answered|responded)|ghosted)|\bcan'?t reach (?:the )?(?:seller|merchant|shop|them|him|her)\b/i;

/** "卖家把我拉黑了": the seller need not be spoken to. Where nothing else was told, what is wrong is asked. */
export function sellerGone(draft: Draft, { text, draft: told, legal }: Heard): boolean {
  if (!SELLER_GONE.test(text) || (told.leaf ?? told.part) !== undefined || legal) return false;
  if (draft.state.person || (draft.ticket && draft.ticket.holder !== 'buyer')) return false;
  draft.say([{ name: 'seller_not_needed' }]);
  const known = draft.ticket ?? draft.state.draft.leaf ?? draft.state.pending;
  if (known) comeBack(draft);
  else if (askedBefore(draft, 'description') === 0)
    ask(draft, 'description', { name: 'ask_description' });
  return true;
}
