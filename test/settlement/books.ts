import type { Entry, Journal, MerchantBalances } from '../../server/terms/ledger.ts';

/** A ledger in memory: the sums that the database keeps, with its walls. */
export class Books {
  readonly #sums = new Map<string, number>();
  readonly #keys = new Set<string>();

  post(journal: Omit<Journal, 'orderId'> & { readonly orderId?: string }): void {
    if (this.#keys.has(journal.key)) throw new Error(`${journal.key} is posted twice`);
    this.#keys.add(journal.key);
    const { entries } = journal;
    if (entries.length === 0) throw new Error(`${journal.key} has no entries`);
    const difference = entries.reduce((sum, e) => sum + e.debitCents - e.creditCents, 0);
    if (difference !== 0) throw new Error(`${journal.key} is off by ${difference}`);
    for (const entry of entries) this.#add(entry, journal.orderId);
  }

  of(account: string, party = ''): number {
    return this.#sums.get(`${account} ${party}`) ?? 0;
  }

  balances(merchantId: string): MerchantBalances {
    return {
      pendingCents: this.of('2001', merchantId),
      availableCents: this.of('2002', merchantId),
      depositCents: this.of('2003', merchantId),
      holdCents: this.of('2010', merchantId),
      receivableCents: this.of('1101', merchantId),
    };
  }

  /** Every account that may not be below zero and is. */
  overdrawn(): string[] {
    return [...this.#sums]
      .filter(([name, cents]) => cents < 0 && /^(1101|1102|200[1-8]|2010) /.test(name))
      .map(([name, cents]) => `${name} ${cents}`);
  }

  #add({ account, partyId, debitCents, creditCents }: Entry, orderId = ''): void {
    const party = partyId ?? (account === '2004' ? orderId : '');
    const sign = /^[15]/.test(account) ? 1 : -1;
    const name = `${account} ${party}`;
    this.#sums.set(name, (this.#sums.get(name) ?? 0) + sign * (debitCents - creditCents));
  }
}
