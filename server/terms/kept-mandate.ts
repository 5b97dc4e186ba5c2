import type { Mandate } from './mandate.ts';
import type { Cents, Currency } from './money.ts';
import type { Tier } from './order.ts';

/** One version of a merchant's mandate, and whose word it was. `at`: ISO 8601 UTC. */
export interface MandateSaid {
  readonly version: number;
  readonly at: string;
  readonly author: string;
  readonly role: 'storefront' | 'merchant' | 'operator';
  readonly mandate: Mandate;
}

/** A merchant's mandate as it is kept: every word so far, newest first; version 0 before the first. */
export interface KeptMandate {
  readonly tier: Tier;
  readonly currency: Currency;
  readonly preauthCents?: Cents | undefined;
  readonly version: number;
  readonly history: readonly MandateSaid[];
}

/** A new version that was made from `baseVersion`. */
export interface MandateChange {
  readonly merchantId: string;
  readonly baseVersion: number;
  readonly mandate: Mandate;
  readonly at: string;
  readonly author: string;
  readonly role: 'merchant' | 'operator';
}
