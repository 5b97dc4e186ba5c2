import { parcelOf } from '../../../decision/parcel.ts';
import { asksHowGoes, asksHowLong, asksWhatIf } from '../../../dialogue/about-talk.ts';
import type { Asked } from '../../../dialogue/asks.ts';
import { SLOW } from '../../../dialogue/demands.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { invoiceWish } from '../../../dialogue/invoices.ts';
import { word } from '../../../dialogue/speech.ts';
import { TOPICS } from '../../../dialogue/topics.ts';
import { isTerminal } from '../../../terms/state.ts';
import type { IntentId } from '../../../terms/understanding.ts';
import type { Draft } from '../../draft.ts';
import { reopens } from '../after-close.ts';
import type { NeedOrder } from '../focus.ts';
import { cancelOrder, modifyOrder } from './change-order.ts';
import { changeClaim, claimStatus } from './claim-status.ts';
import { comeBack } from './come-back.ts';
import { couponPoints, priceProtect } from './extras.ts';
import { pickup, returnAddress, shippingFee } from './freight.ts';
import { invoice } from './invoice.ts';
import { aspectAsked, returnPolicy, warrantyPolicy } from './policy.ts';
import { refundStatus } from './refunds.ts';
import type { Answer, Told } from './told.ts';
import { logisticsStatus, orderStatus } from './whereabouts.ts';

/** What can be answered from data alone, with a case or without one. */
const ANSWERS: Partial<Readonly<Record<IntentId, Answer>>> = {
  order_status: orderStatus,
  logistics_status: logisticsStatus,
  refund_status: refundStatus,
  claim_status: claimStatus,
  modify_claim: changeClaim,
  shipping_fee: shippingFee,
  return_address: returnAddress,
  pickup,
  invoice,
  warranty_policy: warrantyPolicy,
  return_policy: returnPolicy,
  coupon_points: couponPoints,
  price_protect: priceProtect,
};
/** Requests that become a claim: only without a case that is open already. */
const REQUESTS: Partial<Readonly<Record<IntentId, Answer>>> = {
  cancel_order: cancelOrder,
  modify_order: modifyOrder,
};
/** Answers that are the same whenever they are asked for: the second time a person is offered with them. */
const RULES: readonly IntentId[] = [
  'shipping_fee',
  'coupon_points',
  'price_protect',
  'warranty_policy',
  'return_policy',
];
export const ANSWERED: readonly string[] = [...Object.keys(ANSWERS), ...Object.keys(REQUESTS)];

const PARCEL = /快递|物流|包裹|到货|送到|发货|parcel|package|deliver|ship/i;

/** Whoever wants it sent does not want it cancelled. */
const URGES =
  /(?:快|赶紧|尽快|抓紧|早)(?:点|些)?(?:给我)?(?:发货?|寄)(?!现)|催(?:一?下|催)?(?:发货|卖家|商家|$)|\b(?:ship|send) (?:it|this) (?:soon|asap|quickly|now|faster)\b|\bhurry (?:up|it)\b/i;

const INVOICE = /发票|专票|普票|\binvoices?\b/i;

/** Which question a message puts; undefined where it is about something else. */
export function questionIn(draft: Draft, heard: Heard): IntentId | undefined {
  const asks = heard.topic === 'status' || heard.topic === 'uncovered';
  const { main, text } = heard;
  // A wrong name on the paper is no fault of the goods.
  if (INVOICE.test(text) && (main === 'invoice' || invoiceWish(text) === 'correct'))
    return 'invoice';
  if (!draft.ticket && reopens(text)) return undefined;
  const aspect = aspectAsked(draft, heard);
  if (aspect === 'fake' || aspect === 'appraisal') return 'return_policy';
  // The box that is asked about is no part that something is wrong with.
  const ofRules = heard.topic === 'uncovered' || main === 'return_policy';
  if (aspect === 'packaging' && ofRules) return 'return_policy';
  if ((main === 'not_received' || URGES.test(text)) && unshipped(draft)) return 'order_status';
  if (main === 'complaint' && SLOW.test(heard.text) && underWay(draft)) return 'logistics_status';
  const ofCase = draft.ticket !== undefined && !isTerminal(draft.ticket.state);
  const loose = heard.topic === 'unclear' || heard.topic === 'off_topic';
  if (ofCase && loose && (asksHowLong(text) || asksWhatIf(text) || asksHowGoes(text)))
    return 'claim_status';
  if (sendsBack(draft) && BY_WHEN.test(text)) return 'claim_status';
  if (sendsBack(draft) && draft.state.answered?.pickup && WHEN_FETCHED.test(text)) return 'pickup';
  if (!asks || main === undefined) return undefined;
  const parcel = main === 'logistics_status' || main === 'order_status';
  // "还要多久" asks about the case where there is one, and so does "到哪了" of what has arrived.
  if (parcel && ofCase && !PARCEL.test(text) && (asksHowLong(text) || hasArrived(draft)))
    return 'claim_status';
  if (ANSWERS[main]) return main;
  return REQUESTS[main] && !draft.ticket ? main : undefined;
}

/** Until when the goods are to be sent: the case's own time, and no address. */
const BY_WHEN =
  /(?:最晚|最迟|截止|几天内|多久(?:之)?内|哪天(?:之)?前|什么时候前)|\bby when\b|\bdeadline\b|\bhow long do i have\b/i;

/** "明天下午三点", once it was asked when somebody may come. */
const WHEN_FETCHED =
  /^[^,，。?？]{0,6}(?:今天|明天|后天|周[一二三四五六日末]|星期|上午|中午|下午|晚上|尽快上门)[^?？吗]{0,16}$|^(?:on |this |next )?(?:today|tomorrow|mon|tues|wednes|thurs|fri|satur|sun)\w*\b[^?]{0,24}$/i;

const sendsBack = ({ ticket }: Draft): boolean =>
  ticket?.state === 'return_wait' || ticket?.state === 'repair_wait';

/** "还没收到" of what has not left yet is no loss: it is a question about the shipping. */
const unshipped = ({ snapshot: { focus }, ticket }: Draft): boolean =>
  ticket === undefined && focus !== undefined && focus.order.status === 'paid';

const hasArrived = ({ snapshot: { focus }, ticket }: Draft): boolean => {
  const item = focus?.order.items.find(({ id }) => id === ticket?.itemId);
  return (
    focus !== undefined && item !== undefined && parcelOf(focus.order, item).stage === 'signed'
  );
};

/** "怎么这么慢" of what has not come yet is about the parcel. */
const underWay = ({ snapshot: { focus }, ticket }: Draft): boolean =>
  ticket === undefined && (focus?.order.status === 'paid' || focus?.order.status === 'shipped');

/** Answers first; then leads back to what was open, once. */
export function answer(draft: Draft, heard: Heard, about: IntentId): NeedOrder | undefined {
  const waiting = draft.state.pending;
  const told = tell(draft, heard, about);
  if (told === undefined || told === 'asked') return undefined;
  if (told !== 'told') return told;
  const begun = draft.state.ticketId !== draft.stateBefore.ticketId;
  const first = draft.state.answered?.[about] === 1 && !begun;
  if (first && waiting === draft.state.pending && ANSWERS[about]) comeBack(draft, about);
  return undefined;
}

function tell(draft: Draft, heard: Heard, about: IntentId): Told | undefined {
  const again = RULES.includes(about) && (draft.state.answered?.[about] ?? 0) > 0;
  const work = ANSWERS[about] ?? REQUESTS[about];
  let told: Told | undefined;
  if (again)
    draft.together(() => {
      told = work?.(draft, heard);
      if (told === 'told')
        draft.say([{ name: 'asked_again' }], { quickReplies: [word('quick.human', draft.locale)] });
    });
  else told = work?.(draft, heard);
  if (told === 'told') draft.note({ type: 'question_answered', about });
  // Whoever asks something else has left "what is it about" behind.
  const { pending } = draft.state;
  if (told === 'told' && pending?.slot === 'reason' && !draft.ticket)
    draft.note({ type: 'answered', askId: pending.askId });
  return told;
}

/**
 * Answers each of several questions, in order, in one message. Where the order has to be named first, the
 * rest waits for it as well.
 */
export function tellEach(
  draft: Draft,
  heard: Heard,
  asked: readonly Asked[],
): NeedOrder | undefined {
  let last: Told | undefined;
  draft.together(() => {
    for (const { about, text } of asked.slice(0, MOST_ANSWERED)) {
      const part: Heard = { ...heard, topic: TOPICS[about] ?? 'uncovered', main: about, text };
      const question = questionIn(draft, part);
      if (!question) continue;
      if (last === 'asked') draft.note({ type: 'wondered', about: question });
      else last = tell(draft, part, question);
      if (typeof last === 'object') return;
    }
    if (last === 'told') offerRest(draft, asked.slice(MOST_ANSWERED));
  });
  return typeof last === 'object' ? last : undefined;
}

/** More answers than this at once are read by nobody. */
const MOST_ANSWERED = 3;
const LONGEST_LABEL = 24;

/** What was asked beyond that is one tap away, in the buyer's own words. */
function offerRest(draft: Draft, rest: readonly Asked[]): void {
  if (rest.length === 0) return;
  const quickReplies = rest.map(({ text }) => text.slice(0, LONGEST_LABEL));
  draft.say([{ name: 'more_asked' }], { quickReplies });
}

/** The same, and then back to what was open. */
export function answerEach(
  draft: Draft,
  heard: Heard,
  asked: readonly Asked[],
): NeedOrder | undefined {
  const [only] = asked;
  if (only && asked.length === 1) return answer(draft, heard, only.about);
  const waiting = draft.state.pending;
  const need = tellEach(draft, heard, asked);
  if (!need && waiting === draft.state.pending) comeBack(draft);
  return need;
}
