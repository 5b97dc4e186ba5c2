import { rulesFor } from '../decision/market.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { TicketEvent } from '../ticket/events.ts';
import { noticesOf, staffWrote } from '../ticket/notices.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { EffectWrite } from './effect.ts';

interface Change {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

/** Whom a change of a case is told to. A case that moved on also ends what was asked of anybody before. */
export function noticeEffects({ before, ticket, events }: Change, rules: RuleSet): EffectWrite[] {
  const { timeZone } = rulesFor(rules, ticket.market);
  const notices = noticesOf(before, ticket, events).map((notice) =>
    // A buyer is far from the shop's clock where their market is.
    notice.to === 'buyer' ? { ...notice, facts: { ...notice.facts, timeZone } } : notice,
  );
  // What is asked anew takes the place of what was asked before.
  const anew = notices.some(({ to, topic }) => topic === 'act' && to === ticket.holder);
  const moved = before !== undefined && (before.state !== ticket.state || anew);
  if (notices.length === 0 && !moved) return [];
  const { id, version, conversationId, buyerId, merchantId, updatedAt: at } = ticket;
  const by = events.at(-1)?.actor.id;
  return [
    {
      key: `notice:${id}:${version}`,
      ticketId: id,
      effect: {
        kind: 'notice.tell',
        ...{ ticketId: id, version, conversationId, buyerId, merchantId, at, moved, notices },
        ...(by !== undefined && { by }),
      },
    },
  ];
}

/** A merchant is told that staff wrote to them; `key` names the message. */
export function wroteEffect(ticket: Ticket, key: string, at: string): EffectWrite {
  const { id: ticketId, version, conversationId, buyerId, merchantId } = ticket;
  return {
    key: `notice:${ticketId}:${key}`,
    ticketId,
    effect: {
      kind: 'notice.tell',
      ...{ ticketId, version, conversationId, buyerId, merchantId, at, moved: false },
      notices: [staffWrote(ticket)],
    },
  };
}
