import { SLOW } from '../../../dialogue/demands.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { invoiceWish } from '../../../dialogue/invoices.ts';
import type { IntentId } from '../../../terms/understanding.ts';
import type { Draft } from '../../draft.ts';
import type { NeedOrder } from '../focus.ts';
import { cancelOrder, modifyOrder } from './change-order.ts';
import { changeClaim, claimStatus } from './claim-status.ts';
import { comeBack } from './come-back.ts';
import { couponPoints, priceProtect } from './extras.ts';
import { pickup, returnAddress, shippingFee } from './freight.ts';
import { invoice } from './invoice.ts';
import { returnPolicy, warrantyPolicy } from './policy.ts';
import { refundStatus } from './refunds.ts';
import type { Answer } from './told.ts';
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
export const ANSWERED: readonly string[] = [...Object.keys(ANSWERS), ...Object.keys(REQUESTS)];

/** "还要多久" asks about the case where there is one, and about the parcel where there is none. */
export const HOW_LONG = /多久|多长时间|啥时候(?:能)?(?:好|处理)|how long/i;
const PARCEL = /快递|物流|包裹|到货|送到|发货|parcel|package|deliver|ship/i;

const INVOICE = /发票|专票|普票|\binvoices?\b/i;

/** Which question a message puts; undefined where it is about something else. */
export function questionIn(draft: Draft, heard: Heard): IntentId | undefined {
  const asks = heard.topic === 'status' || heard.topic === 'uncovered';
  const { main, text } = heard;
  // A wrong name on the paper is no fault of the goods.
  if (INVOICE.test(text) && (main === 'invoice' || invoiceWish(text) === 'correct'))
    return 'invoice';
  if (main === 'not_received' && unshipped(draft)) return 'order_status';
  if (main === 'complaint' && SLOW.test(heard.text) && underWay(draft)) return 'logistics_status';
  if (!asks || main === undefined) return undefined;
  const parcel = main === 'logistics_status' || main === 'order_status';
  if (parcel && draft.ticket && HOW_LONG.test(heard.text) && !PARCEL.test(heard.text))
    return 'claim_status';
  if (ANSWERS[main]) return main;
  return REQUESTS[main] && !draft.ticket ? main : undefined;
}

/** "还没收到" of what has not left yet is no loss: it is a question about the shipping. */
const unshipped = ({ snapshot: { focus }, ticket }: Draft): boolean =>
  ticket === undefined && focus !== undefined && focus.order.status === 'paid';

/** "怎么这么慢" of what has not come yet is about the parcel. */
const underWay = ({ snapshot: { focus }, ticket }: Draft): boolean =>
  ticket === undefined && (focus?.order.status === 'paid' || focus?.order.status === 'shipped');

/** Answers first; then leads back to what was open, once. */
export function answer(draft: Draft, heard: Heard, about: IntentId): NeedOrder | undefined {
  const waiting = draft.state.pending;
  const told = (ANSWERS[about] ?? REQUESTS[about])?.(draft, heard);
  if (told === undefined || told === 'asked') return undefined;
  if (told !== 'told') return told;
  draft.note({ type: 'question_answered', about });
  const begun = draft.state.ticketId !== draft.stateBefore.ticketId;
  const first = draft.state.answered?.[about] === 1 && !begun;
  if (first && waiting === draft.state.pending && ANSWERS[about]) comeBack(draft, about);
  return undefined;
}
