import type { WidgetLocale } from './locale.ts';

const MINOR_PER_MAJOR = 100;

/** `¥630.00`; the amount stays an integer until it is shown. */
export function formatMoney(cents: number, currency: string, locale: WidgetLocale): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(cents / MINOR_PER_MAJOR);
}

/** Symbol, whole part and the rest apart, so that a card can set the amount large. */
export function moneyParts(cents: number, currency: string, locale: WidgetLocale) {
  const text = formatMoney(cents, currency, locale);
  const match = /^([^\d-]*)([\d,]+)(.*)$/.exec(text);
  return match
    ? { symbol: match[1] ?? '', whole: match[2] ?? '', rest: match[3] ?? '' }
    : { symbol: '', whole: text, rest: '' };
}

export const moneySymbol = (currency: string, locale: WidgetLocale): string =>
  moneyParts(0, currency, locale).symbol.trim();

/** 1500 → `15%`, 1250 → `12.5%`. */
export const formatBps = (bps: number): string => `${Number((bps / 100).toFixed(2))}%`;

/** A rate to one decimal: 6429 → `64.3%`. */
export const formatRate = (bps: number): string => `${Number((bps / 100).toFixed(1))}%`;

/** Minor units as a person would type them: 63050 → `630.50`, 63000 → `630`. */
export function asAmount(cents: number): string {
  const rest = cents % MINOR_PER_MAJOR;
  const whole = (cents - rest) / MINOR_PER_MAJOR;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
}

/** What a person typed, as minor units by digits alone; nothing where it is no amount. */
export function parseAmount(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,¥$€元]/g, '');
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(plain);
  if (!match) return undefined;
  return Number(match[1]) * MINOR_PER_MAJOR + Number((match[2] ?? '').padEnd(2, '0'));
}
