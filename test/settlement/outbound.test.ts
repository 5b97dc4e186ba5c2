import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settlement } from '../../server/settlement/settlement.ts';
import { balances, liable, printed, refundOf, settleOf } from './cases.ts';

const rich = balances({ pendingCents: 1_000_000 });
const line = (itemId: string, merchantId: string, paidCents: number) => ({
  ...{ itemId, merchantId, paidCents },
  balances: rich,
});
const UNWOUND = { ...liable(10_000), basis: 'L02' };
const way = (outboundCents: number) =>
  refundOf(10_000, { freight: { payer: 'buyer', labelCents: 0, offset: false, outboundCents } });
const three = [line('1', 'C1', 10_000), line('2', 'C2', 30_000), line('3', 'C3', 10_001)];

describe('the way out of an order of several merchants (DT-8, EU)', () => {
  it('is borne by each line by its price, whichever goes back last', () => {
    const done = settlement(
      settleOf({
        terms: way(999),
        liability: UNWOUND,
        balances: rich,
        freightRoomCents: 999,
        outboundAmong: three,
      }),
    );
    // 199.796, 599.388 and 199.816 of 999: the odd cents go to the largest remainders.
    expect(done.journals.map(({ itemId, entries }) => [itemId, printed(entries)])).toEqual([
      ['1', ['2001 9200', '2004 -10200', '4002 1000']],
      ['2', ['2001 599', '2004 -599']],
      ['3', ['2001 200', '2004 -200']],
    ]);
    expect([done.refundCents, done.freightBackCents, done.transferCents]).toEqual([10_000, 999, 0]);
  });

  it('is borne as the loss is where somebody is at fault', () => {
    const done = settlement(
      settleOf({ terms: way(999), liability: liable(0, 10_000), outboundAmong: three }),
    );
    expect(done.journals).toHaveLength(1);
    expect(done.transferCents).toBe(999);
  });

  it('adds up to the cent, and takes nobody below zero', () => {
    const sellers = fc.array(
      fc.record({ merchantId: fc.constantFrom('C1', 'C2', 'C3'), paidCents: fc.nat(50_000) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(sellers, fc.nat(5_000), fc.nat(5_000), (lines, outbound, pendingCents) => {
        const purse = balances({ pendingCents, depositCents: 100 });
        const among = lines.map((one, n) => ({ ...one, itemId: `${n}`, balances: purse }));
        const [own] = among;
        const done = settlement(
          settleOf({
            terms: way(outbound),
            liability: UNWOUND,
            itemId: '0',
            merchantId: own?.merchantId ?? 'C1',
            balances: purse,
            outboundAmong: among,
          }),
        );
        const entries = done.journals.flatMap((journal) => journal.entries);
        const sum = (account: string, party?: string) =>
          entries
            .filter((e) => e.account === account && (!party || e.partyId === party))
            .reduce((all, e) => all + e.creditCents - e.debitCents, 0);
        expect(sum('2004')).toBe(10_000 + outbound);
        expect(done.refundCents + done.freightBackCents + done.transferCents).toBe(sum('2004'));
        for (const merchant of ['C1', 'C2', 'C3']) {
          expect(-sum('2001', merchant)).toBeLessThanOrEqual(pendingCents);
          expect(-sum('2003', merchant)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
