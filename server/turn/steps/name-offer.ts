import type { Heard } from '../../dialogue/hear.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { money } from './answers/told.ts';
import { showConfirm } from './confirm.ts';
import { mainOffer, openOffers } from './offer.ts';

/** One figure and no unit, which is no length of time, no count and no share. */
const FIGURE = /(?<![\d.])(\d{2,6})(?:\.(\d{1,2}))?(?!\d|\.\d|\s*[%天个件张号点小分月日年码])/g;
const ASKS_MORE = /以上|不止|至少|起码|不够|太少|\b(?:more|least|over)\b/i;
const ALL = /全额|全部|全款|全退|[仅只]退款|refund[- ]only|\b(?:full|all|whole|everything)\b/i;
/** The goods stay with the buyer, in so many words. */
const KEEPS = /留着|不退货|不退了|不寄|[仅只]退|\bkeep(?:ing)? (?:it|them|the)\b|\brefund only\b/i;
const GIVES_UP = /撤|取消|不申请|\b(?:cancel|withdraw)\b/i;

/**
 * An offer that lies open is named in passing, by its figure ("就要那个107吧") or by what becomes of the goods
 * ("不退了 还是留着吧"): its own card is shown, whichever stood open. False where none is named.
 */
export function namesOffer(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  if (ticket.state !== 'offer_wait' && ticket.state !== 'negotiation') return false;
  const { confirm } = draft.state;
  const offer =
    byFigure(ticket, heard) ?? byKeeping(draft, ticket, heard) ?? backToFirst(ticket, heard);
  if (!offer || offer.id === confirm?.offerId) return false;
  if (confirm) draft.note({ type: 'confirm_closed', askId: confirm.askId, outcome: 'dropped' });
  return showConfirm(draft, ticket.id, offer.id, 'accept');
}

function byFigure(ticket: Ticket, { text, stance, draft }: Heard): Offer | undefined {
  const told = draft.amountCents ?? draft.percentBps;
  if (told !== undefined || (stance !== undefined && stance !== 'accept') || ASKS_MORE.test(text))
    return undefined;
  const [figure, ...more] = text.matchAll(FIGURE);
  if (!figure || more.length > 0) return undefined;
  const [, whole = '', part] = figure;
  const cents = Number(whole) * 100 + Number((part ?? '').padEnd(2, '0'));
  const fits = ({ terms: { remedy, amountCents } }: Offer) =>
    remedy === 'partial_refund' &&
    (part === undefined ? Math.floor(amountCents / 100) * 100 === cents : amountCents === cents);
  const [only, ...others] = openOffers(ticket).filter(fits);
  return others.length === 0 ? only : undefined;
}

const FIRST =
  /(?:还是|就|要|按)(?:按|要|选)?(?:之前|刚才|刚刚|刚开始|原来|前面|上面|最开始|第一个)的?(?:那个|那种|方案|金额|办法)|\b(?:the|your) (?:first|previous|earlier|original|other) (?:one|offer|deal)\b|\bwhat you (?:first )?offered\b/i;

/** "算了 还是刚才那个": what was offered first, and not the way beside it that was about to be taken. */
const backToFirst = (ticket: Ticket, { text, draft }: Heard): Offer | undefined =>
  FIRST.test(text) && (draft.amountCents ?? draft.percentBps ?? draft.remedy) === undefined
    ? mainOffer(ticket)
    : undefined;

/** Whoever was about to send it back keeps it after all: what is offered for that. */
function byKeeping(
  { state: { confirm } }: Draft,
  ticket: Ticket,
  { text }: Heard,
): Offer | undefined {
  const main = mainOffer(ticket);
  const chosen = openOffers(ticket).find(({ id }) => id === confirm?.offerId);
  const sends = chosen?.terms.remedy === 'return_refund' || chosen?.terms.remedy === 'exchange';
  if (!sends || main?.terms.remedy !== 'partial_refund') return undefined;
  return KEEPS.test(text) && !GIVES_UP.test(text) ? main : undefined;
}

const MORE =
  /再|多|加|涨|高|少|低|不够|至少|起码|最低|打发|\b(?:more|higher|better|at least|extra|low|not enough|weak)\b/i;

/** Money in words, and no number: a bare number is a sum of one's own. */
const NAMES_MONEY =
  /^(?!.*[\d一二两三四五六七八九十百千万])(?=.*(?:退|补|赔|部分|\b(?:partial|refund|compensat\w+|money)\b))/i;

/**
 * The way that the offer is about, named without more: goods that move, however it is grumbled; money, where
 * no more of it is asked for.
 */
export function namesTheOffer({ terms }: Offer, { text, stance, draft }: Heard): boolean {
  const { remedy } = terms;
  const moves = (terms.freight !== undefined && remedy !== 'refund_only') || remedy === 'resend';
  if (moves) return draft.remedy === remedy;
  const asks = stance === 'reject' || MORE.test(text) || /[?？]|[吗么呢]$/.test(text.trim());
  if (remedy !== 'partial_refund' || asks || !NAMES_MONEY.test(text)) return false;
  return (
    draft.remedy === remedy ||
    (draft.remedy === 'refund_only' && KEEPS.test(text) && !ALL.test(text))
  );
}

/** The way beside the first one that a wish names. */
export function namedAlternative(ticket: Ticket, heard: Heard): Offer | undefined {
  const { remedy } = heard.draft;
  if (!remedy) return undefined;
  const offers = openOffers(ticket);
  const has = offers.some(({ terms }) => terms.remedy === remedy);
  // Money back is to be had for the goods: whoever asks for no more than that means this one.
  const meant =
    !has && remedy === 'refund_only' && !KEEPS.test(heard.text) ? 'return_refund' : remedy;
  return offers.find((offer) => offer.id !== offer.group && offer.terms.remedy === meant);
}

/** A yes to a figure of before, while more is on offer by now: the yes counts, and for what there is. */
export const isBelow = (
  figure: number | undefined,
  { by, terms }: Offer,
  { verdict }: Ticket,
): boolean =>
  by === 'platform' &&
  terms.remedy === 'partial_refund' &&
  verdict?.kind === 'offer' &&
  figure !== undefined &&
  figure >= verdict.tableCents &&
  figure < terms.amountCents;

export function takeMore(
  draft: Draft,
  ticket: Ticket,
  { id, terms: { amountCents } }: Offer,
): boolean {
  const amount = money(amountCents, ticket.currency, { kind: 'offer', id });
  draft.say([{ name: 'offer_is_more', facts: { amount } }]);
  return showConfirm(draft, ticket.id, id, 'accept');
}
