import { bpsOf } from '../../decision/exact.ts';
import { basisOf } from '../../decision/pieces.ts';
import type { Actor } from '../../terms/party.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Counter, Offer, Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { factsOf } from './facts.ts';
import { openOffers } from './offer.ts';
import { roomOf } from './talk-table.ts';
import { computedOf } from './terms.ts';

/** Until when what is said now can be answered: the talk's own end. */
export const talkEnds = (draft: Draft, { state, deadline }: Ticket): string =>
  state === 'negotiation' && deadline
    ? deadline.at
    : new Date(
        Date.parse(draft.now) + (draft.rules.timers['T-06']?.minutes ?? 0) * 60_000,
      ).toISOString();

type Told = Pick<Offer, 'reason' | 'evidenceIds' | 'spokenFor'>;

/** A party's proposal beside the others'. Answers it as the offer it is. */
export function putProposal(
  draft: Draft,
  ticketId: string,
  {
    by,
    terms,
    actor,
    row,
    ...told
  }: {
    readonly by: Offer['by'];
    readonly terms: RemedyTerms;
    readonly actor: Actor;
    readonly row: string;
  } & Told,
): Offer | undefined {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return undefined;
  const id = draft.id('of');
  const made = ticket.offers.filter((one) => one.by === by && one.id === one.group).length;
  const base = {
    group: id,
    status: 'open',
    round: made + 1,
    madeAt: draft.now,
    expiresAt: talkEnds(draft, ticket),
  } as const;
  const offer: Offer = { id, by, terms, ...base, ...given(told) };
  // Where nothing of the rules' own stands any more, it does again beside it: nothing is taken away.
  const gone = !openOffers(ticket).some((one) => one.by === 'platform');
  const besides = gone ? (computedOf(ticket)?.alternatives ?? []) : [];
  const offers = [
    offer,
    ...besides.map((one): Offer => ({ id: draft.id('of'), by: 'platform', terms: one, ...base })),
  ];
  return draft.act(ticketId, { type: 'propose', row, by, offers }, actor) ? offer : undefined;
}

const given = ({ reason, evidenceIds, spokenFor }: Told): Told => ({
  ...(reason && { reason }),
  ...(evidenceIds && evidenceIds.length > 0 && { evidenceIds }),
  ...(spokenFor && { spokenFor }),
});

/** The buyer's own proposal, ready to be put; undefined for what nobody may agree to. */
export function newCounter(
  draft: Draft,
  ticket: Ticket,
  {
    amountCents,
    consentId,
    ...told
  }: { readonly amountCents: number | undefined; readonly consentId?: string | undefined } & Told,
): Counter | undefined {
  if (amountCents === undefined || amountCents < 1 || amountCents > roomOf(draft, ticket))
    return undefined;
  const facts = factsOf(draft, ticket);
  const percentBps = bpsOf(amountCents, facts ? basisOf(facts) : ticket.paidCents);
  return {
    id: draft.id('ct'),
    terms: { remedy: 'partial_refund', amountCents, percentBps },
    status: 'open',
    round: (ticket.counters?.length ?? 0) + 1,
    after: ticket.offers.length,
    madeAt: draft.now,
    expiresAt: talkEnds(draft, ticket),
    ...(consentId !== undefined && { consentId }),
    ...given(told),
  };
}
