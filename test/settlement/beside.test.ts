import { describe, expect, it } from 'vitest';
import { besideJournals, besideParts } from '../../server/settlement/beside.ts';
import { about, balances, printed } from './cases.ts';

/** Of 10 % commission; what has been given back of it took its commission with it. */
const line = (itemId: string, merchantId: string, paidCents: number, givenCents = 0) => ({
  ...{ itemId, merchantId, roomCents: paidCents - givenCents, commissionBps: 1_000 },
  settled: { paidCents, merchantCents: givenCents, reversedCents: givenCents / 10 },
  balances: balances({ pendingCents: 100_000 }),
});
const [first, second] = [line('3', 'C3', 23_547, 16_000), line('1', 'C1', 38_038)];

describe('what a return gives back beyond its own line (DT-17)', () => {
  it.each([
    [0, []],
    [3_585, [['3', 3_585]]],
    [
      8_000,
      [
        ['3', 7_547],
        ['1', 453],
      ],
    ],
    [
      99_999,
      [
        ['3', 7_547],
        ['1', 38_038],
      ],
    ],
  ])('%i is taken of the lines in their order, no more than each has left', (cents, expected) => {
    const parts = besideParts(cents, [first, second]);
    expect(parts.map((part) => [part.line.itemId, part.cents])).toEqual(expected);
  });

  it('is each merchant’s own, commission with it, by a journal of the line', () => {
    const parts = besideParts(8_000, [first, second]);
    const journals = besideJournals({ ...about, round: 2, commission: 'pro_rata' }, parts, []);
    expect(journals.map(({ key, itemId, entries }) => [key, itemId, printed(entries)])).toEqual([
      ['settle:t1:2:beside:3', '3', ['2001 6792', '2004 -7547', '4002 755']],
      ['settle:t1:2:beside:1', '1', ['2001 408', '2004 -453', '4002 45']],
    ]);
    expect(journals[0]?.settled).toEqual({ merchantCents: 7_547, reversedCents: 755 });
  });

  it('takes nobody below zero: two lines of one poor merchant share what there is', () => {
    const purse = balances({ pendingCents: 1_500, depositCents: 500 });
    const poor = ['3', '4'].map((id) => ({ ...line(id, 'C3', 2_000), balances: purse }));
    const journals = besideJournals(
      { ...about, round: 1, commission: 'pro_rata' },
      besideParts(4_000, poor),
      [],
    );
    expect(journals.map(({ entries }) => printed(entries))).toEqual([
      ['2001 1500', '2003 300', '2004 -2000', '4002 200'],
      ['1101 1600', '2003 200', '2004 -2000', '4002 200'],
    ]);
  });
});
