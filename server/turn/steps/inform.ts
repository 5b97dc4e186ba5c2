import { parcelOf } from '../../decision/parcel.ts';
import type { ReplyName, Speech } from '../../dialogue/speech.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { couponsTold, priceTold, tellInvoice } from './answers/extras.ts';
import { refundsTold } from './answers/refunds.ts';
import { tellWhere } from './answers/whereabouts.ts';

type Tell = (draft: Draft, facts: OrderFacts) => void;

/** The item in hand, where the talk knows it. */
const itemOf = (draft: Draft, { order }: OrderFacts) =>
  order.items.find((item) => item.id === draft.state.focus?.itemId);

const where =
  (name: ReplyName): Tell =>
  (draft, facts) => {
    const item = itemOf(draft, facts);
    // A parcel that has arrived meanwhile speaks for itself.
    const there = item && parcelOf(facts.order, item).stage === 'signed';
    tellWhere(draft, facts, item, there ? [] : [{ name }]);
  };

const say =
  (speeches: (draft: Draft, facts: OrderFacts) => readonly Speech[]): Tell =>
  (draft, facts) =>
    draft.say(speeches(draft, facts));

/** Topics of the decision module that need no case, and what is said of each. */
const TOPICS: Readonly<Record<string, Tell>> = {
  ships_in_time: where('inform_ships_in_time'),
  delivery_delay: where('inform_delivery_delay'),
  parcel_moving: where('inform_parcel_moving'),
  price_drop: say(priceTold),
  relist: say(() => [{ name: 'inform_relist' }]),
  refund_not_arrived: say((draft) => [
    { name: 'inform_refund_not_arrived' },
    ...(refundsTold(draft).length > 0 ? refundsTold(draft) : [{ name: 'refund_none' } as const]),
  ]),
  coupon_points: say(couponsTold),
  invoice: (draft, facts) =>
    tellInvoice(draft, facts, itemOf(draft, facts)?.merchantId ?? facts.merchants[0]?.id ?? ''),
  order_access: say(() => [{ name: 'inform_order_access' }]),
};
export const INFORM_TOPICS: readonly string[] = Object.keys(TOPICS);

/** Answers what needs no case: the rule in plain words, and what the buyer can do next. */
export function tellInform(draft: Draft, topic: string, facts: OrderFacts): void {
  const tell = TOPICS[topic];
  if (tell) tell(draft, facts);
  else draft.say([{ name: 'inform_generic' }]);
  draft.note({ type: 'claim_dropped' });
}
