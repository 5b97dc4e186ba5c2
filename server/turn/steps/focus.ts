import type { Heard } from '../../dialogue/hear.ts';
import type { OrderItem } from '../../terms/order.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { askItem, askOrder } from './ask.ts';
import { askProof } from './prove-order.ts';

/** The order's facts are not in the snapshot: load them and plan again. */
export interface NeedOrder {
  readonly needOrder: string;
}

export type Focus =
  | { readonly kind: 'found'; readonly facts: OrderFacts; readonly item: OrderItem }
  | { readonly kind: 'need'; readonly orderId: string }
  /** The buyer was asked which one, to prove it, or to sign in. */
  | { readonly kind: 'asked' };

/** Which order and item the talk is about; asks only where it cannot be known. */
export function focusOn(draft: Draft, heard: Heard): Focus {
  const orderId = chooseOrder(draft, heard);
  if (!orderId) {
    if (draft.snapshot.orders.length === 0) askProof(draft);
    else askOrder(draft);
    return { kind: 'asked' };
  }
  const facts = draft.snapshot.focus;
  if (facts?.order.id !== orderId) return { kind: 'need', orderId };
  const item = chooseItem(facts, heard, draft.state.focus?.itemId);
  draft.note({ type: 'focus_set', orderId, ...(item && { itemId: item.id }) });
  if (item) return { kind: 'found', facts, item };
  askItem(draft, facts.order.items);
  return { kind: 'asked' };
}

export type OrderFocus =
  | { readonly kind: 'found'; readonly facts: OrderFacts; readonly item?: OrderItem | undefined }
  | Exclude<Focus, { kind: 'found' }>;

/**
 * Which order a question is about; its items need not be told apart. A claim that is open or being
 * told stays with its own order, whatever is asked beside it.
 */
export function focusOnOrder(draft: Draft, heard: Heard): OrderFocus {
  const orderId = chooseOrder(draft, heard);
  if (!orderId) {
    if (draft.snapshot.orders.length === 0) askProof(draft);
    else askOrder(draft);
    return { kind: 'asked' };
  }
  const facts = draft.snapshot.focus;
  if (facts?.order.id !== orderId) return { kind: 'need', orderId };
  const item = chooseItem(facts, heard, draft.state.focus?.itemId);
  if (!draft.state.focus || !claiming(draft))
    draft.note({ type: 'focus_set', orderId, ...(item && { itemId: item.id }) });
  return { kind: 'found', facts, item };
}

const claiming = ({ ticket, state: { confirm, draft } }: Draft): boolean =>
  (ticket ?? confirm ?? draft.leaf ?? draft.description) !== undefined;

/** An item's name is its order's own: where several orders use it, the one in hand is meant. */
export function orderOfItem(
  { snapshot: { orders }, state: { focus } }: Draft,
  itemId: string | undefined,
): string | undefined {
  const having = orders.filter(({ items }) => items.some(({ id }) => id === itemId));
  return (having.find(({ id }) => id === focus?.orderId) ?? having[0])?.id;
}

function chooseOrder(draft: Draft, heard: Heard): string | undefined {
  const { orders } = draft.snapshot;
  const own = orders.find((order) => order.id === heard.order)?.id;
  const only = orders.length === 1 ? orders[0]?.id : undefined;
  return own ?? draft.state.focus?.orderId ?? orderOfItem(draft, heard.item) ?? only;
}

function chooseItem(
  { order }: OrderFacts,
  heard: Heard,
  known: string | undefined,
): OrderItem | undefined {
  const byId = (id: string | undefined) => order.items.find((item) => item.id === id);
  return byId(heard.item) ?? byId(known) ?? (order.items.length === 1 ? order.items[0] : undefined);
}
