import type { Heard } from '../../dialogue/hear.ts';
import type { Draft } from '../draft.ts';
import { advanceClaim } from './claim.ts';
import { endCase } from './end.ts';
import { type NeedOrder, orderOfItem } from './focus.ts';

/**
 * "不是键盘 是显示器": what was told is of the other item. A claim that nobody but the buyer has acted on
 * moves there whole, with its reason; false where there is none to move.
 */
export function moveToItem(draft: Draft, heard: Heard): NeedOrder | boolean {
  const { focus, confirm, pending, draft: told } = draft.state;
  const { correction, item } = heard;
  if (!correction || !item || !focus?.itemId || item === focus.itemId) return false;
  const orderId = orderOfItem(draft, item);
  if (!orderId) return false;
  if (draft.snapshot.focus?.order.id !== orderId) return { needOrder: orderId };
  const { ticket } = draft;
  if (ticket) {
    if (ticket.state !== 'evidence_wait' || ticket.evidence.length > 0) return false;
    const buyer = { kind: 'buyer', id: ticket.buyerId } as const;
    if (!draft.act(ticket.id, { type: 'withdraw' }, buyer)) return false;
    draft.showTicket(ticket.id);
    endCase(draft, ticket.id);
    draft.note({ type: 'claim_told', draft: told });
  } else if ((told.leaf ?? told.description) === undefined) return false;
  if (confirm) draft.note({ type: 'confirm_closed', askId: confirm.askId, outcome: 'dropped' });
  if (pending) draft.note({ type: 'answered', askId: pending.askId });
  draft.note({ type: 'focus_set', orderId, itemId: item });
  const title = draft.snapshot.focus.order.items.find(({ id }) => id === item)?.title ?? '';
  draft.say([{ name: 'item_moved', facts: { item: { kind: 'quoted', text: title } } }]);
  return advanceClaim(draft, { ...heard, topic: 'claim', text: '', draft: {} }) ?? true;
}
