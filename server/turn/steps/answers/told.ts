import type { Cite } from '../../../contract/conversation-events.ts';
import type { Facts } from '../../../decision/facts.ts';
import type { Fact } from '../../../dialogue/facts.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import type { Currency } from '../../../terms/money.ts';
import type { OrderItem } from '../../../terms/order.ts';
import type { Leaf } from '../../../terms/reason.ts';
import type { IntentId } from '../../../terms/understanding.ts';
import type { Draft } from '../../draft.ts';
import type { OrderFacts } from '../../ports.ts';
import { factsOf } from '../facts.ts';
import { focusOn, focusOnOrder, type NeedOrder } from '../focus.ts';
import { newTicket, previewOf } from '../new-ticket.ts';

/** `asked`: the order has to be named first, and the question waits for it. */
export type Told = 'told' | 'asked' | NeedOrder;
export type Answer = (draft: Draft, heard: Heard) => Told;

export const rule = (id: string): Cite => ({ kind: 'rule', id });
/** The rule that a sentence rests on without naming a figure of it. */
export const basis = (id: string): Fact => ({ kind: 'basis', cite: rule(id) });
export const money = (cents: number, currency: Currency, cite: Cite): Fact => ({
  kind: 'money',
  cents,
  currency,
  cite,
});
export const instant = (at: string, cite: Cite): Fact => ({ kind: 'instant', at, cite });
export const plain = (word: string): Fact => ({ kind: 'word', word });
export const titleOf = ({ title }: Pick<OrderItem, 'title'>): Fact => ({
  kind: 'quoted',
  text: title,
});

/** Answers from an order's facts, whichever of its items is meant. */
export function aboutOrder(
  draft: Draft,
  heard: Heard,
  { about, tell }: { about: IntentId; tell: (facts: OrderFacts, item?: OrderItem) => void },
): Told {
  const focus = focusOnOrder(draft, heard);
  if (focus.kind === 'need') return { needOrder: focus.orderId };
  if (focus.kind === 'asked') {
    draft.note({ type: 'wondered', about });
    return 'asked';
  }
  tell(focus.facts, focus.item);
  return 'told';
}

/** Answers about one item: an order with several is asked which one. */
export function aboutItem(
  draft: Draft,
  heard: Heard,
  { about, tell }: { about: IntentId; tell: (facts: OrderFacts, item: OrderItem) => void },
): Told {
  const order = focusOnOrder(draft, heard);
  if (order.kind === 'found' && order.item) {
    tell(order.facts, order.item);
    return 'told';
  }
  // Only an item is missing: what asks for it is the same for claims and questions.
  if (order.kind === 'found') focusOn(draft, heard);
  if (order.kind === 'need') return { needOrder: order.orderId };
  draft.note({ type: 'wondered', about });
  return 'asked';
}

/** The facts as a claim of this leaf would have them, opened now. */
export const factsFor = (
  draft: Draft,
  facts: OrderFacts,
  { item, leaf }: { readonly item: OrderItem; readonly leaf: Leaf },
): Facts | undefined =>
  factsOf(draft, previewOf(newTicket(draft, facts, { id: 'preview', item, leaf })));

/** Items of an order that one answer speaks of at most. */
export const MOST_ITEMS = 3;

/** Answers about the item that is named or in hand, else about each one of the order; asks where there are many. */
export function aboutItems(
  draft: Draft,
  heard: Heard,
  {
    about,
    tell,
  }: { about: IntentId; tell: (facts: OrderFacts, items: readonly OrderItem[]) => void },
): Told {
  const order = focusOnOrder(draft, heard);
  const items = order.kind === 'found' ? order.facts.order.items : [];
  if (order.kind !== 'found' || order.item || items.length > MOST_ITEMS)
    return aboutItem(draft, heard, { about, tell: (facts, item) => tell(facts, [item]) });
  tell(order.facts, items);
  return 'told';
}
