import enAnswers from '../../prompts/replies/en/answers.json' with { type: 'json' };
import enClaim from '../../prompts/replies/en/claim.json' with { type: 'json' };
import enRemedies from '../../prompts/replies/en/remedies.json' with { type: 'json' };
import enTalks from '../../prompts/replies/en/talks.json' with { type: 'json' };
import zhAnswers from '../../prompts/replies/zh-CN/answers.json' with { type: 'json' };
import zhClaim from '../../prompts/replies/zh-CN/claim.json' with { type: 'json' };
import zhRemedies from '../../prompts/replies/zh-CN/remedies.json' with { type: 'json' };
import zhTalks from '../../prompts/replies/zh-CN/talks.json' with { type: 'json' };
import words from '../../prompts/words.json' with { type: 'json' };
import type { Cite } from '../contract/conversation-events.ts';
import type { Locale } from '../terms/party.ts';
import { claimsDeed } from './deeds.ts';
import { type Deed, duration, type Fact, instant, money, percent, quote } from './facts.ts';
import type { ReplyFacts } from './generated/reply-facts.ts';

/** The reply texts, by language. */
export const zh = { ...zhAnswers, ...zhClaim, ...zhRemedies, ...zhTalks };
export const en = { ...enAnswers, ...enClaim, ...enRemedies, ...enTalks };
export type ReplyName = keyof typeof zh;
const REPLIES: Readonly<Record<Locale, Readonly<Record<ReplyName, string>>>> = { 'zh-CN': zh, en };
const WORDS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = words;

type Value = Fact | readonly Fact[] | Speech | readonly Speech[];
export type Facts = Readonly<Record<string, Value>>;

/** A sentence by name with the facts it states, all of them: words are chosen only when it is sent. */
export type Speech = { readonly [N in ReplyName]: SpeechOf<N> }[ReplyName];
export type SpeechOf<N extends ReplyName> = { readonly name: N } & ([ReplyFacts[N]] extends [never]
  ? { readonly facts?: Facts }
  : { readonly facts: Facts & Wanted<N> });

type Wanted<N extends ReplyName> = {
  readonly [K in ReplyFacts[N]]: K extends 'done' ? Deed : Value;
};

/** Replies that state no fact. */
export type PlainReply = {
  [N in ReplyName]: [ReplyFacts[N]] extends [never] ? N : never;
}[ReplyName];

/** One of several sentences: the facts must do for every one of them. */
export const speech = <N extends ReplyName>(name: N, facts: Facts & Wanted<N>): Speech =>
  ({ name, facts }) as Speech;

/** A sentence whose name is made at run time; undefined where it does not exist or wants more facts. */
export function bound(name: string, facts: Facts): Speech | undefined {
  if (!hasReply(name)) return undefined;
  const wanted = [...zh[name].matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
  if (DEEDS.has(name)) wanted.push('done');
  return wanted.every((key) => key !== undefined && key in facts)
    ? ({ name, facts } as Speech)
    : undefined;
}

export interface Spoken {
  readonly text: string;
  readonly cites: readonly Cite[];
}

/** Replies that tell of a deed, in either language. */
const DEEDS: ReadonlySet<string> = new Set(
  (Object.keys(zh) as ReplyName[]).filter((name) => claimsDeed(zh[name]) || claimsDeed(en[name])),
);

/** Sentences whose list is a choice; of every other list each item is meant. */
const CHOICES: readonly ReplyName[] = ['offer_alternatives', 'offer_final', 'negotiation_open'];

/** Turns a speech into text. A fact that the sentence wants and does not get is a bug, not a blank. */
export function render(said: Speech, locale: Locale, timeZone?: string): Spoken {
  const cites: Cite[] = [];
  if (DEEDS.has(said.name) && !Object.values(said.facts ?? {}).some(isDone))
    throw new Error(`reply ${said.name} is missing the deed it tells of`);
  const text = REPLIES[locale][said.name].replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = said.facts?.[key];
    if (value === undefined) throw new Error(`reply ${said.name} is missing the fact ${key}`);
    return show(value, locale, {
      timeZone,
      cites,
      last: CHOICES.includes(said.name) ? 'list_or' : 'list_and',
    });
  });
  for (const value of Object.values(said.facts ?? {})) if (isSilent(value)) cites.push(value.cite);
  return { text, cites: distinct(cites) };
}

/** Several sentences as one message; `timeZone` is the reader's, the shop's own where absent. */
export function renderAll(speeches: readonly Speech[], locale: Locale, timeZone?: string): Spoken {
  const spoken = speeches.map((one) => render(one, locale, timeZone));
  const gap = locale === 'en' ? ' ' : '';
  return {
    text: spoken.map((s) => s.text).join(gap),
    cites: distinct(spoken.flatMap((s) => s.cites)),
  };
}

/** A word of the catalogue; `fill` puts other words into its blanks. */
export function word(
  key: string,
  locale: Locale,
  fill: Readonly<Record<string, string>> = {},
): string {
  const text = WORDS[locale][key];
  if (text === undefined) throw new Error(`no word ${key} in ${locale}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? '');
}

export const hasReply = (name: string): name is ReplyName => Object.hasOwn(zh, name);

export const hasWord = (key: string): boolean => Object.hasOwn(words['zh-CN'], key);

interface Showing {
  readonly timeZone: string | undefined;
  readonly cites: Cite[];
  readonly last: 'list_and' | 'list_or';
}

function show(value: Value, locale: Locale, showing: Showing): string {
  const { cites, last, timeZone } = showing;
  if (isList(value))
    return join(
      value.map((one) => show(one, locale, showing)),
      locale,
      last,
    );
  if ('name' in value) {
    const inner = render(value, locale, timeZone);
    cites.push(...inner.cites);
    return inner.text;
  }
  if ('cite' in value) cites.push(value.cite);
  return showFact(value, locale, timeZone);
}

const isList = (value: Value): value is readonly Fact[] | readonly Speech[] => Array.isArray(value);

function showFact(fact: Fact, locale: Locale, timeZone: string | undefined): string {
  switch (fact.kind) {
    case 'money':
      return money(fact.cents, fact.currency);
    case 'percent':
      return percent(fact.bps);
    case 'instant':
      return instant(fact.at, locale, timeZone);
    case 'duration':
      return duration(fact.minutes, locale);
    case 'count':
      return String(fact.value);
    case 'ratio':
      return String(Number((fact.value[0] / fact.value[1]).toFixed(2)));
    case 'done':
    case 'basis':
      return '';
    case 'thing':
      return hasWord(`accessory.${fact.key}`)
        ? word(`accessory.${fact.key}`, locale)
        : quote(fact.key, locale);
    case 'word':
      return fact.word;
    case 'quoted':
      return quote(fact.text, locale);
  }
}

function join(items: readonly string[], locale: Locale, last: Showing['last']): string {
  if (items.length < 2) return items.join('');
  const words = REPLIES[locale];
  const [final = '', rest] = [items.at(-1), items.slice(0, -1).join(words.list_join)];
  // An item with an "and" of its own would run into the one that joins them.
  if (last === 'list_and' && items.some((item) => item.includes(words.list_and)))
    return `${rest}${locale === 'en' ? `,${words.list_and}` : words.list_join}${final}`;
  const gap = last === 'list_and' && locale !== 'en' && /^\d/.test(final) ? ' ' : '';
  return `${rest}${words[last]}${gap}${final}`;
}

const isDone = (value: Value): value is Deed =>
  !isList(value) && 'kind' in value && value.kind === 'done';

/** It backs the sentence and stands in none of its blanks. */
const isSilent = (value: Value): value is Extract<Fact, { readonly kind: 'done' | 'basis' }> =>
  !isList(value) && 'kind' in value && (value.kind === 'done' || value.kind === 'basis');

const distinct = (cites: readonly Cite[]): Cite[] => [
  ...new Map(cites.map((cite) => [`${cite.kind}:${cite.id}`, cite])).values(),
];
