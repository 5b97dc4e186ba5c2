import type { Fact } from '../../../dialogue/facts.ts';
import { asksSomething } from '../../../dialogue/repairs.ts';
import type { Speech } from '../../../dialogue/speech.ts';
import type { Locale } from '../../../terms/party.ts';
import { isTerminal } from '../../../terms/state.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import { labelCard, PICKUP_ASAP, pickupWords } from '../../labels.ts';
import { marketOf } from '../../market.ts';
import { type Answer, money, plain, rule } from './told.ts';

const DT8 = rule('DT-8');

/** DT-8 in plain words: of the return that is under way, else of this market. */
export const shippingFee: Answer = (draft) => {
  draft.say(ofCase(draft.ticket) ?? ofMarket(draft));
  return 'told';
};

/** Reasons that are somebody's fault, but not the buyer's (DT-8). */
const FAULTS = /^(?:NAD|CND|AUT|DEF|WRG|LOG\.(?:damaged|short))/;

function ofCase(ticket: Ticket | undefined): Speech[] | undefined {
  if (!ticket || isTerminal(ticket.state)) return undefined;
  if (!ticket.return)
    return FAULTS.test(ticket.claim.leaf) ? [{ name: 'freight_fault' }] : undefined;
  const { payer, offset, labelCents, id } = ticket.return;
  if (payer !== 'buyer') return [{ name: 'freight_paid' }, { name: 'freight_receipt' }];
  const label = money(labelCents, ticket.currency, { kind: 'action', id });
  return [offset ? { name: 'freight_from_refund', facts: { label } } : { name: 'freight_own' }];
}

function ofMarket(draft: Draft): Speech[] {
  const { rules, market, currency } = marketOf(draft);
  const free = draft.snapshot.focus?.order.freeShipping;
  return [
    { name: 'freight_rule', facts: { label: money(rules.dt8.labelCents, currency, DT8) } },
    ...(rules.packs[market].refundOutbound ? [{ name: 'freight_outbound' } as const] : []),
    ...(free && !rules.packs[market].refundOutbound
      ? [
          {
            name: 'freight_broken',
            facts: { outbound: money(free.outboundCents, currency, DT8) },
          } as const,
        ]
      : []),
    { name: 'freight_receipt' },
  ];
}

/** Where to send it: the label carries the address, the chat never does (I11). */
export const returnAddress: Answer = (draft, heard) => {
  // "寄到哪 能上门取吗" is one story to the reader and two questions all the same.
  if (FETCH.test(heard.text))
    draft.together(() => {
      tellAddress(draft);
      pickup(draft, heard);
    });
  else tellAddress(draft);
  return 'told';
};

const FETCH = /上门|取件|来取|来拿|\bpick(?:ed)? ?(?:it )?up\b|\bcollect(?:ed|ion)?\b/i;

function tellAddress(draft: Draft): void {
  const ticket = draft.ticket;
  const leg = ticket?.state === 'repair_wait' ? 'repair' : 'return';
  if (ticket?.claim.leaf === 'DEF.safety' && !ticket.return) {
    draft.say([{ name: 'hazard_keep' }]);
    return;
  }
  const card = ticket && labelCard(ticket, leg, draft.locale);
  if (card) {
    draft.say([{ name: 'return_address_label' }, { name: 'return_enclose' }]);
    draft.show(card);
  } else if (ticket?.state === 'return_wait')
    draft.say([{ name: 'return_address_own' }, { name: 'return_enclose' }]);
  else draft.say([{ name: 'return_address_before' }]);
}

const pickupFact = (booked: string, locale: Locale): Fact =>
  booked === PICKUP_ASAP ? plain(pickupWords(booked, locale)) : { kind: 'quoted', text: booked };

/** A day or a part of one, as a buyer says when somebody may come. */
const WHEN =
  /今天|明天|后天|大后天|周|星期|上午|中午|下午|晚上|点|号|today|tomorrow|morning|afternoon|evening|day\b|\d/i;
const MAX_WINDOW = 60;

/** At the door: booked where a return is open, with the time in the buyer's own words. */
export const pickup: Answer = (draft, { text }) => {
  const { ticket } = draft;
  const buyer = { kind: 'buyer', id: ticket?.buyerId ?? '' } as const;
  const timed = WHEN.test(text);
  const window = timed ? text.slice(0, MAX_WINDOW) : PICKUP_ASAP;
  const booked = ticket?.return?.pickup;
  const open = ticket?.state === 'return_wait';
  if (open && !timed && booked === undefined && asksSomething(text)) {
    draft.say([{ name: 'pickup_ask' }]);
    return 'told';
  }
  const wants = open && (timed || booked === undefined);
  if (wants && draft.act(ticket.id, { type: 'book_pickup', window }, buyer)) {
    const done = {
      kind: 'done',
      cite: { kind: 'action', id: ticket.return?.id ?? ticket.id },
    } as const;
    draft.say([
      timed
        ? { name: 'pickup_noted', facts: { pickup: { kind: 'quoted', text: window }, done } }
        : { name: 'pickup_soon', facts: { done } },
    ]);
    return 'told';
  }
  draft.say([
    booked
      ? { name: 'pickup_booked', facts: { pickup: pickupFact(booked, draft.locale) } }
      : { name: 'pickup_later' },
  ]);
  return 'told';
};
