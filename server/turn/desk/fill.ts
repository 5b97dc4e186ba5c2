import type { Cite } from '../../contract/conversation-events.ts';
import { instant, money, percent } from '../../dialogue/facts.ts';
import { carrierName } from '../../dialogue/labels.ts';
import type { Order } from '../../terms/order.ts';
import type { Holder, Locale } from '../../terms/party.ts';
import type { Remedy } from '../../terms/reason.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import { mainOffer } from '../steps/offer.ts';

/** What a colleague's words may be filled from. */
export interface FillFacts {
  readonly ticket?: Ticket | undefined;
  readonly order?: Order | undefined;
  readonly buyerName?: string | undefined;
  readonly agentName: string;
  readonly locale: Locale;
  /** The clocks that the reader goes by; the shop's where absent. */
  readonly timeZone?: string | undefined;
}

interface Value {
  readonly text: string;
  readonly cite?: Cite;
}
type Source = (facts: FillFacts) => Value | undefined;

export type Filled =
  | { readonly ok: true; readonly text: string; readonly cites: readonly Cite[] }
  /** The blank that nothing in the case fills, or that nobody knows. */
  | { readonly ok: false; readonly blank: string; readonly known: boolean };

/** Fills `{blanks}` from the case as it stands; a text with one that cannot be filled is not sent. */
export function fill(text: string, facts: FillFacts): Filled {
  const cites: Cite[] = [];
  let failed: { blank: string; known: boolean } | undefined;
  const filled = text.replace(BLANK, (whole, name: string) => {
    const source = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined;
    const value = source?.(facts);
    if (!value) {
      failed ??= { blank: name, known: source !== undefined };
      return whole;
    }
    if (value.cite) cites.push(value.cite);
    return value.text;
  });
  return failed ? { ok: false, ...failed } : { ok: true, text: filled, cites };
}

const BLANK = /\{([a-z_]{2,24})\}/g;

/** The one that the buyer's card shows, or has accepted. */
const openOffer = ({ ticket }: FillFacts): Offer | undefined =>
  ticket && (mainOffer(ticket) ?? ticket.offers.findLast(({ status }) => status === 'accepted'));

/** The sum on offer, by one of these ways where they are named. */
function amountBy(facts: FillFacts, ways?: readonly Remedy[]): Value | undefined {
  const offer = openOffer(facts);
  const { ticket } = facts;
  if (!offer || !ticket || (ways && !ways.includes(offer.terms.remedy))) return undefined;
  return {
    text: money(offer.terms.amountCents, ticket.currency),
    cite: { kind: 'offer', id: offer.id },
  };
}

const due = ({ ticket, locale, timeZone }: FillFacts): Value | undefined =>
  ticket?.deadline && {
    text: instant(ticket.deadline.at, locale, timeZone),
    cite: { kind: 'rule', id: ticket.deadline.timer },
  };

const OTHERS: readonly Holder[] = ['merchant', 'platform', 'appraiser'];

const plain = (text: string | undefined): Value | undefined =>
  text === undefined || text === '' ? undefined : { text };

/** Every blank there is, each bound to a committed action, an open offer or the order. */
const SOURCES: Readonly<Record<string, Source>> = {
  amount: (facts) => amountBy(facts),
  keep_amount: (facts) => amountBy(facts, ['partial_refund', 'refund_only']),
  return_amount: (facts) => amountBy(facts, ['return_refund']),
  percent(facts) {
    const offer = openOffer(facts);
    return offer?.terms.percentBps === undefined
      ? undefined
      : { text: percent(offer.terms.percentBps), cite: { kind: 'offer', id: offer.id } };
  },
  refund({ ticket }) {
    const refund = ticket?.refunds.findLast(({ status }) => status !== 'failed');
    return refund && ticket
      ? {
          text: money(refund.amountCents, ticket.currency),
          cite: { kind: 'action', id: refund.id },
        }
      : undefined;
  },
  paid: ({ ticket }) =>
    ticket && {
      text: money(ticket.paidCents, ticket.currency),
      cite: { kind: 'action', id: ticket.orderId },
    },
  deadline: due,
  /** The merchant or the platform has to act by then. */
  result_by: (facts) =>
    OTHERS.some((one) => one === facts.ticket?.holder) ? due(facts) : undefined,
  /** The buyer has. */
  act_by: (facts) => (facts.ticket?.holder === 'buyer' ? due(facts) : undefined),
  /** The buyer has to answer an offer by then, or the case is closed. */
  offer_until: (facts) =>
    facts.ticket?.holder === 'buyer' &&
    facts.ticket.deadline?.thenState === 'closed_timeout' &&
    openOffer(facts)?.status === 'open'
      ? due(facts)
      : undefined,
  tracking({ ticket, locale }) {
    const parcel = ticket?.exchange?.parcel ?? ticket?.return?.parcel ?? ticket?.repair?.parcel;
    return plain(parcel && `${carrierName(parcel.carrier, locale)} ${parcel.trackingNo}`);
  },
  number: ({ ticket }) => plain(ticket?.number),
  order: ({ ticket, order }) => plain(ticket?.orderId ?? order?.id),
  item: ({ ticket, order }) => plain(ticket?.itemTitle ?? order?.items[0]?.title),
  buyer: ({ buyerName }) => plain(buyerName),
  agent: ({ agentName }) => plain(agentName),
};

/** Names of the blanks, for a person who writes. */
export const BLANKS: readonly string[] = Object.keys(SOURCES);
