import type { Counter, Offer, Ticket } from './ticket.ts';

/** One party's proposal in a talk, whichever way it was put. */
export interface Proposal extends Omit<Offer, 'group' | 'by'> {
  readonly by: Offer['by'] | 'buyer';
}

const ofCounter = ({ consentId: _, passedOn: __, after: ___, ...counter }: Counter): Proposal => ({
  ...counter,
  by: 'buyer',
});
const ofOffer = ({ group: _, ...offer }: Offer): Proposal => offer;

/** Everything that was proposed, oldest first; alternatives of an offer are no proposals of their own. */
export function proposalsOf({ offers, counters = [] }: Ticket): readonly Proposal[] {
  const before = (place: number): Proposal[] =>
    counters.filter(({ after }) => after === place).map(ofCounter);
  return [
    ...offers.flatMap((offer, place) => [
      ...before(place),
      ...(offer.id === offer.group ? [ofOffer(offer)] : []),
    ]),
    ...before(offers.length),
  ];
}

/** What each party stands by now. */
export const standing = (ticket: Ticket, by: Proposal['by']): Proposal | undefined =>
  proposalsOf(ticket).findLast((one) => one.by === by && one.status === 'open');

/** What the buyer has put to the other side and nobody has answered. */
export const openCounter = ({ counters }: Ticket): Counter | undefined =>
  counters?.findLast(({ status }) => status === 'open');

/** Whether the merchant is a party of the talk: asked to agree before, or proposing by itself. */
export const merchantTalks = ({ offers, path, counters = [] }: Ticket): boolean =>
  offers.some(({ by }) => by === 'merchant') ||
  counters.some(({ passedOn }) => passedOn === true) ||
  path.some(({ state }) => state === 'merchant_review');

/**
 * Proposals a side may still make; each has as many as the rules give rounds (T-06). What the buyer wished
 * for before the merchant was in the talk was answered by the rules alone: it opens the talk with them and
 * is no round of it. Until they join, one wish is free and no more than the rounds are heard.
 */
export function roundsLeft(ticket: Ticket, by: 'buyer' | 'merchant', rounds: number): number {
  const { offers, counters = [] } = ticket;
  if (by === 'merchant') {
    const made = offers.filter((offer) => offer.by === 'merchant' && offer.id === offer.group);
    return Math.max(0, rounds - made.length);
  }
  if (merchantTalks(ticket)) return Math.max(0, rounds - roundsOf(ticket).length);
  return Math.max(0, Math.min(rounds, rounds + 1 - counters.length));
}

/** What the buyer proposed to a merchant who was there to hear it, or had proposed in their name. */
function roundsOf({ offers, counters = [], path }: Ticket): readonly Counter[] {
  const theirs = offers.findIndex(({ by }) => by === 'merchant');
  const asked = path.find(({ state }) => state === 'merchant_review')?.at;
  const brought = counters.findIndex(({ passedOn }) => passedOn === true);
  return counters.filter(
    ({ after, madeAt, spokenFor }, place) =>
      spokenFor === true ||
      (theirs >= 0 && after > theirs) ||
      (asked !== undefined && madeAt >= asked) ||
      (brought >= 0 && place > brought),
  );
}
