import { parcelOf } from '../../decision/parcel.ts';
import { type PlainReply, type Speech, speech } from '../../dialogue/speech.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { couponsTold, priceTold } from './answers/extras.ts';
import { tellInvoice } from './answers/invoice.ts';
import { refundsTold } from './answers/refunds.ts';
import { tellWhere } from './answers/whereabouts.ts';

type Tell = (draft: Draft, facts: OrderFacts) => void;

/** The item in hand, where the talk knows it. */
const itemOf = (draft: Draft, { order }: OrderFacts) =>
  order.items.find((item) => item.id === draft.state.focus?.itemId);

const where =
  (name: PlainReply): Tell =>
  (draft, facts) => {
    const item = itemOf(draft, facts);
    // A parcel that has arrived meanwhile speaks for itself.
    const there = item && parcelOf(facts.order, item).stage === 'signed';
    tellWhere(draft, facts, item, there ? [] : [speech(name, {})]);
  };

/** Topics that need no order to be told. */
const PLAIN: Readonly<Record<string, (draft: Draft) => readonly Speech[]>> = {
  relist: () => [{ name: 'inform_relist' }],
  order_access: () => [{ name: 'inform_order_access' }],
  coupon_points: couponsTold,
  refund_not_arrived: (draft) => {
    const refunds = refundsTold(draft);
    return [
      { name: 'inform_refund_not_arrived' },
      ...(refunds.length > 0 ? refunds : [{ name: 'refund_none' } as const]),
    ];
  },
};

/** Topics told from the order's own facts. */
const OF_ORDER: Readonly<Record<string, Tell>> = {
  ships_in_time: where('inform_ships_in_time'),
  delivery_delay: where('inform_delivery_delay'),
  parcel_moving: where('inform_parcel_moving'),
  price_drop: (draft, facts) => draft.say(priceTold(draft, facts)),
  invoice: (draft, facts) =>
    tellInvoice(draft, facts, itemOf(draft, facts)?.merchantId ?? facts.merchants[0]?.id ?? ''),
};
export const INFORM_TOPICS: readonly string[] = [...Object.keys(PLAIN), ...Object.keys(OF_ORDER)];

/** Answers what needs no case: the rule in plain words, and what the buyer can do next. */
export function tellInform(draft: Draft, topic: string, facts = draft.snapshot.focus): void {
  const plain = PLAIN[topic];
  const ofOrder = OF_ORDER[topic];
  if (plain) draft.say(plain(draft));
  else if (ofOrder && facts) ofOrder(draft, facts);
  else draft.say([{ name: 'inform_generic' }]);
  draft.note({ type: 'claim_dropped' });
}
