import { describe, expect, it } from 'vitest';
import {
  commissionBack,
  groupJournals,
  type LedgerLine,
  moneyMoved,
} from '../../widget/console/case/ledger.ts';
import { SEED_LEDGER } from './seed-case.ts';

const line = (account: string, debitCents: number, creditCents: number): LedgerLine => ({
  ...{ journalId: 'j1', at: '2026-11-05T12:24:00Z', event: 'settlement.decided', note: '' },
  ...{ account, debitCents, creditCents },
});

describe('the ledger of a case', () => {
  it('stands journal by journal, each balanced', () => {
    const journals = groupJournals(SEED_LEDGER.items);
    expect(journals.map((j) => [j.event, j.lines.length, j.debitCents, j.balanced])).toEqual([
      ['settlement.decided', 3, 63_000, true],
      ['refund.succeeded', 2, 63_000, true],
    ]);
  });

  it('says so when a journal is off by one cent', () => {
    const [journal] = groupJournals([line('2001', 56_701, 0), line('2004', 0, 56_700)]);
    expect(journal?.balanced).toBe(false);
  });

  it('keeps lines of one journal together when others stand between', () => {
    const other = { ...line('1001', 0, 5), journalId: 'j2' };
    const journals = groupJournals([line('2004', 5, 0), other, line('2001', 0, 5)]);
    expect(journals.map((j) => j.lines.length)).toEqual([2, 1]);
  });

  it('tells the seed claim: 567 from the merchant, 63 of commission, 630 to the buyer', () => {
    expect(moneyMoved(SEED_LEDGER.items)).toEqual({
      borne: [
        { bearer: 'merchant', cents: -56_700 },
        { bearer: 'platform', cents: -6_300 },
      ],
      paidOutCents: 63_000,
      grantedCents: 0,
      owedCents: 0,
    });
    expect(commissionBack(SEED_LEDGER.items)).toBe(6_300);
  });

  it('shows what is still owed until the channel has paid', () => {
    const decided = SEED_LEDGER.items.filter((l) => l.event === 'settlement.decided');
    expect(moneyMoved(decided)).toMatchObject({ paidOutCents: 0, owedCents: 63_000 });
  });

  it('tells a coupon by who funds it (O5-1)', () => {
    const coupon = [
      line('2001', 1_139, 0),
      line('4002', 201, 0),
      line('5002', 360, 0),
      line('2005', 0, 1_700),
    ];
    expect(moneyMoved(coupon)).toMatchObject({
      borne: [
        { bearer: 'merchant', cents: -1_139 },
        { bearer: 'platform', cents: -561 },
      ],
      grantedCents: 1_700,
      owedCents: 0,
    });
  });

  it('balances for any journal: what is borne is what the buyer got or is owed', () => {
    const { borne, paidOutCents, grantedCents, owedCents } = moneyMoved(SEED_LEDGER.items);
    const total = borne.reduce((sum, { cents }) => sum + cents, 0);
    expect(total + paidOutCents + grantedCents + owedCents).toBe(0);
  });
});
