import { money } from '../../dialogue/facts.ts';
import { render, type Speech, word } from '../../dialogue/speech.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import { confirmDigest } from '../chain.ts';
import type { Draft } from '../draft.ts';
import { termsSpeech } from './offer.ts';

/** How long a confirm card may be answered. */
export const CONFIRM_MINUTES = 30;

/** Shows what exactly would happen. Nothing moves before the buyer answers this very card. */
export function showConfirm(
  draft: Draft,
  ticketId: string,
  offerId: string,
  purpose: 'accept' | 'consent',
): boolean {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket?.offers.find((one) => one.id === offerId && one.status === 'open');
  if (!ticket || !offer) return false;
  const askId = draft.id('ask');
  const digest = confirmDigest({
    ticketId,
    offerId,
    terms: offer.terms,
    currency: ticket.currency,
    purpose,
  });
  const expiresAt = new Date(Date.parse(draft.now) + CONFIRM_MINUTES * 60_000).toISOString();
  draft.show({
    type: 'confirm',
    askId,
    slot: 'confirm',
    text: render(
      { name: purpose === 'accept' ? 'confirm_accept' : 'confirm_consent' },
      draft.locale,
    ).text,
    summary: summaryOf(draft, ticket, offer),
    digest,
    expiresAt,
  });
  draft.note({
    type: 'confirm_shown',
    confirm: { askId, digest, offerId, ticketId, purpose, expiresAt },
  });
  return true;
}

function summaryOf(draft: Draft, ticket: Ticket, offer: Offer) {
  const { locale } = draft;
  const say = (name: Speech['name'], facts?: Speech['facts']) =>
    render({ name, ...(facts && { facts }) }, locale).text;
  const { terms } = offer;
  const cite = { kind: 'offer', id: offer.id } as const;
  const cash = terms.amountCents > 0;
  const coupon = terms.coupon && {
    label: say('label_coupon'),
    value: say('valid_days', {
      face: { kind: 'money', cents: terms.coupon.faceCents, currency: ticket.currency, cite },
      duration: { kind: 'duration', minutes: terms.coupon.validDays * 1_440, cite },
    }),
  };
  const points = terms.points !== undefined && {
    label: say('label_points'),
    value: render(termsSpeech(offer, ticket), locale).text,
  };
  const goods = terms.remedy !== 'return_refund' && {
    label: say('label_goods'),
    value: say('goods_kept'),
  };
  return [
    { label: say('label_item'), value: ticket.itemTitle },
    { label: say('label_remedy'), value: word(`remedy.${terms.remedy}`, locale) },
    ...(cash
      ? [{ label: say('label_amount'), value: money(terms.amountCents, ticket.currency) }]
      : []),
    ...(coupon ? [coupon] : []),
    ...(points ? [points] : []),
    ...(cash ? [{ label: say('label_destination'), value: say('destination_original') }] : []),
    ...(goods ? [goods] : []),
  ];
}
