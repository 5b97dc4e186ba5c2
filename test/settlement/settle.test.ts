import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundJournal } from '../../server/settlement/payments.ts';
import { type Settle, settlementJournal } from '../../server/settlement/settle.ts';
import { allocate } from '../../server/terms/allocate.ts';

const rich = {
  pendingCents: 378_000,
  availableCents: 0,
  depositCents: 300_000,
  holdCents: 0,
  receivableCents: 0,
};
const merchantPays = {
  merchantBps: 10_000,
  platformBps: 0,
  carrierBps: 0,
  buyerBps: 0,
  basis: 'L14',
  confidenceBps: 9000,
};
const base: Settle = {
  at: '2026-11-05T12:30:00Z',
  ticketId: 't1',
  round: 1,
  orderId: 'o1',
  itemId: '1',
  merchantId: 'C2001',
  commissionBps: 1000,
  terms: { remedy: 'partial_refund', amountCents: 63_000 },
  liability: merchantPays,
  balances: rich,
  pointsCents: 0,
};
const lines = (settle: Settle) =>
  settlementJournal(settle).entries.map((e) => [e.account, e.debitCents, e.creditCents]);

describe('worked examples of policy §6', () => {
  it('O1-1: partial refund, consignor 100 %', () => {
    expect(lines(base)).toEqual([
      ['2001', 56_700, 0],
      ['4002', 6_300, 0],
      ['2004', 0, 63_000],
    ]);
  });

  it('O1-2: the gateway has paid', () => {
    expect(refundJournal(base, 'r1', 63_000).entries).toEqual([
      { account: '2004', debitCents: 63_000, creditCents: 0 },
      { account: '1001', debitCents: 0, creditCents: 63_000 },
    ]);
  });

  it('O4-1: platform 100 % leaves payable and commission untouched', () => {
    const liability = { ...merchantPays, merchantBps: 0, platformBps: 10_000 };
    const terms = { remedy: 'partial_refund' as const, amountCents: 52_000 };
    expect(lines({ ...base, liability, terms })).toEqual([
      ['5001', 52_000, 0],
      ['2004', 0, 52_000],
    ]);
  });

  it('O5-1: a coupon of 17 for 13.40, the uplift is the platform’s', () => {
    const terms = {
      remedy: 'coupon' as const,
      amountCents: 0,
      coupon: { faceCents: 1_700, validDays: 90, thresholdCents: 0 },
      cashEquivalentCents: 1_340,
    };
    expect(lines({ ...base, commissionBps: 1500, terms })).toEqual([
      ['2001', 1_139, 0],
      ['4002', 201, 0],
      ['5002', 360, 0],
      ['2005', 0, 1_700],
    ]);
  });

  it('O8-1: pending is empty, so available and deposit pay', () => {
    const terms = { remedy: 'return_refund' as const, amountCents: 129_900 };
    const balances = { ...rich, pendingCents: 0, availableCents: 30_000, depositCents: 100_000 };
    expect(lines({ ...base, commissionBps: 1200, terms, balances })).toEqual([
      ['2002', 30_000, 0],
      ['2003', 84_312, 0],
      ['4002', 15_588, 0],
      ['2004', 0, 129_900],
    ]);
  });

  it('O10-1: platform 60 %, consignor 40 %', () => {
    const liability = { ...merchantPays, merchantBps: 4000, platformBps: 6000 };
    const terms = { remedy: 'partial_refund' as const, amountCents: 107_500 };
    expect(lines({ ...base, liability, terms })).toEqual([
      ['2001', 38_700, 0],
      ['4002', 4_300, 0],
      ['5001', 64_500, 0],
      ['2004', 0, 107_500],
    ]);
  });
});

describe('any settlement', () => {
  const cents = fc.integer({ min: 0, max: 5_000_000 });
  it('balances, takes no more than a merchant has and makes the rest a receivable', () => {
    fc.assert(
      fc.property(
        cents,
        cents,
        cents,
        cents,
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (amountCents, pendingCents, availableCents, depositCents, merchantBps, commissionBps) => {
          const entries = settlementJournal({
            ...base,
            commissionBps,
            terms: { remedy: 'partial_refund', amountCents },
            liability: { ...merchantPays, merchantBps, platformBps: 10_000 - merchantBps },
            balances: {
              pendingCents,
              availableCents,
              depositCents,
              holdCents: 0,
              receivableCents: 0,
            },
          }).entries;
          const sum = (key: 'debitCents' | 'creditCents') =>
            entries.reduce((s, e) => s + e[key], 0);
          expect(sum('debitCents')).toBe(sum('creditCents'));
          const taken = (account: string) =>
            entries.filter((e) => e.account === account).reduce((s, e) => s + e.debitCents, 0);
          expect(taken('2001')).toBeLessThanOrEqual(pendingCents);
          expect(taken('2002')).toBeLessThanOrEqual(availableCents);
          expect(taken('2003')).toBeLessThanOrEqual(depositCents);
        },
      ),
    );
  });

  it('allocates every cent (DT-17: 38038 / 34415 / 23547)', () => {
    expect(allocate(96_000, [42_000, 38_000, 26_000])).toEqual([38_038, 34_415, 23_547]);
    fc.assert(
      fc.property(
        cents,
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1 }),
        (total, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          expect(allocate(total, weights).reduce((a, b) => a + b, 0)).toBe(total);
        },
      ),
    );
  });
});
