import type { Cite } from '../contract/conversation-events.ts';
import type { Currency } from '../terms/money.ts';
import type { Locale } from '../terms/party.ts';

/**
 * A value that may stand in a reply. Every amount, share, instant, length of time and number names
 * what backs it; there is no way to put a bare number into a sentence.
 */
export type Fact =
  | {
      readonly kind: 'money';
      readonly cents: number;
      readonly currency: Currency;
      readonly cite: Cite;
    }
  | { readonly kind: 'percent'; readonly bps: number; readonly cite: Cite }
  | { readonly kind: 'instant'; readonly at: string; readonly cite: Cite }
  | { readonly kind: 'duration'; readonly minutes: number; readonly cite: Cite }
  | { readonly kind: 'count'; readonly value: number; readonly cite: Cite }
  | { readonly kind: 'ratio'; readonly value: readonly [number, number]; readonly cite: Cite }
  /**
   * Shows nothing itself. `done`: something done, which backs "已为您…"; `basis`: the rule that a sentence
   * rests on where no figure of it is named.
   */
  | { readonly kind: 'done' | 'basis'; readonly cite: Cite }
  /** An accessory by its key, or an item by its own title. */
  | { readonly kind: 'thing'; readonly key: string }
  /** Words of our own catalogue, by name. */
  | { readonly kind: 'word'; readonly word: string }
  /** Somebody else's words, always shown in quotation marks and cut short. */
  | { readonly kind: 'quoted'; readonly text: string };

/** What backs a sentence that tells of something done. */
export interface Deed {
  readonly kind: 'done';
  readonly cite: Cite;
}

/** Longest stretch of somebody else's words inside our own sentence. */
const MAX_QUOTE = 40;
const SHOP_ZONE = 'Asia/Shanghai';
const SYMBOL: Readonly<Record<Currency, string>> = { CNY: '¥', USD: '$', EUR: '€' };

export function money(cents: number, currency: Currency): string {
  const whole = Math.floor(cents / 100).toString();
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${SYMBOL[currency]}${grouped}.${String(cents % 100).padStart(2, '0')}`;
}

export const percent = (bps: number): string => `${(bps / 100).toFixed(2).replace(/\.?0+$/, '')}%`;

interface Formats {
  readonly time: Intl.DateTimeFormat;
  readonly day: Readonly<Record<Locale, Intl.DateTimeFormat>>;
  /** "EST", "GMT+1": which zone it is may change with the season. */
  readonly zone: Intl.DateTimeFormat;
}

/** Made once for each zone: a formatter costs more than everything else in a sentence. */
const formats = new Map<string, Formats>();

function formatsOf(timeZone: string): Formats {
  const known = formats.get(timeZone);
  if (known) return known;
  const made: Formats = {
    time: new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
    }),
    day: {
      'zh-CN': new Intl.DateTimeFormat('zh-CN', { timeZone, month: 'long', day: 'numeric' }),
      en: new Intl.DateTimeFormat('en-US', { timeZone, month: 'short', day: 'numeric' }),
    },
    zone: new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' }),
  };
  formats.set(timeZone, made);
  return made;
}

const zoneName = (zone: Intl.DateTimeFormat, date: Date): string =>
  zone.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '';

/**
 * `11月5日 20:14` / `Nov 5, 20:14`, in the time zone of the reader's market; named where it is another than
 * the shop's own, as such a market has several.
 */
export function instant(at: string, locale: Locale, timeZone: string = SHOP_ZONE): string {
  const date = new Date(at);
  const { day, time, zone } = formatsOf(timeZone);
  const said = [day[locale].format(date), time.format(date)].join(locale === 'en' ? ', ' : ' ');
  return timeZone === SHOP_ZONE ? said : `${said} ${zoneName(zone, date)}`;
}

export function duration(minutes: number, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const [value, unit] =
    minutes >= 2_880 && minutes % 1_440 === 0
      ? [minutes / 1_440, zh ? '天' : minutes === 1_440 ? 'day' : 'days']
      : minutes >= 60
        ? [Math.round(minutes / 60), zh ? '小时' : minutes < 90 ? 'hour' : 'hours']
        : [minutes, zh ? '分钟' : 'minutes'];
  return `${value} ${unit}`.replace(zh ? / (?=天)/ : /$^/, '');
}

export const quote = (text: string, locale: Locale): string => {
  const flat = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const cut = [...flat].length > MAX_QUOTE ? `${[...flat].slice(0, MAX_QUOTE).join('')}…` : flat;
  return locale === 'en' ? `“${cut}”` : `「${cut}」`;
};
