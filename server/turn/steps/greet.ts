import { word } from '../../dialogue/speech.ts';
import type { Draft } from '../draft.ts';
import { quickStarts } from './quick-starts.ts';

/** The first words: they name the order the chat was opened from, where there is one. */
export function greet(draft: Draft): void {
  const { conversation, focus, orders } = draft.snapshot;
  if (!conversation.buyerId) {
    draft.say([{ name: 'sign_in' }], { quickReplies: [word('quick.human', draft.locale)] });
    return;
  }
  const order = focus?.order;
  if (!order) {
    draft.say([{ name: 'greet' }], { quickReplies: orders.length > 0 ? quickStarts(draft) : [] });
    return;
  }
  const only = order.items.length === 1 ? order.items[0] : undefined;
  draft.note({ type: 'focus_set', orderId: order.id, ...(only && { itemId: only.id }) });
  const title = order.items.map((item) => item.title).join(' / ');
  draft.say([{ name: 'greet_order', facts: { item: { kind: 'quoted', text: title } } }], {
    quickReplies: quickStarts(draft),
  });
}
