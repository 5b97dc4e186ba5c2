import { Draft, SYSTEM } from './draft.ts';
import type { DraftInput } from './draft-input.ts';
import { type CommandPlan, NOTHING, planned } from './plan-command.ts';
import { assessClaim } from './steps/assess.ts';
import { holdIfDisputed } from './steps/dispute.ts';
import { newTicket } from './steps/new-ticket.ts';
import { doneFact } from './steps/way-steps.ts';

/** The inbox name of the monitor that finds unsent orders. */
const MONITOR = 'ship-monitor';
const LEAF = 'FUL.late_ship';

export interface LateInput extends DraftInput {
  readonly orderId: string;
  readonly itemId: string;
}

/** An item that was not sent in time: its buyer is told, and offered what a claim would be. */
export function planLateShipment({ orderId, itemId, ...input }: LateInput): CommandPlan {
  const { focus: facts } = input.snapshot;
  const item = facts?.order.items.find((one) => one.id === itemId);
  const line = facts?.lines.find((one) => one.itemId === itemId);
  // Whoever has claimed on it before knows what became of it.
  if (!facts || !item || line?.claims !== 0 || facts.order.status !== 'paid') return NOTHING;
  const draft = new Draft(input);
  const id = draft.id('tk');
  draft.note({ type: 'focus_set', orderId, itemId });
  draft.act(
    id,
    { type: 'submit', opened: newTicket(draft, facts, { id, item, leaf: LEAF }) },
    SYSTEM,
  );
  draft.note({ type: 'ticket_opened', ticketId: id });
  draft.say([
    {
      name: 'late_found',
      facts: {
        item: { kind: 'quoted', text: item.title },
        number: { kind: 'word', word: draft.ticket?.number ?? '' },
        ...doneFact({ id }),
      },
    },
  ]);
  const data = { reason: 'late_shipment', orderId, itemId, number: draft.ticket?.number };
  draft.effect({
    key: `alert:late_ship:${orderId}:${itemId}`,
    ticketId: id,
    effect: { kind: 'storefront.events', ticketId: id, events: [{ type: 'alert.raised', data }] },
  });
  holdIfDisputed(draft, id);
  assessClaim(draft, id);
  return planned(draft, {
    inbox: { provider: MONITOR, eventId: `late_ship:${orderId}:${itemId}` },
  });
}
