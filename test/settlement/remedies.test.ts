import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commissionOn } from '../../server/settlement/commission.ts';
import { coveredJournal } from '../../server/settlement/cover.ts';
import { contestedOf, payableOf } from '../../server/settlement/payable.ts';
import type { Settle } from '../../server/settlement/settle.ts';
import { settlement } from '../../server/settlement/settlement.ts';
import { about, balances, CONSIGNOR, liable, printed, refundOf, settleOf } from './cases.ts';

const settle = (changes: Partial<Settle> & Pick<Settle, 'terms'>) => settlement(settleOf(changes));
const lines = (changes: Partial<Settle> & Pick<Settle, 'terms'>) =>
  settle(changes).journals.map(({ entries }) => printed(entries));

describe('a return', () => {
  it('keeps a deduction pending for the consignor and reverses on what is refunded (zh-35)', () => {
    expect(lines({ commissionBps: 1_500, terms: refundOf(102_400) })).toEqual([
      ['2001 87040', '2004 -102400', '4002 15360'],
    ]);
  });

  it.each([
    // What the merchant ends with is what it would have been, had the check come first.
    ['a part', 3_680, ['2001 -3128', '4002 -552', '5001 3680']],
    ['all of it', 36_800, ['2001 -31280', '4002 -5520', '5001 36800']],
    ['more than there was', 99_999, ['2001 -31280', '4002 -5520', '5001 36800']],
  ])('paid at the first scan: the platform makes %s good', (_, deductCents, expected) => {
    const line = { paidCents: 36_800, merchantCents: 36_800, reversedCents: 5_520 };
    const parts = { merchantId: 'C1', deductCents, liability: CONSIGNOR, commissionBps: 1_500 };
    const journal = coveredJournal({ ...about, ...parts, line, commission: 'pro_rata' });
    expect(printed(journal.entries)).toEqual(expected);
    const merchantCents = -Math.min(deductCents, 36_800);
    expect(journal.settled).toMatchObject({ merchantCents });
  });

  it('charges the label to the party at fault, without commission (zh-23)', () => {
    const freight = { payer: 'merchant', labelCents: 1_200, offset: false } as const;
    const done = settle({ terms: refundOf(69_900, { freight }) });
    expect(done.journals.map(({ entries }) => printed(entries))).toEqual([
      ['2001 64110', '2004 -69900', '2007 -1200', '4002 6990'],
    ]);
    expect([done.refundCents, done.transferCents]).toEqual([69_900, 0]);
  });

  it('takes the buyer’s label off by consent (zh-16)', () => {
    const freight = { payer: 'buyer', labelCents: 1_200, offset: true } as const;
    expect(settle({ terms: refundOf(156_000, { freight }) }).refundCents).toBe(154_800);
  });

  it('leaves a label the buyer pays himself out of the books', () => {
    const freight = { payer: 'buyer', labelCents: 1_200, offset: false } as const;
    expect(lines({ terms: refundOf(10_000, { freight }) })).toEqual([
      ['2001 9000', '2004 -10000', '4002 1000'],
    ]);
  });

  it('takes no more off than the refund bears; the rest of the label is ours', () => {
    const freight = { payer: 'buyer', labelCents: 1_200, offset: true } as const;
    const done = settle({ terms: refundOf(1_000, { freight }) });
    expect(printed(done.journals[1]?.entries ?? [])).toEqual([
      '2004 1000',
      '2007 -1200',
      '5003 200',
    ]);
    expect(done.refundCents).toBe(0);
  });

  it('gives outbound freight back (EU) by the way it was paid as far as that has room, or deducts it', () => {
    const freight = { payer: 'buyer', labelCents: 0, offset: false } as const;
    const given = settle({
      terms: refundOf(10_000, { freight: { ...freight, outboundCents: 500 } }),
    });
    expect(printed(given.journals[0]?.entries ?? [])).toEqual([
      '2001 9500',
      '2004 -10500',
      '4002 1000',
    ]);
    expect([given.refundCents, given.freightBackCents, given.transferCents]).toEqual([
      10_000, 0, 500,
    ]);
    const terms = refundOf(10_000, { freight: { ...freight, outboundCents: 500 } });
    const byCard = settle({ terms, freightRoomCents: 450 });
    expect([byCard.freightBackCents, byCard.transferCents]).toEqual([450, 50]);
    const less = settle({
      terms: refundOf(10_000, { freight: { ...freight, outboundCents: -500 } }),
    });
    expect(printed(less.journals[0]?.entries ?? [])).toEqual([
      '2001 8550',
      '2004 -9500',
      '4002 950',
    ]);
    expect([less.refundCents, less.transferCents]).toEqual([9_500, 0]);
  });

  it('has freight insurance pay where it was taken out', () => {
    const extras = [{ kind: 'freight', cents: 1_000, to: 'buyer', by: 'insurer' }] as const;
    expect(lines({ terms: refundOf(0), extras })).toEqual([['1103 1000', '2004 -1000']]);
  });
});

describe('a carrier', () => {
  const carrier = { limitCents: 150_000, bookedBy: 'consignor' } as const;
  it('answers to its limit, the rest is on who booked, commission with the consignor’s part', () => {
    expect(lines({ terms: refundOf(200_000), liability: liable(0, 0, 10_000), carrier })).toEqual([
      ['1102 150000', '2001 45000', '2004 -200000', '4002 5000'],
    ]);
  });

  it('answers for price and freight together only to its limit', () => {
    const freight = { payer: 'carrier', labelCents: 1_200, offset: false } as const;
    const booked = { limitCents: 100_500, bookedBy: 'platform' } as const;
    const terms = refundOf(100_000, { freight });
    expect(lines({ terms, liability: liable(0, 0, 10_000), carrier: booked })).toEqual([
      ['1102 100500', '2004 -100000', '2007 -1200', '5003 700'],
    ]);
  });
});

describe('who pays', () => {
  it('splits 70/30 with the carrier by largest remainder', () => {
    expect(lines({ terms: refundOf(101), liability: liable(7_000, 0, 3_000) })).toEqual([
      ['1102 30', '2001 64', '2004 -101', '4002 7'],
    ]);
  });

  it('takes a sale back from the consignor where nobody is liable (L02)', () => {
    expect(lines({ terms: refundOf(1_000), liability: liable(0) })).toEqual([
      ['2001 900', '2004 -1000', '4002 100'],
    ]);
  });

  it('lets the platform pay compensation for a consignor in good faith (L12)', () => {
    const terms = refundOf(1_000, { compensationCents: 50_000 });
    expect(lines({ terms, compensationBy: 'platform' })).toEqual([
      ['2001 900', '2004 -51000', '4002 100', '5001 50000'],
    ]);
  });

  it('sends cash beyond what the gateway can give back by transfer', () => {
    const done = settle({ terms: refundOf(1_000), refundableCents: 400 });
    expect([done.refundCents, done.transferCents]).toEqual([400, 600]);
  });
});

describe('commission', () => {
  /** Refunds a line in these parts; what each takes back of the commission. */
  function reversals(parts: readonly number[], commissionBps: number): number[] {
    let line = { paidCents: parts.reduce((a, b) => a + b, 0), merchantCents: 0, reversedCents: 0 };
    return parts.map((cents) => {
      const journal = settle({ commissionBps, terms: refundOf(cents), line }).journals[0];
      const { merchantCents = 0, reversedCents = 0 } = journal?.settled ?? {};
      line = {
        ...line,
        merchantCents: line.merchantCents + merchantCents,
        reversedCents: line.reversedCents + reversedCents,
      };
      return reversedCents;
    });
  }

  it('rounds over all refunds of a line: in the end exactly what was earned goes back', () => {
    expect(reversals([1, 1, 1], 5_000)).toEqual([1, 0, 1]);
    const parts = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(parts, fc.nat(10_000), (cents, bps) => {
        const paid = cents.reduce((a, b) => a + b, 0);
        const reversed = reversals(cents, bps).reduce((a, b) => a + b, 0);
        expect(reversed).toBe(commissionOn(paid, bps));
      }),
    );
  });

  it('stays with us, or goes back whole, where the rule set says so', () => {
    const terms = refundOf(1_000);
    const line = { paidCents: 10_000, merchantCents: 0, reversedCents: 0 };
    expect(lines({ terms, line, commission: 'none' })).toEqual([['2001 1000', '2004 -1000']]);
    expect(lines({ terms, line, commission: 'full', commissionBps: 500 })).toEqual([
      ['2001 500', '2004 -1000', '4002 500'],
    ]);
  });
});

describe('a hold', () => {
  it('pays first, before anything that is pending', () => {
    const done = settle({
      terms: refundOf(1_000),
      holdCents: 600,
      balances: balances({ holdCents: 600, pendingCents: 10_000 }),
    });
    expect(printed(done.journals[0]?.entries ?? [])).toEqual([
      '2001 300',
      '2004 -1000',
      '2010 600',
      '4002 100',
    ]);
    expect(done.holdLeftCents).toBe(0);
  });

  it('is the contested share, never more than the line is owed', () => {
    const line = { paidCents: 10_000, merchantCents: 0, reversedCents: 0 };
    expect(contestedOf(2_000, line, 1_000)).toBe(1_800);
    expect(contestedOf(20_000, line, 1_000)).toBe(9_000);
    expect(payableOf({ ...line, merchantCents: 4_000, reversedCents: 400 }, 1_000)).toBe(5_400);
  });
});
