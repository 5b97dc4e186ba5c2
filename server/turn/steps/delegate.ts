import { shareOf } from '../../decision/exact.ts';
import { asksToSpeak, namesTheLeast } from '../../dialogue/delegation.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { moveFor, type Spoken, talk } from '../../negotiation/engine.ts';
import type { Mandate } from '../../negotiation/mandate.ts';
import { buyerMandate } from '../../negotiation/mandates.ts';
import { openCounter, roundsLeft, standing } from '../../ticket/proposals.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { BOT, type Draft } from '../draft.ts';
import { showConfirm } from './confirm.ts';
import { askMerchantFor, tellFigure } from './negotiate.ts';
import { mainOffer, showOffer } from './offer.ts';
import { newCounter, putProposal } from './proposals.ts';
import { tellFinal } from './respond-to-offer.ts';
import { mandateOf, partialTerms, roomOf, type TalkTable, tableOf } from './talk-table.ts';
import { claimedCents } from './ways.ts';

/** "你帮我谈": with a least sum where one is named, else never below what is due. False where it is not that. */
export function hearDelegation(draft: Draft, heard: Heard): boolean {
  const { ticket } = draft;
  const open = ticket?.state === 'offer_wait' || ticket?.state === 'negotiation';
  if (!open || !asksToSpeak(heard.text)) return false;
  const { amountCents, percentBps } = heard.draft;
  const named =
    amountCents ??
    (percentBps === undefined ? undefined : shareOf(claimedCents(ticket), percentBps));
  const least = named !== undefined && namesTheLeast(heard.text);
  return delegate(draft, ticket, least ? { leastCents: named } : { wishCents: named });
}

interface Wanted {
  readonly leastCents?: number | undefined;
  readonly wishCents?: number | undefined;
}

/**
 * Talks to the merchant in the buyer's name. Where the merchant lets us speak too, both mandates are
 * talked through here and now; else the merchant is asked, and what they answer is answered.
 */
export function delegate(draft: Draft, ticket: Ticket, wanted: Wanted): boolean {
  const table = tableOf(draft, ticket);
  if (!table || !mainOffer(ticket)) return false;
  if (roundsLeft(ticket, 'buyer', table.rounds) === 0) return tellFinal(draft, ticket.id);
  const told = ticket.claim.requested.amountCents ?? openCounter(ticket)?.terms.amountCents;
  const most = Math.min(table.bound.ceilingCents, roomOf(draft, ticket));
  const wishCents = Math.min(wanted.wishCents ?? told ?? most, most);
  const { leastCents } = wanted;
  draft.note({
    type: 'delegated',
    ticketId: ticket.id,
    wishCents,
    ...(leastCents !== undefined && { leastCents }),
  });
  const cite = { kind: 'rule', id: 'DT-6' } as const;
  const due = {
    kind: 'money',
    cents: table.dueCents,
    currency: ticket.currency,
    cite,
  } as const;
  draft.say([{ name: 'talk_for_you', facts: { amount: due } }]);
  const buyer = mandateFor(draft, ticket, table);
  const merchant = mandateOf(draft, ticket, table);
  if (!buyer) return false;
  return merchant
    ? talkBoth(draft, ticket, { buyer, merchant, table })
    : ask(draft, ticket, buyer, table);
}

const mandateFor = (draft: Draft, { id }: Ticket, table: TalkTable): Mandate | undefined => {
  const { delegated } = draft.state;
  if (delegated?.ticketId !== id) return undefined;
  const { wishCents, leastCents } = delegated;
  return buyerMandate({ wishCents, leastCents, dueCents: table.bound.floorCents });
};

interface Both {
  readonly buyer: Mandate;
  readonly merchant: Mandate;
  readonly table: TalkTable;
}

/** Both sides let us speak: every word of the talk is on the record, and the buyer confirms what came of it. */
function talkBoth(draft: Draft, ticket: Ticket, { buyer, merchant, table }: Both): boolean {
  const left = Math.min(
    roundsLeft(ticket, 'buyer', table.rounds),
    Math.max(1, roundsLeft(ticket, 'merchant', table.rounds)),
  );
  const { spoken, agreed } = talk(buyer, merchant, { ...table, rounds: left });
  for (const word of spoken) speak(draft, ticket, word, table);
  const now = draft.ticketById(ticket.id) ?? ticket;
  if (!agreed) {
    draft.showTicket(ticket.id);
    draft.say([{ name: 'talk_no_deal' }]);
    showOffer(draft, ticket.id);
    return true;
  }
  const counter = openCounter(now);
  const theirs = spoken.at(-1)?.by === 'buyer' && counter;
  if (theirs) {
    const yes = { type: 'answer_counter', counterId: counter.id, answer: 'accepted' } as const;
    draft.act(ticket.id, yes);
    const terms = partialTerms(agreed.amountCents, table);
    const said = { by: 'merchant', terms, actor: BOT, row: 'E14', spokenFor: true } as const;
    putProposal(draft, ticket.id, said);
  }
  const offer = mainOffer(draft.ticketById(ticket.id) ?? now);
  tellFigure(draft, ticket.id, 'talk_settled', { card: false });
  if (offer) showConfirm(draft, ticket.id, offer.id, 'accept');
  return true;
}

function speak(draft: Draft, ticket: Ticket, { by, proposed }: Spoken, table: TalkTable): void {
  const now = draft.ticketById(ticket.id) ?? ticket;
  const { amountCents } = proposed;
  if (by === 'buyer') {
    const counter = newCounter(draft, now, { amountCents, spokenFor: true });
    if (counter) draft.act(ticket.id, { type: 'counter', amountCents, counter });
    return;
  }
  const terms = partialTerms(amountCents, table);
  putProposal(draft, ticket.id, { by, terms, actor: BOT, row: 'E14', spokenFor: true });
}

/** The merchant speaks for itself: our first word is put to it, and it is asked to answer. */
function ask(draft: Draft, ticket: Ticket, buyer: Mandate, table: TalkTable): boolean {
  const move = moveFor(buyer, table, { progress: progressOf(ticket, table) });
  if (move.kind !== 'propose') return tellFinal(draft, ticket.id);
  speak(draft, ticket, { by: 'buyer', proposed: move.proposed }, table);
  return askMerchantFor(draft, ticket.id);
}

const progressOf = (ticket: Ticket, { rounds }: TalkTable) => ({
  made: rounds - roundsLeft(ticket, 'buyer', rounds),
  rounds,
  elapsedBps: 0,
});

/** The merchant has proposed: where the buyer lets us speak, it is answered in their name. */
export function answerForBuyer(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  const table = ticket && tableOf(draft, ticket);
  const buyer = ticket && table && mandateFor(draft, ticket, table);
  const theirs = ticket && standing(ticket, 'merchant');
  if (!ticket || !table || !buyer || !theirs) return;
  const progress = progressOf(ticket, table);
  const move = moveFor(buyer, table, { progress, theirs: theirs.terms });
  if (move.kind === 'accept') {
    tellFigure(draft, ticketId, 'talk_settled', { card: false });
    showConfirm(draft, ticketId, theirs.id, 'accept');
    return;
  }
  // Below what they have already said there is nothing to ask for.
  if (move.kind === 'hold' || move.proposed.amountCents <= theirs.terms.amountCents) return;
  speak(draft, ticket, { by: 'buyer', proposed: move.proposed }, table);
  askMerchantFor(draft, ticketId);
}
