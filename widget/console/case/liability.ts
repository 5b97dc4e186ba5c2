import type { TicketView } from '../../../server/contract/tickets.ts';
import { BPS_WHOLE, type Bps, type Cents } from '../../../server/terms/money.ts';

export type Shares = NonNullable<TicketView['decision']>['liability'];
export type LiableParty = 'merchant' | 'platform' | 'carrier' | 'buyer';

export interface Part {
  readonly party: LiableParty;
  readonly bps: Bps;
  readonly cents: Cents;
}

const PARTIES = ['merchant', 'platform', 'carrier', 'buyer'] as const;

/** An amount divided by liability; whole cents by largest remainder, so the parts add up to it. */
export function splitByLiability(totalCents: Cents, shares: Shares): Part[] {
  const parts = PARTIES.map((party) => {
    const bps = shares[`${party}Bps`];
    const product = totalCents * bps;
    return { party, bps, cents: Math.floor(product / BPS_WHOLE), rest: product % BPS_WHOLE };
  });
  const left = totalCents - parts.reduce((total, part) => total + part.cents, 0);
  const next = new Set(
    [...parts]
      .sort((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map((part) => part.party),
  );
  return parts
    .filter((part) => part.bps > 0)
    .map(({ party, bps, cents }) => ({ party, bps, cents: cents + (next.has(party) ? 1 : 0) }));
}
