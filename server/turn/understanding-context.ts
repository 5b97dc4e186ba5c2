import type { ConversationState } from '../dialogue/conversation.ts';
import { isTerminal } from '../terms/state.ts';
import type { UnderstandingContext } from '../terms/understanding.ts';
import { inOrder } from './case-order.ts';
import type { Snapshot } from './ports.ts';

/** What is known of a talk when a message arrives, as the understanding takes it. */
export function understandingContext(
  { conversation, tickets, orders }: Snapshot,
  now: string,
): UnderstandingContext {
  const state = conversation.state as Partial<ConversationState> | null;
  const { pending, confirm, focus, ticketId } = state ?? {};
  const open = tickets.filter(({ state: at }) => !isTerminal(at));
  const current =
    open.find(({ id }) => id === ticketId) ?? open.find(({ holder }) => holder !== 'none');
  const cases = inOrder(open, orders).map(({ itemId }) => itemId);
  return {
    locale: conversation.locale,
    now,
    ...(confirm
      ? { pending: { slot: 'confirm' } }
      : pending && {
          pending: { slot: pending.slot, ...(pending.options && { options: pending.options }) },
        }),
    // Names of items are their order's own: the one in hand is looked through first.
    orders: [...orders].sort(
      (a, b) => Number(b.id === focus?.orderId) - Number(a.id === focus?.orderId),
    ),
    ...(focus && {
      focus: {
        orderId: focus.orderId,
        ...(focus.itemId !== undefined && { itemId: focus.itemId }),
      },
    }),
    ...(current && { ticketState: current.state }),
    ...(cases.length > 1 && { cases }),
  };
}
