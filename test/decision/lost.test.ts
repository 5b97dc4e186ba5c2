import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import type { Findings } from '../../server/terms/finding.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import { aCase, type Change, inTransit } from './cases.ts';
import { rules, seed } from './facts.ts';

const traced = (status: 'lost' | 'failed' | 'moving'): Findings => ({
  trace: { status, at: seed.now },
});
const insured = { ...inTransit.shipment, declaredValueCents: 100_000 };
const judged = (leaf: Leaf, change: Change) => assess(aCase(leaf, change), rules);

describe('a parcel that the carrier says is lost (E22, L07)', () => {
  it.each<[Leaf, Change]>([
    ['LOG.lost', { ...inTransit, shipment: insured }],
    ['LOG.reject_return', { ...inTransit, shipment: insured }],
    ['NRR.change_mind', { ...inTransit, shipment: insured }],
    ['NRR.seven_day', { ...inTransit, shipment: insured }],
    ['LOG.not_received', { shipment: { declaredValueCents: 100_000 } }],
    ['WRG.empty', { shipment: { declaredValueCents: 100_000 } }],
  ])(
    '%s: all of the price, no label, the carrier to its limit and its booker beyond',
    (leaf, change) => {
      const verdict = judged(leaf, {
        ...change,
        item: { paidCents: 200_000, remainingStock: 0 },
        findings: traced('lost'),
      });
      expect(verdict).toMatchObject({
        kind: 'proceed',
        to: 'refunding',
        terms: { remedy: 'refund_only', amountCents: 200_000 },
        liability: { basis: 'L07', carrierBps: 5_000, merchantBps: 5_000, platformBps: 0 },
      });
      expect(verdict).not.toHaveProperty('terms.freight');
    },
  );

  it.each([
    ['300,000: the ceiling', 300_000, 'proceed'],
    ['a cent more', 300_001, 'offer'],
    ['2,000,000: always a person’s', 2_000_000, 'refer'],
  ])('pays by itself up to %s', (_, paidCents, kind) => {
    const change = {
      ...inTransit,
      item: { paidCents, remainingStock: 0 },
      findings: traced('lost'),
    };
    expect(judged('LOG.lost', change).kind).toBe(kind);
    expect(judged('NRR.change_mind', change).kind).toBe(kind);
  });
});

describe('a parcel that does not move (DT-14)', () => {
  const stuck = (now: string): Change => ({
    ...inTransit,
    item: { paidCents: 30_000, remainingStock: 0 },
    findings: traced('failed'),
    facts: { now },
  });
  it('is lost after seven days on the way, to the second', () => {
    expect(judged('LOG.lost', stuck('2026-11-09T00:00:00Z'))).toMatchObject({ kind: 'refer' });
    expect(judged('LOG.lost', stuck('2026-11-09T00:00:01Z'))).toMatchObject({
      kind: 'proceed',
      to: 'refunding',
    });
  });
  it.each<Leaf>(['LOG.not_received', 'WRG.empty'])(
    '%s: was signed for, so a trace that found nothing goes to a person however long ago',
    (leaf) => {
      const long = { item: { paidCents: 30_000 }, facts: { now: '2026-12-05T00:00:00Z' } };
      expect(judged(leaf, { ...long, findings: traced('failed') })).toMatchObject({
        kind: 'refer',
        group: 'logistics',
      });
    },
  );
});
