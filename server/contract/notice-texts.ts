import type { NoticeFacts, NoticeTopic } from '../terms/notice.ts';
import type { Locale } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';
import { ACT_WORDS } from './notice-words/act.ts';
import { NEWS_WORDS } from './notice-words/news.ts';
import type { Both } from './notice-words/text.ts';

/** Every notice's words, by `topic.name`. */
export const NOTICE_TEXTS: Readonly<Record<string, Both>> = { ...ACT_WORDS, ...NEWS_WORDS };

/** What silence leads to, where a reader should know. */
const SILENCE: Partial<Record<TicketState, readonly [zh: string, en: string]>> = {
  closed_timeout: [
    '逾期未处理，售后将自动关闭。',
    'If nothing is done, the case closes by itself.',
  ],
  refunding: [
    '逾期未处理，将按规则退款给买家。',
    'If nothing is done, the buyer is refunded by the rules.',
  ],
  platform_review: ['逾期未处理，将转由平台处理。', 'If nothing is done, the platform takes over.'],
  arb_decided: ['逾期将按现有材料裁决。', 'After that it is decided on what is there.'],
  offer_wait: [
    '逾期未处理，买家将另选方案。',
    'If nothing is done, the buyer chooses something else.',
  ],
};

export interface Rendered {
  readonly title: string;
  readonly body: string;
}

/**
 * A notice in words. `timeZone` is the shop's, or that of the page around it; a reader whose market has
 * another one reads times in that, by its name: a deadline in a mail is read without a page around it.
 */
export function renderNotice(
  {
    topic,
    name,
    facts,
  }: { readonly topic: NoticeTopic; readonly name: string; readonly facts: NoticeFacts },
  locale: Locale,
  timeZone: string,
): Rendered {
  const found = NOTICE_TEXTS[`${topic}.${name}`];
  if (!found) throw new Error(`a notice without words: ${topic}.${name}`);
  const { title, body } = locale === 'en' ? found[1] : found[0];
  const values = valuesOf(facts, locale, timeZone);
  const said = body.filter((sentence) => namesIn(sentence).every((key) => key in values));
  return {
    title,
    body: said.map((sentence) => fill(sentence, values)).join(locale === 'en' ? ' ' : ''),
  };
}

const namesIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

function valuesOf(facts: NoticeFacts, locale: Locale, timeZone: string): Record<string, string> {
  const { number, item, amountCents, currency, deadlineAt, thenState, percent, counts } = facts;
  const then = thenState && SILENCE[thenState]?.[locale === 'en' ? 1 : 0];
  return {
    ...(number !== undefined && { number }),
    ...(item !== undefined && { item }),
    ...(amountCents !== undefined && currency && { amount: money(amountCents, currency, locale) }),
    ...(deadlineAt && {
      deadline: deadlineOf(deadlineAt, { locale, timeZone, own: facts.timeZone }),
    }),
    ...(then && { then }),
    ...(percent !== undefined && { percent: String(percent) }),
    ...Object.fromEntries(Object.entries(counts ?? {}).map(([key, n]) => [key, String(n)])),
  };
}

const money = (cents: number, currency: string, locale: Locale): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(cents / 100);

interface Clock {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly own: string | undefined;
}

function deadlineOf(iso: string, { locale, timeZone, own }: Clock): string {
  if (own === undefined || own === timeZone) return instant(iso, locale, timeZone);
  const named = new Intl.DateTimeFormat('en-US', { timeZone: own, timeZoneName: 'short' });
  const zone = named
    .formatToParts(new Date(iso))
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${instant(iso, locale, own)} ${zone}`;
}

const instant = (iso: string, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    month: locale === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(locale === 'zh-CN' && { month: 'long' }),
  }).format(new Date(iso));
