import type { Cite } from '../../contract/conversation-events.ts';
import { instant, money, percent } from '../../dialogue/facts.ts';
import { carrierName } from '../../dialogue/labels.ts';
import type { Order } from '../../terms/order.ts';
import type { Locale } from '../../terms/party.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';

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

const openOffer = ({ ticket }: FillFacts): Offer | undefined =>
  ticket?.offers.find(({ status }) => status === 'open') ??
  ticket?.offers.find(({ status }) => status === 'accepted');

const plain = (text: string | undefined): Value | undefined =>
  text === undefined || text === '' ? undefined : { text };

/** Every blank there is, each bound to a committed action, an open offer or the order. */
const SOURCES: Readonly<Record<string, Source>> = {
  amount(facts) {
    const offer = openOffer(facts);
    const { ticket } = facts;
    if (!offer || !ticket) return undefined;
    return {
      text: money(offer.terms.amountCents, ticket.currency),
      cite: { kind: 'offer', id: offer.id },
    };
  },
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
  deadline: ({ ticket, locale, timeZone }) =>
    ticket?.deadline && {
      text: instant(ticket.deadline.at, locale, timeZone),
      cite: { kind: 'rule', id: ticket.deadline.timer },
    },
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
