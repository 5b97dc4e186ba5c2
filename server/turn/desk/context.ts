import type { DeskContext } from '../../contract/desk.ts';
import type { RuleSet } from '../../decision/rule-set/schema.ts';
import type { ConversationState } from '../../dialogue/conversation.ts';
import type { Buyer, Order } from '../../terms/order.ts';
import { marketOf } from '../market.ts';
import type { Snapshot } from '../ports.ts';
import type { FillFacts } from './fill.ts';
import { cannedReplies, suggest } from './suggest.ts';

interface Looking extends Pick<DeskContext, 'followers' | 'links'> {
  readonly agentName: string;
  readonly rules: RuleSet;
  /** The talks that go on in this one. */
  readonly joined: readonly Snapshot[];
}

/** What a colleague sees beside a talk: who the buyer is, what was bought, what may be said. Pure. */
export function contextOf(snapshot: Snapshot, looking: Looking): DeskContext {
  const { agentName, rules, joined, followers, links } = looking;
  const { conversation, buyer, focus, tickets, orders } = snapshot;
  const state = conversation.state as ConversationState | null;
  const current = tickets.find(
    ({ id }) => id === (state?.ticketId ?? state?.desk?.about?.ticketId),
  );
  const ticket = current ?? tickets[0];
  const facts: FillFacts = {
    ticket,
    order: focus?.order,
    buyerName: buyer?.name,
    agentName,
    locale: conversation.locale,
    timeZone: marketOf({ ticket, snapshot, rules }).rules.timeZone,
  };
  return {
    conversationId: conversation.id,
    version: conversation.lastSeq,
    holder: conversation.holder,
    locale: conversation.locale,
    talk: state?.desk ?? null,
    ...(state?.merged && { merged: state.merged.into }),
    ...(joined.length > 0 && { joined: joined.map(joinedOf) }),
    followers,
    links,
    ...(ticket && { ticketId: ticket.id }),
    ticketIds: tickets.map(({ id }) => id),
    ...(buyer && { buyer: { ...unreachable(buyer), orders: orders.length } }),
    ...(focus && { order: orderOf(focus.order, ticket?.itemId) }),
    suggestion: suggest(facts),
    canned: [...cannedReplies(facts)],
  };
}

/** A talk that goes on in this one, with the cases that stay its own. */
const joinedOf = ({ conversation, tickets }: Snapshot) => ({
  conversationId: conversation.id,
  tickets: tickets.map(({ id, number, itemTitle, claim, state }) => ({
    id,
    number,
    title: itemTitle,
    leaf: claim.leaf,
    state,
  })),
});

/** The order without where it was sent: nobody needs an address to judge a scratch. */
function orderOf(order: Order, itemId: string | undefined): DeskContext['order'] {
  const { id, status, placedAt, paidAt, paidCents, currency, market, shipments } = order;
  const items = order.items.map(({ codes: _codes, ...item }) => ({ ...item }));
  return {
    id,
    status,
    placedAt,
    paidAt,
    paidCents,
    currency,
    market,
    items,
    ...(itemId !== undefined && { itemId }),
    shipments: shipments.map((parcel) => ({ ...parcel })),
  };
}

/** The talk is where a buyer is spoken to: no colleague needs their number. */
const unreachable = ({ phone: _phone, email: _email, ...buyer }: Buyer) => buyer;
