import type { MessageBody } from '../contract/buyer-channel.ts';
import { money } from '../dialogue/facts.ts';
import { partName } from '../dialogue/labels.ts';
import { hasWord, render, word } from '../dialogue/speech.ts';
import { titlesOf } from '../terms/order.ts';
import type { Draft } from './draft.ts';
import { termsSpeech } from './steps/terms-speech.ts';
import { isLeaf, leafName } from './taxonomy.ts';

/** What a tap says in words, so that the log reads as a talk: the option's own label, never its value. */
export function tappedText(draft: Draft, { choose, confirm, offer }: MessageBody): string {
  const { locale } = draft;
  if (confirm) return word('option.confirm', locale);
  if (offer) return offerText(draft, offer);
  if (!choose) return '';
  const { pending } = draft.state;
  const slot = pending?.askId === choose.askId ? pending.slot : '';
  const values = Array.isArray(choose.value) ? choose.value : [String(choose.value)];
  return values.map((value) => optionText(draft, slot, value)).join(locale === 'en' ? ', ' : '、');
}

function offerText(draft: Draft, tapped: NonNullable<MessageBody['offer']>): string {
  const { locale, snapshot } = draft;
  const ticket = snapshot.tickets.find((one) => one.offers.some(({ id }) => id === tapped.offerId));
  const offer = ticket?.offers.find(({ id }) => id === tapped.offerId);
  if (!ticket || !offer) return '';
  if (tapped.verb === 'accept') return capital(render(termsSpeech(offer, ticket), locale).text);
  if (tapped.verb === 'counter' && tapped.amountCents !== undefined)
    return word('option.counter', locale, { amount: money(tapped.amountCents, ticket.currency) });
  return word('option.decline', locale);
}

/** The name an option was shown under, by what was asked. */
function optionText(draft: Draft, slot: string, value: string): string {
  const { locale, snapshot } = draft;
  if (isLeaf(value)) return leafName(value, locale);
  if (slot === 'order')
    return titles(snapshot.orders.find(({ id }) => id === value)?.items) ?? value;
  if (slot === 'item')
    return titles(snapshot.focus?.order.items.filter(({ id }) => id === value)) ?? value;
  const code = snapshot.focus?.order.items
    .flatMap(({ codes = [] }) => codes)
    .find(({ id }) => slot === 'digital_code' && id === value);
  if (code) return code.masked;
  if (slot === 'part') return hasWord(`part.${value}`) ? partName(value, locale) : value;
  const name = WORDS.map((group) => `${group}.${value}`).find(hasWord);
  return name ? word(name, locale) : value;
}

const WORDS = ['option', 'trunk', 'remedy', 'severity'];

const titles = (items: readonly { readonly title: string }[] | undefined): string | undefined =>
  items && items.length > 0 ? titlesOf(items) : undefined;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
