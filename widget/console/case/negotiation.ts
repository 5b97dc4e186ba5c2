import type { TicketView } from '../../../server/contract/tickets.ts';
import { acceptedOffer } from './offers.ts';

/** States in which a proposal may still be put, answered or fall back on the rules. */
const TALKING: readonly TicketView['state'][] = [
  'offer_wait',
  'merchant_review',
  'negotiation',
  'platform_review',
];

/** Whether the sides are still talking: afterwards what was proposed is history. */
export const isTalking = (ticket: Pick<TicketView, 'state' | 'offers'>): boolean =>
  TALKING.includes(ticket.state) && acceptedOffer(ticket) === undefined;

type Talk = NonNullable<TicketView['talk']>;
export type Proposal = Talk['proposals'][number];
export type Side = Proposal['by'];
export const SIDES: readonly Side[] = ['buyer', 'merchant', 'platform'];

/** What a side stands by now; else the last thing it proposed. */
export const latestOf = ({ proposals }: Talk, side: Side): Proposal | undefined =>
  proposals.findLast(({ by, status }) => by === side && status === 'open') ??
  proposals.findLast(({ by }) => by === side);

/** How far buyer and merchant are still apart in cash, where both stand by something of one kind. */
export function apart(talk: Talk): number | undefined {
  const [buyer, merchant] = (['buyer', 'merchant'] as const).map((side) =>
    talk.proposals.findLast(({ by, status }) => by === side && status === 'open'),
  );
  if (!buyer || !merchant || buyer.remedy !== merchant.remedy) return undefined;
  const gap = buyer.amountCents - merchant.amountCents;
  return gap > 0 ? gap : undefined;
}

/** What the buyer put to the merchant and waits for. */
export const counterOf = ({ talk }: Pick<TicketView, 'talk'>): Proposal | undefined =>
  talk?.proposals.findLast(({ by, status }) => by === 'buyer' && status === 'open');

const IN_TALK = ['accept_offer', 'decline_offer', 'propose', 'counter'] as const;
/** What the reader may do in the talk now, in this order. */
export const movesOf = ({ next }: TicketView): readonly string[] =>
  IN_TALK.filter((action) => next.some((one) => one.action === action));

export const isTalked = ({ talk }: TicketView): boolean => (talk?.proposals.length ?? 0) > 0;
