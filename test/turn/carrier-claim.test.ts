import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liabilityFor, liabilityOf } from '../../server/decision/liability.ts';
import type { RemedyTerms } from '../../server/terms/verdict.ts';
import { SYSTEM } from '../../server/turn/draft.ts';
import { planGatewayEvent } from '../../server/turn/plan-world.ts';
import { grant } from '../../server/turn/steps/execute.ts';
import { onReport } from '../../server/turn/steps/findings.ts';
import { inspectBySilence, onScan } from '../../server/turn/steps/goods.ts';
import { rules, seed } from '../decision/facts.ts';
import { liable } from '../settlement/cases.ts';
import { CaseWorld } from './case-world.ts';

const PAID = seed.item.paidCents;

const split = fc
  .tuple(fc.nat(10_000), fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }))
  .map((parts) => liable(...parts));
const cents = fc.oneof(fc.constantFrom(1, 2, PAID), fc.integer({ min: 1, max: PAID }));
const freight = fc.record({
  payer: fc.constantFrom('merchant' as const, 'carrier' as const, 'platform' as const),
  labelCents: fc.integer({ min: 1, max: 5_000 }),
  offset: fc.constant(false),
});
const terms: fc.Arbitrary<RemedyTerms> = fc.oneof(
  cents.map((amountCents) => ({ remedy: 'refund_only' as const, amountCents })),
  fc.record({ remedy: fc.constant('return_refund' as const), amountCents: cents, freight }),
  fc.record({
    remedy: fc.constant('partial_refund' as const),
    amountCents: cents,
    compensationCents: fc.nat(50_000),
  }),
  cents.map((worth) => ({
    remedy: 'coupon' as const,
    amountCents: PAID - worth,
    cashEquivalentCents: worth,
    coupon: { faceCents: Math.ceil(worth * 1.2), validDays: 90, thresholdCents: 0 },
  })),
  cents.map((worth) => ({
    remedy: 'points' as const,
    amountCents: 0,
    cashEquivalentCents: worth,
    points: worth * 2,
  })),
);

/** L07: whatever its shares say, the carrier bears what is within its limit. */
const TRANSIT = { ...liable(0, 0, 10_000), basis: 'L07' };

interface Lived {
  readonly terms: RemedyTerms;
  readonly liability: ReturnType<typeof liable>;
  readonly bookedBy: 'consignor' | 'platform';
  readonly declaredCents: number;
}

const arbitrated = ({ bookedBy, declaredCents }: Lived) =>
  new CaseWorld(
    {
      shipments: seed.order.shipments.map((one) => ({
        ...one,
        bookedBy,
        declaredValueCents: declaredCents,
      })),
    },
    { state: 'arb_decided' },
  );

/** Carries terms out to their end, whatever way they take. */
function carryOut(world: CaseWorld, { terms, liability }: Lived): void {
  world.turn((draft, { id }) => grant(draft, id, { terms, liability, row: 'E20', actor: SYSTEM }));
  if (world.ticket.state === 'return_wait') {
    world.turn((draft, { id }) =>
      onScan(draft, id, { leg: 'return', code: 'delivered', at: draft.now }),
    );
    world.turn(inspectBySilence);
  }
  const refund = world.ticket.refunds.find(({ status }) => status === 'requested');
  if (!refund) return;
  const event = {
    type: 'refund.succeeded',
    refundId: refund.id,
    amountCents: refund.amountCents,
    eventId: refund.id,
  } as const;
  expect(world.plan(planGatewayEvent({ ...world.input(), provider: 'psp', event }))).toBe(true);
}

const answer = (world: CaseWorld, admittedCents: number) =>
  world.turn((draft, { id }) =>
    onReport(draft, id, { carrierClaim: { admittedCents, at: draft.now } }, SYSTEM),
  );

const lived = fc.record({
  terms,
  liability: split,
  bookedBy: fc.constantFrom('consignor' as const, 'platform' as const),
  declaredCents: fc.oneof(fc.constantFrom(0, 1, PAID), fc.nat(2 * PAID)),
});
const admitted = fc.oneof(fc.constantFrom(0, 1, 3 * PAID), fc.nat(PAID));

describe('what is claimed of a carrier', () => {
  it('is cleared to the cent by its answer, whatever was settled and admitted, whoever is first', () => {
    let claims = 0;
    fc.assert(
      fc.property(lived, admitted, fc.boolean(), (one, admittedCents, early) => {
        const world = arbitrated(one);
        if (early) answer(world, admittedCents);
        carryOut(world, one);
        const { claimedCents = 0 } = world.ticket.carrierClaim ?? {};
        if (!early) {
          expect(world.books.of('1102')).toBe(claimedCents);
          answer(world, admittedCents);
        }
        claims += claimedCents > 0 ? 1 : 0;
        expect(world.ticket.state).toBe('completed');
        expect(world.books.of('1102')).toBe(0);
        expect(world.ticket.carrierClaim?.clearedCents ?? 0).toBe(claimedCents);
        expect(world.ticket.carrierClaim?.admittedCents ?? 0).toBe(
          Math.min(claimedCents, admittedCents),
        );
        expect(world.books.overdrawn()).toEqual([]);
        expect(world.books.of('2004', world.order.id)).toBe(0);
      }),
      { numRuns: 300 },
    );
    expect(claims).toBeGreaterThan(100);
  });

  it('adds up over settlements, stays within what the parcel was declared at, and is cleared whole', () => {
    fc.assert(
      fc.property(lived, admitted, fc.constantFrom(0, 1, 2), (one, admittedCents, when) => {
        const world = arbitrated(one);
        const halves = {
          ...one,
          terms: { remedy: 'refund_only', amountCents: PAID / 2 },
          liability: TRANSIT,
        } as const;
        if (when === 0) answer(world, admittedCents);
        carryOut(world, halves);
        if (when === 1) answer(world, admittedCents);
        world.turn((draft, { id }) => {
          const appeal = { by: 'buyer', at: draft.now, note: 'new' } as const;
          draft.act(id, { type: 'appeal', appeal });
        });
        carryOut(world, halves);
        if (when === 2) answer(world, admittedCents);
        const claim = world.ticket.carrierClaim;
        expect(world.ticket.settlements).toBe(2);
        const limitCents = when === 0 ? admittedCents : one.declaredCents;
        expect(claim?.claimedCents ?? 0).toBeLessThanOrEqual(Math.max(limitCents, admittedCents));
        if (when !== 1) expect(claim?.claimedCents ?? 0).toBe(Math.min(limitCents, PAID));
        expect(world.books.of('1102')).toBe(0);
        expect(claim?.admittedCents ?? 0).toBe(Math.min(claim?.claimedCents ?? 0, admittedCents));
        expect(world.books.overdrawn()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is what DT-16 says it is, of a parcel declared, undeclared or admitted, for any sum (L07)', () => {
    fc.assert(
      fc.property(
        fc.record({
          bookedBy: fc.constantFrom('consignor' as const, 'platform' as const),
          declaredCents: fc.option(fc.nat(2 * PAID), { nil: undefined }),
          admittedCents: fc.option(fc.nat(2 * PAID), { nil: undefined }),
          amountCents: fc.integer({ min: 1, max: PAID }),
        }),
        ({ bookedBy, declaredCents, admittedCents, amountCents }) => {
          const [shipment] = seed.order.shipments;
          if (!shipment) throw new Error('the seed order was sent');
          const { declaredValueCents: _, ...bare } = { ...shipment, bookedBy };
          const shipments = [
            declaredCents === undefined ? bare : { ...bare, declaredValueCents: declaredCents },
          ];
          const findings =
            admittedCents === undefined ? {} : { carrierClaim: { admittedCents, at: seed.now } };
          const facts = {
            ...seed,
            order: { ...seed.order, shipments },
            claim: { ...seed.claim, leaf: 'LOG.damaged' as const },
            findings,
          };
          const { liability } = liabilityOf(facts, rules);
          const shown = liabilityFor(liability, facts, amountCents);
          const world = new CaseWorld({ shipments }, { state: 'arb_decided', findings });
          const terms = { remedy: 'refund_only', amountCents } as const;
          world.turn((draft, { id }) =>
            grant(draft, id, { terms, liability, row: 'E20', actor: SYSTEM }),
          );
          const limitCents = admittedCents ?? declaredCents ?? 0;
          const carried = Math.min(limitCents, amountCents);
          expect(world.ticket.carrierClaim?.claimedCents ?? 0).toBe(carried);
          expect(world.books.of('5001')).toBe(bookedBy === 'platform' ? amountCents - carried : 0);
          expect(Math.abs((shown.carrierBps * amountCents) / 10_000 - carried)).toBeLessThanOrEqual(
            amountCents / 10_000 + 1,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is answered once: a second word of the carrier moves nothing', () => {
    const one = {
      terms: { remedy: 'refund_only', amountCents: 1_001 },
      liability: liable(0, 0, 10_000),
      bookedBy: 'platform',
      declaredCents: PAID,
    } as const;
    const world = arbitrated(one);
    carryOut(world, one);
    answer(world, 400);
    expect(world.books.of('5001')).toBe(601);
    expect(answer(world, 1_001).journals).toEqual([]);
  });
});
