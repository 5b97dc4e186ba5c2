import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Parked } from '../../dialogue/conversation.ts';
import type { Fact } from '../../dialogue/facts.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { isTerminal } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { inOrder } from '../case-order.ts';
import type { Draft } from '../draft.ts';
import type { NeedOrder } from './focus.ts';

/** In these states a case is talked of until the buyer has answered; in others it waits for the world. */
const TALKED: readonly Ticket['state'][] = [
  'evidence_wait',
  'offer_wait',
  'negotiation',
  'inspect_dispute',
];

const OFFERING: readonly Ticket['state'][] = ['offer_wait', 'negotiation', 'inspect_dispute'];

/** The talk's open cases, in the order they were opened. */
export const openCases = (draft: Draft): readonly Ticket[] =>
  inOrder(
    draft.tickets.filter(({ state }) => !isTerminal(state)),
    draft.snapshot.orders,
  );

export const itemOf = ({ itemTitle }: Pick<Ticket, 'itemTitle'>): Fact => ({
  kind: 'quoted',
  text: itemTitle,
});

/** Turns the talk to a case; one of another order has to be loaded first. */
export function takeUp(draft: Draft, ticket: Ticket): NeedOrder | undefined {
  if (draft.state.ticketId === ticket.id) return undefined;
  if (draft.snapshot.focus?.order.id !== ticket.orderId) return { needOrder: ticket.orderId };
  draft.note({ type: 'ticket_opened', ticketId: ticket.id });
  const { orderId, itemId } = ticket;
  if (draft.state.focus?.itemId !== itemId || draft.state.focus.orderId !== orderId)
    draft.note({ type: 'focus_set', orderId, itemId });
  return undefined;
}

/** Whether the talk waits for the buyer's answer in what is in hand. */
export function inHand(draft: Draft): boolean {
  const { pending, confirm, person, appealing, draft: told } = draft.state;
  if (pending ?? confirm ?? person ?? appealing) return true;
  const { ticket } = draft;
  return ticket ? isTalked(ticket) : (told.leaf ?? told.description) !== undefined;
}

const isTalked = ({ state }: Ticket): boolean => TALKED.includes(state);

/** What waits for its turn, oldest first: a case at the buyer's, or a claim that is not opened yet. */
export const nextParked = (draft: Draft): Parked | undefined =>
  (draft.state.parked ?? []).find(({ ticketId, confirm, draft: told }) => {
    if (ticketId === undefined) return (told.leaf ?? told.description) !== undefined;
    const ticket = draft.ticketById(ticketId);
    return ticket !== undefined && (isTalked(ticket) || (confirm && !isTerminal(ticket.state)));
  });

/** The case that a tapped card belongs to, or that the message says it is for. */
export function caseTapped(draft: Draft, body: MessageBody): Ticket | undefined {
  const parked = draft.state.parked ?? [];
  const { offer, confirm, choose } = body;
  const byAsk = parked.find(
    ({ pending, confirm: card }) =>
      (confirm !== undefined && card?.askId === confirm.askId) ||
      (choose !== undefined && pending?.askId === choose.askId),
  )?.ticketId;
  const byOffer = draft.tickets.find(
    ({ offers }) => offer !== undefined && offers.some(({ id }) => id === offer.offerId),
  )?.id;
  const ticket = draft.ticketById(byAsk ?? byOffer ?? body.ticketId ?? filesFor(draft, body) ?? '');
  return ticket && !isTerminal(ticket.state) ? ticket : undefined;
}

/** Photos belong to the case they were taken for; those of none to the case that waits for some. */
function filesFor(draft: Draft, { evidenceIds = [] }: MessageBody): string | undefined {
  if (evidenceIds.length === 0) return undefined;
  const sent = draft.snapshot.evidence.filter(({ id }) => evidenceIds.includes(id));
  const cases = new Set(sent.map(({ ticketId }) => ticketId));
  const [only] = cases;
  if (cases.size === 1 && only !== undefined) return only;
  if (draft.ticket?.state === 'evidence_wait') return undefined;
  const waiting = openCases(draft).filter(({ state }) => state === 'evidence_wait');
  return waiting.length === 1 ? waiting[0]?.id : undefined;
}

const ANOTHER =
  /^(?:那|还有)?(?:另外?(?:一)?[个件单台]|剩下(?:那|的)?[个件单]?)|\b(?:the )?other (?:one|case|item)\b/i;

/** The open case that the words name: by its item, by its place, or as "the other one". */
export function caseNamed(draft: Draft, heard: Heard): Ticket | undefined {
  const open = openCases(draft);
  const named = open.find(({ itemId }) => itemId === heard.item);
  if (named) return named;
  const others = open.filter(({ id }) => id !== draft.state.ticketId);
  const byOrder = others.filter(({ orderId }) => orderId === heard.order);
  if (heard.item === undefined && byOrder.length === 1) return byOrder[0];
  if (others.length === 1 && ANOTHER.test(heard.text)) return others[0];
  return heard.stance === undefined ? undefined : caseAnswered(draft, others);
}

/** A yes or a no where the case in hand asks for none: the one other case that does. */
function caseAnswered(draft: Draft, others: readonly Ticket[]): Ticket | undefined {
  const { ticket } = draft;
  const { confirm, pending, parked = [] } = draft.state;
  const asks = confirm !== undefined || (pending !== undefined && pending.slot !== 'evidence');
  if (asks || (ticket && OFFERING.includes(ticket.state))) return undefined;
  const cards = parked.filter((one) => one.confirm !== undefined);
  const byCard = others.filter(({ id }) => cards.some(({ ticketId }) => ticketId === id));
  if (byCard.length === 1) return byCard[0];
  const offering = others.filter(({ state }) => OFFERING.includes(state));
  return offering.length === 1 ? offering[0] : undefined;
}
