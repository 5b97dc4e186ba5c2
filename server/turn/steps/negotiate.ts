import { moveFor } from '../../negotiation/engine.ts';
import type { Progress } from '../../negotiation/ladder.ts';
import type { Actor } from '../../terms/party.ts';
import { merchantTalks, openCounter, roundsLeft } from '../../ticket/proposals.ts';
import type { Counter, Ticket } from '../../ticket/ticket.ts';
import { BOT, type Draft } from '../draft.ts';
import { showConfirm } from './confirm.ts';
import { execute } from './execute.ts';
import { mainOffer, openOffers, showOffer } from './offer.ts';
import { putProposal } from './proposals.ts';
import { mandateOf, partialTerms, tableOf } from './talk-table.ts';

/** How far this talk has come for the merchant, by rounds and by time. */
function progressOf(draft: Draft, ticket: Ticket, rounds: number): Progress {
  // What stands already is the first step of the ladder: the merchant's own words come after it.
  const made = rounds - roundsLeft(ticket, 'merchant', rounds) + 1;
  const { deadline } = ticket;
  const whole = deadline ? Date.parse(deadline.at) - Date.parse(deadline.from) : 0;
  const gone = deadline ? Date.parse(draft.now) - Date.parse(deadline.from) : 0;
  const elapsedBps = whole > 0 ? Math.min(10_000, Math.floor((gone * 10_000) / whole)) : 0;
  return { made, rounds: rounds + 1, elapsedBps };
}

/**
 * Takes a counter that the rules cannot meet to the merchant: Redress answers where it may speak for
 * them, else a merchant who is in the talk is asked. False where the rules have the last word.
 */
export function takeToMerchant(draft: Draft, ticketId: string): boolean {
  const ticket = draft.ticketById(ticketId);
  const counter = ticket && openCounter(ticket);
  if (!ticket || !counter) return false;
  return answerByMandate(draft, ticket, counter) || passOn(draft, ticket, counter);
}

/** Whether the merchant, or Redress in its name, may answer what the rules cannot meet. */
export function mayAnswer(draft: Draft, ticket: Ticket): boolean {
  if (merchantTalks(ticket)) return true;
  const table = tableOf(draft, ticket);
  return !!table && mandateOf(draft, ticket, table) !== undefined;
}

function answerByMandate(draft: Draft, ticket: Ticket, counter: Counter): boolean {
  const table = tableOf(draft, ticket);
  const mandate = table && mandateOf(draft, ticket, table);
  if (!table || !mandate) return false;
  const progress = progressOf(draft, ticket, table.rounds);
  const move = moveFor(mandate, table, { progress, theirs: counter.terms });
  if (move.kind === 'accept') return agreeTo(draft, ticket.id, counter, { actor: BOT });
  if (move.kind === 'hold') return false;
  const { remedy, amountCents } = move.proposed;
  const stands = openOffers(ticket).some(
    ({ terms }) => terms.remedy === remedy && terms.amountCents >= amountCents,
  );
  // No more than what is there already is no answer.
  if (stands) return false;
  const terms = partialTerms(amountCents, table);
  const said = { by: 'merchant', terms, actor: BOT, row: 'E14', spokenFor: true } as const;
  if (!putProposal(draft, ticket.id, said)) return false;
  tellFigure(draft, ticket.id, 'talk_merchant_offers');
  return true;
}

function passOn(draft: Draft, ticket: Ticket, { id }: Counter, asked = false): boolean {
  if (!asked && !merchantTalks(ticket)) return false;
  if (!draft.act(ticket.id, { type: 'pass_on', row: 'E13', counterId: id })) return false;
  tellPassedOn(draft, ticket.id);
  return true;
}

/** The buyer wants the merchant asked, whether or not they were in the talk before. */
export function askMerchantFor(draft: Draft, ticketId: string): boolean {
  const ticket = draft.ticketById(ticketId);
  const counter = ticket && openCounter(ticket);
  return !!ticket && !!counter && passOn(draft, ticket, counter, true);
}

function tellPassedOn(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  const counter = ticket && openCounter(ticket);
  if (!ticket || !counter) return;
  const cite = { kind: 'action', id: counter.id } as const;
  const { amountCents: cents } = counter.terms;
  draft.showTicket(ticketId);
  draft.say([
    {
      name: 'talk_passed_on',
      facts: {
        amount: { kind: 'money', cents, currency: ticket.currency, cite },
        deadline: { kind: 'instant', at: counter.expiresAt, cite },
        done: { kind: 'done', cite },
      },
    },
  ]);
  showOffer(draft, ticketId);
}

/**
 * The merchant's yes to what the buyer proposed: with the buyer's own yes to these terms it is carried
 * out at once, else the buyer confirms it with one tap.
 */
export function agreeTo(
  draft: Draft,
  ticketId: string,
  { id, terms, consentId }: Counter,
  { actor, note }: { readonly actor: Actor; readonly note?: string | undefined },
): boolean {
  const answered = { type: 'answer_counter', counterId: id, answer: 'accepted' } as const;
  if (!draft.act(ticketId, { ...answered, ...(note !== undefined && { note }) }, actor))
    return false;
  const offer = putProposal(draft, ticketId, {
    by: 'merchant',
    terms,
    actor,
    row: 'E14',
    reason: note,
    spokenFor: actor.kind === 'bot',
  });
  if (!offer) return false;
  if (consentId !== undefined && execute(draft, ticketId, { offerId: offer.id, consentId, actor }))
    return true;
  tellFigure(draft, ticketId, 'talk_merchant_agrees', { card: false });
  showConfirm(draft, ticketId, offer.id, 'accept');
  return true;
}

/** Tells the figure of the offer that was put last, and shows the card. */
export function tellFigure(
  draft: Draft,
  ticketId: string,
  name: 'talk_merchant_agrees' | 'talk_merchant_offers' | 'talk_settled',
  { card = true }: { readonly card?: boolean } = {},
): void {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket && mainOffer(ticket);
  if (!ticket || !offer) return;
  const cite = { kind: 'offer', id: offer.id } as const;
  const cents = offer.terms.amountCents;
  draft.showTicket(ticketId);
  draft.say([
    { name, facts: { amount: { kind: 'money', cents, currency: ticket.currency, cite } } },
  ]);
  if (card) showOffer(draft, ticketId);
}
