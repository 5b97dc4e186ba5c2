import { describe, expect, it } from 'vitest';
import { liabilityOf } from '../../server/decision/liability.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import { aCase, type Change, digital, inTransit } from './cases.ts';
import { rules, seed } from './facts.ts';

const DAY = 86_400_000;
const daysAgo = (days: number): string =>
  new Date(Date.parse(seed.submittedAt) - days * DAY).toISOString();
const clean = (inspectedAt = daysAgo(10)) =>
  ({ inspectedAt, result: 'clean', defects: [] }) as const;
const named = {
  inspectedAt: daysAgo(10),
  result: 'defects',
  defects: [{ part: 'screen', note: '划痕' }],
} as const;
const warehouse = { custody: 'platform_warehouse' } as const;
const scratch = { part: 'screen', zone: 'primary', severity: 'S2' } as const;
const poor = { details: { packing: 'poor' } } as const;
const shown = (isClean: boolean) => ({ outbound: { clean: isClean, at: daysAgo(5) } });

/** DT-16, row by row: shares of merchant, platform, carrier and buyer. */
const ROWS: readonly (readonly [
  row: string,
  what: string,
  leaf: Leaf,
  change: Change,
  split: readonly number[],
])[] = [
  [
    'L01',
    'redeemed by the buyer',
    'VIR.code_used',
    { ...digital, findings: { code: { status: 'redeemed_by_buyer', at: seed.now } } },
    [0, 0, 0, 10_000],
  ],
  ['L02', 'change of mind', 'NRR.seven_day', {}, [10_000, 0, 0, 0]],
  ['L03', 'used before delivery', 'VIR.code_used', digital, [10_000, 0, 0, 0]],
  ['L04', 'never delivered', 'VIR.not_delivered', digital, [0, 10_000, 0, 0]],
  [
    'L05',
    'recorded, and left out of the platform’s listing',
    'NAD.appearance',
    { item: { intake: named, listingAuthor: 'platform' }, claim: scratch },
    [0, 10_000, 0, 0],
  ],
  [
    'L06',
    'recorded, the merchant’s listing',
    'NAD.appearance',
    { item: { intake: named }, claim: scratch },
    [10_000, 0, 0, 0],
  ],
  [
    'L09',
    'in the platform’s keeping',
    'NAD.appearance',
    { item: { ...warehouse, intake: clean() }, claim: scratch, findings: shown(false) },
    [0, 10_000, 0, 0],
  ],
  [
    'L14',
    'missed by the platform’s inspection',
    'NAD.appearance',
    { item: { intake: clean() }, claim: scratch },
    [7_000, 3_000, 0, 0],
  ],
  ['L14', 'never inspected', 'NAD.appearance', { claim: scratch }, [10_000, 0, 0, 0]],
  ['L07', 'nothing declared, booked by the merchant', 'LOG.damaged', {}, [10_000, 0, 0, 0]],
  [
    'L07',
    'nothing declared, booked by the platform',
    'LOG.damaged',
    { shipment: { bookedBy: 'platform' } },
    [0, 10_000, 0, 0],
  ],
  [
    'L07',
    'declared in full',
    'LOG.lost',
    { ...inTransit, shipment: { ...inTransit.shipment, declaredValueCents: 420_000 } },
    [0, 0, 10_000, 0],
  ],
  ['L08', 'packed by the merchant', 'LOG.damaged', { claim: poor }, [7_000, 0, 3_000, 0]],
  [
    'L08',
    'packed by the merchant, booked by the platform',
    'LOG.damaged',
    { claim: poor, shipment: { bookedBy: 'platform' } },
    [7_000, 0, 3_000, 0],
  ],
  [
    'L08',
    'packed in the warehouse',
    'LOG.damaged',
    { claim: poor, item: warehouse },
    [0, 7_000, 3_000, 0],
  ],
  ['L10', 'packed wrongly by the merchant', 'WRG.wrong_item', {}, [10_000, 0, 0, 0]],
  ['L10', 'picked in the warehouse', 'WRG.wrong_item', { item: warehouse }, [0, 10_000, 0, 0]],
  [
    'L11',
    'graded by the platform',
    'CND.grade_lower',
    { item: { gradedBy: 'platform' } },
    [4_000, 6_000, 0, 0],
  ],
  ['L11', 'graded by the merchant', 'CND.grade_lower', {}, [10_000, 0, 0, 0]],
  ['L12', 'counterfeit', 'AUT.counterfeit', {}, [10_000, 0, 0, 0]],
  [
    'L12b',
    'missed by the platform',
    'AUT.part_replaced',
    { item: { intake: { ...clean(), result: 'authenticity_only' } } },
    [7_000, 3_000, 0, 0],
  ],
  ['L12b', 'never seen by it', 'AUT.part_replaced', {}, [10_000, 0, 0, 0]],
  [
    'L13',
    'tested thirty days ago',
    'DEF.power',
    { item: { intake: clean(daysAgo(30)) } },
    [7_000, 3_000, 0, 0],
  ],
  [
    'L13',
    'tested longer ago',
    'DEF.power',
    { item: { intake: clean(daysAgo(30.1)) } },
    [10_000, 0, 0, 0],
  ],
  ['L15', 'not sent by the merchant', 'FUL.late_ship', {}, [10_000, 0, 0, 0]],
  ['L15', 'not sent by the warehouse', 'FUL.oos', { item: warehouse }, [0, 10_000, 0, 0]],
  ['L16', 'small', 'SVC.other', { item: { paidCents: 20_000 } }, [0, 10_000, 0, 0]],
  ['L16', 'not small', 'SVC.other', { item: { paidCents: 20_001 } }, [5_000, 5_000, 0, 0]],
  ['L17', 'the merchant’s listing', 'NAD.spec_lower', {}, [10_000, 0, 0, 0]],
  [
    'L17',
    'the platform’s listing',
    'NAD.spec_lower',
    { item: { listingAuthor: 'platform' } },
    [0, 10_000, 0, 0],
  ],
];

describe('DT-16', () => {
  it.each(ROWS)('%s, %s: %s', (row, _, leaf, change, split) => {
    const { liability } = liabilityOf(aCase(leaf, change), rules);
    const { basis, merchantBps, platformBps, carrierBps, buyerBps } = liability;
    expect([basis, merchantBps, platformBps, carrierBps, buyerBps]).toEqual([row, ...split]);
  });

  it('has each row of its table reached, and only what nobody can say left to people', () => {
    const reached = new Set(ROWS.map(([row]) => row));
    const rows = Object.keys(rules.dt16.rows).filter((row) => /^L\d/.test(row));
    expect(rows.map((row) => row.split('.')[0]).filter((row) => row && !reached.has(row))).toEqual(
      [],
    );
    const unsure = Object.entries(rules.dt16.rows).filter(
      ([, { confidenceBps }]) => confidenceBps < rules.dt16.minConfidenceBps,
    );
    expect(unsure.map(([row]) => row)).toEqual(['L16']);
  });
});
