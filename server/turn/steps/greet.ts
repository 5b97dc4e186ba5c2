import { word } from '../../dialogue/speech.ts';
import { titlesOf } from '../../terms/order.ts';
import type { Draft } from '../draft.ts';
import { quickStarts } from './quick-starts.ts';

/** The first words: they name the order, or the item of it, that the chat was opened from. */
export function greet(draft: Draft, itemId?: string): void {
  const { conversation, focus, orders } = draft.snapshot;
  if (!conversation.buyerId) {
    draft.say([{ name: 'greet_visitor' }], { quickReplies: [word('quick.human', draft.locale)] });
    return;
  }
  const order = focus?.order;
  if (!order) {
    draft.say([{ name: 'greet' }], { quickReplies: orders.length > 0 ? quickStarts(draft) : [] });
    return;
  }
  const tapped = order.items.filter(({ id }) => id === itemId);
  const meant = tapped.length > 0 ? tapped : order.items;
  const only = meant.length === 1 ? meant[0] : undefined;
  draft.note({ type: 'focus_set', orderId: order.id, ...(only && { itemId: only.id }) });
  const title = titlesOf(meant);
  draft.say([{ name: 'greet_order', facts: { item: { kind: 'quoted', text: title } } }], {
    quickReplies: quickStarts(draft),
  });
}
