/** An amount in the currency's minor unit (分, cent). Always a safe integer. */
export type Cents = number;

/** A share in basis points: 1500 is 15 %. */
export type Bps = number;

export const CURRENCIES = ['CNY', 'USD', 'EUR'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** An exact fraction [numerator, denominator], denominator > 0. */
export type Ratio = readonly [number, number];

export const BPS_WHOLE: Bps = 10_000;
