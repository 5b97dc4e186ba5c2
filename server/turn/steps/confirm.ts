import type { Cite } from '../../contract/conversation-events.ts';
import { parcelOf, type Stage } from '../../decision/parcel.ts';
import { days } from '../../dialogue/durations.ts';
import { money } from '../../dialogue/facts.ts';
import { keepsNothing, partCalled } from '../../dialogue/keeping.ts';
import { accessoryName, capital } from '../../dialogue/labels.ts';
import { type PlainReply, render, type Speech, speech, word } from '../../dialogue/speech.ts';
import type { Locale } from '../../terms/party.ts';
import type { Leaf, Remedy } from '../../terms/reason.ts';
import type { FreightTerms, RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { confirmDigest } from '../chain.ts';
import type { Draft } from '../draft.ts';
import { offerCites } from './card-cites.ts';
import { outboundSpeech } from './outbound.ts';
import { refundsWhole, sizeWanted } from './terms-speech.ts';

/** How long a confirm card may be answered. */
export const CONFIRM_MINUTES = 30;
/** A person asks while the buyer may be away. */
const FEE_MINUTES = 2_880;

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
  const terms = offer.terms;
  const digest = confirmDigest({ ticketId, offerId, terms, currency: ticket.currency, purpose });
  const asks = purpose === 'consent' || terms.agreedBy === 'merchant';
  const expiresAt = new Date(Date.parse(draft.now) + CONFIRM_MINUTES * 60_000).toISOString();
  draft.show({
    type: 'confirm',
    askId,
    slot: 'confirm',
    ticketId,
    text: render({ name: asks ? 'confirm_consent' : 'confirm_accept' }, draft.locale).text,
    summary: summaryOf(draft, {
      itemId: ticket.itemId,
      title: ticket.itemTitle,
      leaf: ticket.claim.leaf,
      paidCents: ticket.paidCents,
      terms: offer.terms,
      currency: ticket.currency,
      cite: { kind: 'offer', id: offer.id },
      size: sizeWanted(ticket.claim),
    }),
    digest,
    expiresAt,
    cites: offerCites(draft, ticket, offerId),
  });
  draft.note({
    type: 'confirm_shown',
    confirm: { askId, digest, offerId, ticketId, purpose, expiresAt },
  });
  return true;
}

/** Asks whether the buyer advances what the experts cost; it is open as long as a person has the case. */
export function showFeeConfirm(draft: Draft, ticketId: string): boolean {
  const ticket = draft.ticketById(ticketId);
  const fee = ticket?.appraisalFee;
  if (!ticket || !fee || fee.consentId !== undefined) return false;
  const askId = draft.id('ask');
  const { itemTitle, currency } = ticket;
  const digest = confirmDigest({ ticketId, feeCents: fee.cents, currency, purpose: 'fee' });
  const expiresAt = new Date(Date.parse(draft.now) + FEE_MINUTES * 60_000).toISOString();
  const say = (name: PlainReply) => render(speech(name, {}), draft.locale).text;
  draft.show({
    type: 'confirm',
    askId,
    slot: 'confirm',
    ticketId,
    text: say('confirm_fee'),
    summary: [
      { label: say('label_item'), value: itemTitle },
      { label: say('label_fee'), value: money(fee.cents, currency) },
      { label: say('label_fee_bearer'), value: say('fee_bearer') },
    ],
    digest,
    expiresAt,
  });
  const purpose = 'fee' as const;
  const confirm = { askId, digest, offerId: '', ticketId, purpose, expiresAt };
  draft.note({ type: 'confirm_shown', confirm });
  return true;
}

const bearerOf = (remedy: Remedy, { payer }: FreightTerms): PlainReply =>
  payer !== 'buyer'
    ? 'freight_ours'
    : remedy === 'exchange'
      ? 'freight_both_yours'
      : 'freight_yours';

interface Summed {
  readonly itemId: string;
  readonly title: string;
  readonly leaf: Leaf;
  /** What was paid for the line. */
  readonly paidCents: number;
  readonly terms: RemedyTerms;
  readonly currency: Ticket['currency'];
  readonly cite: Cite;
  /** The size of what is sent in exchange, as the buyer named it. */
  readonly size?: string | undefined;
}

/** The lines of a confirm card: what is given, to whom it goes, and what becomes of the goods. */
export function summaryOf(
  draft: Draft,
  { itemId, title, leaf, paidCents, terms, currency, cite, size }: Summed,
) {
  const { locale } = draft;
  const goods = goodsLine(terms, leaf, stageOf(draft, itemId));
  const part = terms.remedy === 'partial_refund' ? partCalled(leaf) : undefined;
  const whole =
    terms.remedy === 'refund_only' && refundsWhole(terms, paidCents) ? 'refund_whole' : undefined;
  const say = (name: PlainReply) => render(speech(name, {}), locale).text;
  const told = (line: Speech) => render(line, locale).text;
  const amount = (cents: number) => money(cents, currency);
  const cash = terms.amountCents > 0;
  const { coupon, points, freight } = terms;
  const offset = freight?.offset ? freight.labelCents : 0;
  const outbound = freight?.outboundCents ?? 0;
  const like = { kind: 'money', cents: outbound, currency, cite } as const;
  return [
    { label: say('label_item'), value: title },
    {
      label: say('label_remedy'),
      value: capital(word(`remedy.${part ?? whole ?? terms.remedy}`, locale)),
    },
    ...(cash
      ? [
          {
            label: say('label_amount'),
            value: amount(Math.max(0, terms.amountCents - offset + outbound)),
          },
        ]
      : []),
    ...(offset > 0
      ? [
          {
            label: say('label_freight'),
            value: told({
              name: 'freight_offset',
              facts: {
                label: { kind: 'money', cents: offset, currency, cite },
                amount: { kind: 'money', cents: terms.amountCents, currency, cite },
              },
            }),
          },
        ]
      : []),
    ...(freight && offset === 0 && terms.remedy !== 'refund_only'
      ? [{ label: say('label_freight'), value: say(bearerOf(terms.remedy, freight)) }]
      : []),
    ...outboundSpeech('card', terms, like).map((line) => ({
      label: say('label_outbound'),
      value: told(line),
    })),
    ...(coupon
      ? [
          {
            label: say('label_coupon'),
            value: told({
              name: 'valid_days',
              facts: {
                face: { kind: 'money', cents: coupon.faceCents, currency, cite },
                duration: days(coupon.validDays, cite),
              },
            }),
          },
        ]
      : []),
    ...(points !== undefined
      ? [
          {
            label: say('label_points'),
            value: told({
              name: 'alt_points',
              facts: { points: { kind: 'count', value: points, cite } },
            }),
          },
        ]
      : []),
    ...(terms.resend
      ? [
          {
            label: say('label_resend'),
            value: inSize(
              terms.resend.map((one) => accessoryName(one, locale)).join(say('list_join')),
              { size, locale },
            ),
          },
        ]
      : []),
    ...(cash ? [{ label: say('label_destination'), value: say('destination_original') }] : []),
    ...(goods ? [{ label: say('label_goods'), value: say(goods) }] : []),
  ];
}

const inSize = (
  what: string,
  { size, locale }: { readonly size: string | undefined; readonly locale: Locale },
): string => (size === undefined ? what : word('resend.size', locale, { what, size }));

/** Where the item is as far as the order tells; undefined where another order is in hand. */
function stageOf({ snapshot: { focus } }: Draft, itemId: string): Stage | undefined {
  const item = focus?.order.items.find((one) => one.id === itemId);
  return focus && item && parcelOf(focus.order, item).stage;
}

/** What becomes of the goods; nothing is said of what the buyer never had. */
function goodsLine(
  { remedy }: RemedyTerms,
  leaf: Leaf,
  stage: Stage | undefined,
): PlainReply | undefined {
  if (remedy === 'repair') return 'goods_repaired';
  if (remedy === 'return_refund' || remedy === 'exchange') return 'goods_back';
  // Whoever takes a coupon for the wait keeps the order.
  const waits = remedy === 'coupon' || remedy === 'points';
  if (stage === 'unshipped') return waits ? 'goods_sent' : 'goods_unsent';
  const kept = stage === 'signed' && !keepsNothing(leaf) && leaf !== 'SVC.freight';
  return kept ? 'goods_kept' : undefined;
}
