import { addDays, isWithin } from '../../../decision/days.ts';
import { rulesFor } from '../../../decision/market.ts';
import { lastMovement, type Parcel, parcelOf } from '../../../decision/parcel.ts';
import { shipDue } from '../../../decision/windows.ts';
import { SLOW } from '../../../dialogue/demands.ts';
import { days } from '../../../dialogue/durations.ts';
import type { Fact } from '../../../dialogue/facts.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { carrierName, scanName } from '../../../dialogue/labels.ts';
import { type Speech, word } from '../../../dialogue/speech.ts';
import type { OrderItem } from '../../../terms/order.ts';
import type { Locale } from '../../../terms/party.ts';
import { type Leaf, trunkOf } from '../../../terms/reason.ts';
import type { Draft } from '../../draft.ts';
import type { OrderFacts } from '../../ports.ts';
import { openCases } from '../cases.ts';
import { statusOf } from '../status.ts';
import { submit } from '../submit.ts';
import { type Answer, aboutOrder, instant, MOST_ITEMS, plain, rule, titleOf } from './told.ts';

/** "怎么还没发" and "快递到哪了": where each item is, since when, and what silence means. */
export const orderStatus: Answer = (draft, heard) =>
  aboutOrder(draft, heard, {
    about: 'order_status',
    tell: (facts, item) => tellWhere(draft, facts, item),
  });

export const logisticsStatus: Answer = (draft, heard) =>
  aboutOrder(draft, heard, {
    about: 'logistics_status',
    tell: (facts, item) => {
      tellWhere(draft, facts, item);
      if (item && complains(draft, heard, facts, item)) submit(draft, facts, item, LATE);
    },
  });

const LATE: Leaf = 'LOG.delay';

/** Whoever complains of a delay that DT-7b makes good is not only told where the parcel is. */
function complains(draft: Draft, { text }: Heard, { order }: OrderFacts, item: OrderItem): boolean {
  const parcel = parcelOf(order, item);
  if (draft.ticket || parcel.stage !== 'in_transit' || !parcel.shippedAt || !SLOW.test(text))
    return false;
  const { dt7b, dt14 } = rulesFor(draft.rules, order.market);
  const moved = lastMovement(parcel);
  const lost = moved !== undefined && !isWithin(draft.now, addDays(moved, dt14.lostAfterDays));
  if (lost || isWithin(draft.now, addDays(parcel.shippedAt, dt7b.transitDays))) return false;
  draft.note({ type: 'claim_told', draft: { leaf: LATE } });
  return true;
}

export function tellWhere(
  draft: Draft,
  facts: OrderFacts,
  item?: OrderItem,
  first: readonly Speech[] = [],
): void {
  const items = item ? [item] : facts.order.items.slice(0, MOST_ITEMS);
  const told = items.map((one) => whereIs(draft, facts, one));
  const choices = told.flatMap(({ name }) => NEXT_WORDS[name] ?? []);
  draft.say([...first, ...told], {
    ...(choices.length > 0 && { quickReplies: choices.map((key) => word(key, draft.locale)) }),
  });
}

/** What can be asked for next, where time is over. */
const NEXT_WORDS: Readonly<Record<string, readonly string[]>> = {
  order_late: ['quick.late_refund', 'quick.late_coupon'],
  parcel_overdue: ['quick.lost'],
};

/** One item's whereabouts; every instant is the carrier's, the order's or the rule's. */
export function whereIs(draft: Draft, { order }: OrderFacts, item: OrderItem): Speech {
  const parcel = parcelOf(order, item);
  const facts = { item: titleOf(item) };
  const cite = { kind: 'action', id: `order:${order.id}` } as const;
  const { signedAt } = parcel;
  switch (parcel.stage) {
    case 'unshipped': {
      const due = shipDue({ order }, rulesFor(draft.rules, order.market));
      const late = Date.parse(draft.now) > Date.parse(due);
      return {
        name: late ? 'order_late' : 'order_unshipped',
        facts: { ...facts, due: instant(due, rule('DT-14')) },
      };
    }
    case 'digital':
      return signedAt
        ? {
            name: 'order_code_sent',
            facts: { ...facts, at: instant(signedAt, cite), done: { kind: 'done', cite } },
          }
        : { name: 'order_code_waiting', facts };
    case 'signed':
      return signedAt
        ? { name: 'order_signed', facts: { ...facts, at: instant(signedAt, cite) } }
        : { name: 'order_signed_plain', facts };
    case 'in_transit':
      return claimed(draft, item) ?? onTheWay(draft, parcel, { order, facts });
  }
}

/** What is missing is looked into already: where that stands says more than that it could be done. */
function claimed(draft: Draft, { id }: OrderItem): Speech | undefined {
  const open = openCases(draft).find(
    ({ itemId, claim }) => itemId === id && trunkOf(claim.leaf) === 'LOG',
  );
  return open && statusOf(draft, open);
}

function onTheWay(
  draft: Draft,
  parcel: Parcel,
  { order, facts }: { order: OrderFacts['order']; facts: { readonly item: Fact } },
): Speech {
  const { shipment } = parcel;
  if (!shipment?.trackingNo) return { name: 'parcel_unknown', facts };
  const known = {
    ...facts,
    carrier: plain(carrierName(shipment.carrier, draft.locale)),
    tracking: plain(shipment.trackingNo),
  };
  const scan = shipment.events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
  if (!scan) return { name: 'parcel_unscanned', facts: known };
  const moved = lastMovement(parcel) ?? scan.at;
  const { lostAfterDays } = rulesFor(draft.rules, order.market).dt14;
  const at = instant(scan.at, { kind: 'action', id: `shipment:${shipment.id}` });
  if (!isWithin(draft.now, addDays(moved, lostAfterDays)))
    return {
      name: 'parcel_overdue',
      facts: {
        ...facts,
        at,
        window: days(lostAfterDays, rule('DT-14')),
      },
    };
  return {
    name: 'parcel_moving',
    facts: {
      ...known,
      at,
      scan: scanFact(scan, draft.locale),
      lost: instant(addDays(moved, lostAfterDays), rule('DT-14')),
    },
  };
}

/** The carrier's own words; where it only gives a code, ours for it. */
function scanFact({ code, text, place }: Scan, locale: Locale): Fact {
  const bare = text.trim() === '' || text === code;
  if (bare && !place) return plain(scanName(code, locale));
  const words = [place, bare ? scanName(code, locale) : text];
  return { kind: 'quoted', text: words.filter(Boolean).join(' ') };
}

type Scan = OrderFacts['order']['shipments'][number]['events'][number];
