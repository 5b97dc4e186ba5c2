import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readFinding } from '../../server/contract/findings.ts';
import type { ReportKind } from '../../server/contract/storefront.ts';

const AT = '2026-11-05T12:14:00.000Z';
const read = (kind: ReportKind, result: unknown) => readFinding({ kind, result, at: AT });

function faults(kind: ReportKind, result: unknown): { path: string; message: string }[] {
  try {
    read(kind, result);
  } catch (error) {
    if (error instanceof z.ZodError)
      return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  }
  return [];
}

describe('a bill in its sender’s words', () => {
  test.each([
    [
      { for: 'label', bill_no: 'SF1', amount: 1200 },
      { id: 'SF1', of: 'freight', cents: 1_200 },
    ],
    [
      { type: 'repairer', invoiceNo: ' R7 ', total_cents: 18_000 },
      { id: 'R7', of: 'vendor', cents: 18_000 },
    ],
    [
      { status: 'freight', billId: 'x', billCents: 1 },
      { id: 'x', of: 'freight', cents: 1 },
    ],
  ])('%j', (result, bill) => {
    expect(read('bill', result)).toEqual({ bill: { ...bill, at: AT } });
  });

  test.each([
    [{ for: 'label', amount: 1200 }, 'result.billId'],
    [{ for: 'label', billId: 'x', amountCents: 0 }, 'result.amountCents'],
    [{ for: 'label', billId: 'x', amountCents: 1.5 }, 'result.amountCents'],
    [{ for: 'coffee', billId: 'x', amountCents: 1 }, 'result.for'],
  ])('%j is wrong in %s', (result, path) => {
    expect(faults('bill', result)).toMatchObject([{ path }]);
  });
});

describe('a code check in the issuer’s words', () => {
  const later = {
    redeemed_at: '2026-11-11T18:06:10-05:00',
    delivered_at: '2026-11-11T18:00:22-05:00',
  };
  test.each([
    ['not_activated_by_issuer', 'never_valid'],
    [{ status: 'not_activated_by_issuer' }, 'never_valid'],
    [{ status: 'redeemed', ...later, ip_match_buyer: true }, 'redeemed_by_buyer'],
    [{ status: 'redeemed', ...later, ip_match_buyer: false }, 'redeemed_unknown'],
    [{ status: 'Redeemed', ...later }, 'redeemed_unknown'],
    [
      {
        status: 'redeemed',
        redeemedAt: '2026-11-11T17:00:00Z',
        deliveredAt: '2026-11-11T23:00:22Z',
        ipMatchBuyer: true,
      },
      'redeemed_before_delivery',
    ],
    [{ result: 'not delivered' }, 'not_delivered'],
    [{ outcome: 'account-reclaimed' }, 'reclaimed'],
    [{ status: 'expired' }, 'expired'],
    [{ status: 'region' }, 'wrong_region'],
    ['valid', 'valid'],
  ])('%j is %s', (result, status) => {
    expect(read('code_check', result).code).toMatchObject({ status, at: AT });
  });

  test('keeps times in UTC, faces in cents and the codes it is about', () => {
    const face = { status: 'wrong_face', listed_face: 10_000, actualFaceMinor: 5_000 };
    expect(read('code_check', { ...face, code_ids: ['k1'], ...later }).code).toEqual({
      status: 'wrong_face',
      listedFaceCents: 10_000,
      actualFaceCents: 5_000,
      codeIds: ['k1'],
      redeemedAt: '2026-11-11T23:06:10.000Z',
      deliveredAt: '2026-11-11T23:00:22.000Z',
      at: AT,
    });
  });
});

test.each([
  ['appraisal', 'fake', { appraisal: { result: 'counterfeit', at: AT } }],
  [
    'appraisal',
    { conclusion: 'Genuine', fee_cents: 30_000, note: '检验合格' },
    { appraisal: { result: 'genuine', feeCents: 30_000, note: '检验合格', at: AT } },
  ],
  ['regrade', { grade: '90' }, { regrade: { grade: '90', at: AT } }],
  ['regrade', '9成新', { regrade: { grade: '90', at: AT } }],
  [
    'repair',
    { fixed: true, invoice_minor: 26_000 },
    { repair: { fixed: true, invoiceCents: 26_000, at: AT } },
  ],
  ['repair', 'failed', { repair: { fixed: false, at: AT } }],
  ['intercept', 'success', { trace: { status: 'intercepted', at: AT } }],
  ['intercept', { status: 'lost' }, { trace: { status: 'lost', at: AT } }],
  [
    'carrier_claim',
    { status: 'accepted', minor: 268_000 },
    { carrierClaim: { admittedCents: 268_000, at: AT } },
  ],
  ['carrier_claim', 'rejected', { carrierClaim: { admittedCents: 0, at: AT } }],
  [
    'carrier_claim',
    { admittedCents: 100_000, accepted: true },
    { carrierClaim: { admittedCents: 100_000, at: AT } },
  ],
  ['stock_out', {}, { stockOut: { at: AT } }],
  ['stock_out', true, { stockOut: { at: AT } }],
  ['outbound_check', { clean: true }, { outbound: { clean: true, at: AT } }],
  ['outbound_check', 'damaged', { outbound: { clean: false, at: AT } }],
] as const)('%s %j is understood', (kind, result, findings) => {
  expect(read(kind, result)).toEqual(findings);
});

test('a regrade of a return stands for its inspection', () => {
  const result = { code: 'R3-low', deduct_bp: 2_000, reason: '干洗可去除，吊牌缺失' };
  expect(read('regrade', result)).toEqual({
    regrade: { class: 'R3', deductBps: 2_000, note: '干洗可去除，吊牌缺失', at: AT },
  });
});

test.each([
  ['code_check', 'perhaps', 'result.status', /never_valid/],
  ['code_check', {}, 'result.status', /redeemed_by_buyer/],
  [
    'code_check',
    { status: 'redeemed', redeemed_at: 'yesterday' },
    'result.redeemed_at',
    /ISO 8601/,
  ],
  ['code_check', { status: 'wrong_face' }, 'result.actualFaceCents', /minor units/],
  ['appraisal', { result: 'genuine', fee: 1.5 }, 'result.fee', /minor units/],
  ['appraisal', ['genuine'], 'result', /object/],
  ['regrade', { grade: '97' }, 'result.grade', /95/],
  ['regrade', { code: 'R9' }, 'result.code', /r3/],
  ['carrier_claim', 'accepted', 'result.admittedCents', /how much/],
  ['stock_out', 'in_stock', 'result.status', /out_of_stock/],
  ['intercept', { status: 1 }, 'result.status', /intercepted/],
] as const)('%s %j is refused, naming the place and the words', (kind, result, path, message) => {
  expect(faults(kind, result)[0]).toMatchObject({ path, message: expect.stringMatching(message) });
});
