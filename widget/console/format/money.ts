import type { Bps, Cents } from '../../../server/terms/money.ts';

const SYMBOLS: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€' };
const MINOR_PER_MAJOR = 100;
/** Twelve digits before the point: the contract's limit, and still an exact integer in cents. */
const AMOUNT = /^(\d{1,10})(?:\.(\d{1,2}))?$/;

/** `63000` as `¥630.00`: whole numbers only, so that no cent is lost to a fraction. */
export function formatCents(cents: Cents, currency: string): string {
  const size = Math.abs(cents);
  const whole = Math.trunc(size / MINOR_PER_MAJOR).toLocaleString('en-US');
  const rest = String(size % MINOR_PER_MAJOR).padStart(2, '0');
  const symbol = SYMBOLS[currency] ?? `${currency} `;
  return `${cents < 0 ? '−' : ''}${symbol}${whole}.${rest}`;
}

/** The same with a plus sign, for movements. */
export const formatMovement = (cents: Cents, currency: string): string =>
  `${cents > 0 ? '+' : ''}${formatCents(cents, currency)}`;

/** `1250` as `12.5%`. */
export const formatBps = (bps: Bps): string => `${(bps / 100).toString()}%`;

/** What a person typed, as cents; `undefined` when it is no amount. */
export function parseAmount(text: string): Cents | undefined {
  const match = AMOUNT.exec(text.trim().replaceAll(/[,，¥$€\s]/g, ''));
  if (!match?.[1]) return undefined;
  return Number(match[1]) * MINOR_PER_MAJOR + Number((match[2] ?? '').padEnd(2, '0'));
}
