import type { Cents } from '../../../server/terms/money.ts';
import { formatMoney, moneySymbol } from '../../shared/money.ts';

/** `63000` as `¥630.00`, alike in both languages; a minus stands before the symbol. */
export const formatCents = (cents: Cents, currency: string): string =>
  `${cents < 0 ? '−' : ''}${formatMoney(Math.abs(cents), currency, 'en')}`;

/** The same with a plus sign, for movements. */
export const formatMovement = (cents: Cents, currency: string): string =>
  `${cents > 0 ? '+' : ''}${formatCents(cents, currency)}`;

/** What stands before an amount that somebody types. */
export const symbolOf = (currency: string): string => moneySymbol(currency, 'en');
