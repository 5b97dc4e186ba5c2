import type { TicketView } from '../../../server/contract/tickets.ts';
import { isTerminal } from '../../../server/terms/state.ts';

/** An offer as the console shows it; the wire leaves its shape open. */
export interface OfferCard {
  readonly id: string;
  /** The offer itself, where its alternatives stand beside it. */
  readonly main: boolean;
  readonly by: string;
  readonly remedy: string;
  readonly status: string;
  /** All of its terms, as the server holds them. */
  readonly terms: Readonly<Record<string, unknown>>;
  readonly round?: number;
  readonly amountCents?: number;
  readonly percentBps?: number;
  readonly couponCents?: number;
  readonly couponDays?: number;
  readonly points?: number;
  /** What an inspection takes off. */
  readonly deductCents?: number;
  readonly madeAt?: string;
  readonly expiresAt?: string;
}

type Loose = Readonly<Record<string, unknown>>;

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const count = (value: unknown) => (typeof value === 'number' ? value : undefined);

/** Drops what is absent, so that a card carries only what was said. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Reads an offer whether its terms stand beside its id or in `terms`. */
export function readOffer(raw: Loose): OfferCard {
  const terms = isLoose(raw.terms) ? raw.terms : raw;
  const coupon = isLoose(terms.coupon) ? terms.coupon : {};
  const id = text(raw.offerId) ?? text(raw.id) ?? '';
  return {
    id,
    main: raw.group === undefined || raw.group === id,
    by: text(raw.by) ?? 'platform',
    remedy: text(terms.remedy) ?? '',
    status: text(raw.status) ?? '',
    terms,
    ...present({
      round: count(raw.round),
      amountCents: count(terms.amountCents),
      percentBps: count(terms.percentBps),
      couponCents: count(coupon.faceCents),
      couponDays: count(coupon.validDays),
      points: count(terms.points),
      deductCents: count(terms.deductCents),
      madeAt: text(raw.madeAt),
      expiresAt: text(raw.expiresAt),
    }),
  };
}

export const readOffers = (ticket: Pick<TicketView, 'offers'>): OfferCard[] =>
  ticket.offers.map(readOffer);

/** The offer that became the settlement; none once another stands in its place, as after a vain repair. */
export function acceptedOffer(ticket: Pick<TicketView, 'offers'>): OfferCard | undefined {
  const offers = readOffers(ticket);
  const at = offers.findLastIndex(({ status }) => status === 'accepted');
  const anew = ({ main, status, deductCents }: OfferCard) =>
    main && status === 'open' && !deductCents;
  return offers.slice(at + 1).some(anew) ? undefined : offers[at];
}

type Ended = Pick<TicketView, 'offers' | 'timeline'>;

/** What is carried out in the end: what was agreed, less what an inspection took off that stands. */
export function standingOffer(ticket: Ended): OfferCard | undefined {
  const stands = ticket.timeline.some(({ event }) => event === 'inspection_stands');
  const lessened = readOffers(ticket).findLast(({ main, deductCents }) => main && deductCents);
  return (stands ? lessened : undefined) ?? acceptedOffer(ticket);
}

/** The cash at stake, as the list tells it: agreed on, else on offer, else asked for. */
export function amountAtStake(ticket: Ended & Pick<TicketView, 'requested'>): number | undefined {
  const open = readOffers(ticket).filter((offer) => offer.status === 'open');
  const main = open.find((offer) => offer.main) ?? open[0];
  return standingOffer(ticket)?.amountCents ?? main?.amountCents ?? ticket.requested.amountCents;
}

/** How what was put to the buyer is told in the end: what nobody answered stands, or lapsed with the case. */
export function shownStatus(
  { id, status }: { readonly id: string; readonly status: string },
  ticket: Ended & Pick<TicketView, 'state'>,
): string {
  if (status !== 'open') return status;
  if (standingOffer(ticket)?.id === id) return 'stands';
  return isTerminal(ticket.state) ? 'lapsed' : status;
}
