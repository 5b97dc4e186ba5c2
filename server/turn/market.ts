import { rulesFor } from '../decision/market.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { Currency } from '../terms/money.ts';
import type { Market } from '../terms/party.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Snapshot } from './ports.ts';

const CURRENCY_OF: Readonly<Record<Market, Currency>> = { CN: 'CNY', EU: 'EUR', US: 'USD' };

interface InHand {
  readonly ticket: Pick<Ticket, 'market' | 'currency'> | undefined;
  readonly snapshot: Pick<Snapshot, 'focus' | 'buyer'>;
  readonly rules: RuleSet;
}

/** Whose rules, days and money hold: those of the case in hand, else of the order, else of the buyer. */
export function marketOf({ ticket, snapshot: { focus, buyer }, rules }: InHand): {
  readonly rules: RuleSet;
  readonly market: Market;
  readonly currency: Currency;
} {
  const sale = ticket ?? focus?.order;
  const market = sale?.market ?? buyer?.market ?? 'CN';
  return {
    rules: rulesFor(rules, market),
    market,
    currency: sale?.currency ?? CURRENCY_OF[market],
  };
}
