import { describe, expect, it } from 'vitest';
import { carrierClaimJournal } from '../../server/settlement/carrier-claim.ts';
import {
  couponExpiredJournal,
  couponGrantedJournal,
  couponRedeemedJournal,
} from '../../server/settlement/coupon.ts';
import { freezeJournal, releaseJournal } from '../../server/settlement/hold.ts';
import { orderPayableOf } from '../../server/settlement/payable.ts';
import {
  labelPaidJournal,
  refundJournal,
  transferJournal,
  vendorPaidJournal,
} from '../../server/settlement/payments.ts';
import { maturityJournal, payoutJournal, writeOffJournal } from '../../server/settlement/payout.ts';
import type { Settle } from '../../server/settlement/settle.ts';
import { settlement } from '../../server/settlement/settlement.ts';
import { saleJournal } from '../../server/store/order-lines.ts';
import type { Journal } from '../../server/terms/ledger.ts';
import { item, order } from '../store/world.ts';
import { about, balances, liable, printed, refundOf, settleOf } from './cases.ts';

type Lines = Pick<Journal, 'entries'> | undefined;
interface Step {
  readonly step: string;
  readonly journal: Lines;
  readonly lines: readonly string[];
}
const step = (name: string, journal: Lines, ...lines: readonly string[]): Step => ({
  step: name,
  journal,
  lines,
});

const sale = (paidCents: number, commissionBps: number) =>
  saleJournal(order(), item({ paidCents, commissionBps }));
const journals = (changes: Partial<Settle> & Pick<Settle, 'terms'>) =>
  settlement(settleOf(changes)).journals;
const settled = (changes: Partial<Settle> & Pick<Settle, 'terms'>) => journals(changes)[0];
const back = { payer: 'buyer', labelCents: 1_200, offset: true } as const;
const coat = { commissionBps: 1_500, terms: refundOf(89_900, { freight: back }) };
const claim = { ...about, round: 1, claimedCents: 268_000, merchantId: 'C1', commissionBps: 1_000 };
const cardigan = {
  commissionBps: 1_500,
  terms: {
    remedy: 'coupon' as const,
    amountCents: 0,
    coupon: { faceCents: 1_700, validDays: 90, thresholdCents: 0 },
    cashEquivalentCents: 1_340,
  },
};
const fake = {
  terms: refundOf(980_000, { compensationCents: 2_940_000 }),
  extras: [{ kind: 'appraisal', cents: 30_000, to: 'buyer', by: 'liable' }] as const,
  balances: balances({ pendingCents: 882_000, availableCents: 500_000, depositCents: 1_000_000 }),
};
const codes = freezeJournal({
  ...about,
  step: 1,
  merchantId: 'C1',
  matured: false,
  cents: orderPayableOf([
    { paidCents: 47_500, merchantCents: 0, reversedCents: 0, commissionBps: 500 },
  ]),
  balances: balances({ pendingCents: 45_125 }),
});
const badCodes = {
  commissionBps: 500,
  terms: refundOf(14_250),
  holdCents: 45_125,
  balances: balances({ holdCents: 45_125 }),
};
const shoes = {
  commissionBps: 1_200,
  terms: refundOf(129_900, { freight: { payer: 'merchant', labelCents: 1_200, offset: false } }),
  freightTo: 'buyer' as const,
  balances: balances({ availableCents: 30_000, depositCents: 100_000 }),
};
const watch = {
  terms: { remedy: 'repair' as const, amountCents: 0 },
  extras: [
    { kind: 'repair', cents: 18_000, to: 'vendor', by: 'liable' },
    { kind: 'freight', cents: 2_400, to: 'carrier', by: 'liable' },
  ] as const,
};

const EXAMPLES: readonly Step[] = [
  step('O1-0', sale(420_000, 1_000), '1001 420000', '2001 -378000', '4001 -42000'),
  step('O1-1', settled({ terms: refundOf(63_000) }), '2001 56700', '2004 -63000', '4002 6300'),
  step('O1-2', refundJournal(about, 'r1', 63_000), '1001 -63000', '2004 63000'),
  step('O2-0', sale(89_900, 1_500), '1001 89900', '2001 -76415', '4001 -13485'),
  step('O2-1', settled(coat), '2001 76415', '2004 -89900', '4002 13485'),
  step('O2-2', journals(coat)[1], '2004 1200', '2007 -1200'),
  step(
    'O2-3',
    refundJournal(about, 'r1', settlement(settleOf(coat)).refundCents),
    '1001 -88700',
    '2004 88700',
  ),
  step(
    'O2-4',
    labelPaidJournal(about, 'leg1', { owedCents: 1_200, expenseCents: 0 }),
    '1001 -1200',
    '2007 1200',
  ),
  step('O3-0', sale(268_000, 1_000), '1001 268000', '2001 -241200', '4001 -26800'),
  step(
    'O3-1',
    settled({
      terms: refundOf(268_000),
      liability: liable(0, 0, 10_000),
      carrier: { limitCents: 268_000, bookedBy: 'platform' },
    }),
    '1102 268000',
    '2004 -268000',
  ),
  step('O3-2', refundJournal(about, 'r1', 268_000), '1001 -268000', '2004 268000'),
  step(
    'O3-3a',
    carrierClaimJournal({
      ...claim,
      admittedCents: 268_000,
      bookedBy: 'platform',
      balances: balances(),
    }),
    '1001 268000',
    '1102 -268000',
  ),
  step(
    'O3-3b',
    carrierClaimJournal({
      ...claim,
      admittedCents: 200_000,
      bookedBy: 'platform',
      balances: balances(),
    }),
    '1001 200000',
    '1102 -268000',
    '5001 68000',
  ),
  step('O4-0', sale(650_000, 1_000), '1001 650000', '2001 -585000', '4001 -65000'),
  step(
    'O4-1',
    settled({ terms: refundOf(52_000), liability: liable(0, 10_000) }),
    '2004 -52000',
    '5001 52000',
  ),
  step('O4-2', refundJournal(about, 'r1', 52_000), '1001 -52000', '2004 52000'),
  step('O5-0', sale(26_800, 1_500), '1001 26800', '2001 -22780', '4001 -4020'),
  step('O5-1', settled(cardigan), '2001 1139', '2005 -1700', '4002 201', '5002 360'),
  step(
    'O5-2a',
    couponRedeemedJournal({
      ...about,
      couponId: 'cp1',
      couponCents: 1_700,
      merchantId: 'C1',
      priceCents: 30_000,
      commissionBps: 1_500,
      cashBooked: false,
    }),
    '1001 28300',
    '2001 -25500',
    '2005 1700',
    '4001 -4500',
  ),
  step(
    'O5-2b',
    couponExpiredJournal({
      ...about,
      couponId: 'cp1',
      faceCents: 1_700,
      granted: settled(cardigan)?.entries ?? [],
      balances: balances(),
    }),
    '2001 -1139',
    '2005 1700',
    '4002 -201',
    '5002 -360',
  ),
  step(
    'DT-7b reply: the platform alone',
    couponGrantedJournal(about, { id: 'cp2', faceCents: 500 }),
    '2005 -500',
    '5002 500',
  ),
  step('O6-0', sale(980_000, 1_000), '1001 980000', '2001 -882000', '4001 -98000'),
  step(
    'O6-1',
    settled(fake),
    '1101 1470000',
    '2001 882000',
    '2002 500000',
    '2003 1000000',
    '2004 -3950000',
    '4002 98000',
  ),
  step(
    'O6-2',
    refundJournal(about, 'r1', settlement(settleOf(fake)).refundCents),
    '1001 -980000',
    '2004 980000',
  ),
  step(
    'O6-3',
    transferJournal(about, 'p1', settlement(settleOf(fake)).transferCents),
    '1001 -2970000',
    '2004 2970000',
  ),
  step(
    'O6-4',
    writeOffJournal({ at: about.at, merchantId: 'C1', cents: 1_470_000, currency: 'CNY', no: 1 }),
    '1101 -1470000',
    '5005 1470000',
  ),
  step('O7-0', sale(47_500, 500), '1001 47500', '2001 -45125', '4001 -2375'),
  step('O7-1', codes?.journal, '2001 45125', '2010 -45125'),
  step('O7-2', settled(badCodes), '2004 -14250', '2010 13537', '4002 713'),
  step(
    'O7-3',
    releaseJournal({
      ...about,
      step: 1,
      merchantId: 'C1',
      hold: { cents: settlement(settleOf(badCodes)).holdLeftCents, from: '2001' },
    }),
    '2001 -31588',
    '2010 31588',
  ),
  step('O7-4', refundJournal(about, 'r1', 14_250), '1001 -14250', '2004 14250'),
  step('O8-0', sale(129_900, 1_200), '1001 129900', '2001 -114312', '4001 -15588'),
  step(
    'O8-0b',
    maturityJournal({
      ...about,
      merchantId: 'C1',
      payableCents: 114_312,
      balances: balances({ pendingCents: 114_312 }),
      release: 0,
    }),
    '2001 114312',
    '2002 -114312',
  ),
  step(
    'O8-0c',
    payoutJournal({
      ...about,
      payoutId: 'po1',
      merchantId: 'C1',
      cents: 114_312,
      balances: balances({ availableCents: 114_312 }),
    }),
    '1001 -114312',
    '2002 114312',
  ),
  step('O8-1', settled(shoes), '2002 30000', '2003 85512', '2004 -131100', '4002 15588'),
  step(
    'O8-2 refund',
    refundJournal(about, 'r1', settlement(settleOf(shoes)).refundCents),
    '1001 -129900',
    '2004 129900',
  ),
  step(
    'O8-2 transfer',
    transferJournal(about, 'p1', settlement(settleOf(shoes)).transferCents),
    '1001 -1200',
    '2004 1200',
  ),
  step('O9-1', settled(watch), '2001 20400', '2007 -2400', '2008 -18000'),
  step(
    'O9-2 vendor',
    vendorPaidJournal(about, 'b1', { owedCents: 18_000, expenseCents: 0 }),
    '1001 -18000',
    '2008 18000',
  ),
  step(
    'O9-2 carrier',
    labelPaidJournal(about, 'leg1', { owedCents: 2_400, expenseCents: 0 }),
    '1001 -2400',
    '2007 2400',
  ),
  step(
    'O10-1',
    settled({ terms: refundOf(107_500), liability: liable(4_000, 6_000) }),
    '2001 38700',
    '2004 -107500',
    '4002 4300',
    '5001 64500',
  ),
  step('O10-2', refundJournal(about, 'r1', 107_500), '1001 -107500', '2004 107500'),
];

describe('the worked examples of policy §6, line by line', () => {
  it.each(EXAMPLES)('$step', ({ journal, lines }) => {
    expect(printed(journal?.entries ?? [])).toEqual([...lines].sort());
  });
});
