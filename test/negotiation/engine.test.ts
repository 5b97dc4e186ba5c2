import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coarsestIn } from '../../server/negotiation/bridge.ts';
import { type Move, moveFor, type TalkResult, talk } from '../../server/negotiation/engine.ts';
import { limitOf, stepOn, veilOf } from '../../server/negotiation/ladder.ts';
import {
  allows,
  type Bounds,
  type Mandate,
  type Proposed,
  rangesOf,
  type Side,
  STYLES,
} from '../../server/negotiation/mandate.ts';

const REMEDIES = ['partial_refund', 'return_refund', 'coupon'] as const;
const TALKS = 10_000;
const ROUNDS = 3;

interface World {
  readonly priceCents: number;
  readonly bounds: readonly Bounds[];
  readonly buyer: Mandate;
  readonly merchant: Mandate;
}

/** Any two mandates over any price, from wide apart to overlapping, with and without secrets at the bounds. */
const world: fc.Arbitrary<World> = fc.integer({ min: 1, max: 2_000_000 }).chain((priceCents) => {
  const cents = fc.integer({ min: 0, max: priceCents });
  const mandate = (side: Side): fc.Arbitrary<Mandate> =>
    fc
      .uniqueArray(
        fc.record({
          remedy: fc.constantFrom(...REMEDIES),
          a: cents,
          b: cents,
          worthBps: fc.integer({ min: 1, max: 10_000 }),
        }),
        { selector: (one) => one.remedy, minLength: 1, maxLength: 3 },
      )
      .chain((scopes) =>
        fc.constantFrom(...STYLES).map((style) => ({
          side,
          style,
          scopes: scopes.map(({ remedy, a, b, worthBps }) => ({
            remedy,
            worthBps,
            targetCents: side === 'buyer' ? Math.max(a, b) : Math.min(a, b),
            reserveCents: side === 'buyer' ? Math.min(a, b) : Math.max(a, b),
          })),
        })),
      );
  return fc.record({
    priceCents: fc.constant(priceCents),
    bounds: fc.tuple(cents, cents).map(([a, b]) =>
      REMEDIES.map((remedy) => ({
        remedy,
        floorCents: Math.min(a, b) >> 1,
        ceilingCents: Math.max(a, b),
      })),
    ),
    buyer: mandate('buyer'),
    merchant: mandate('merchant'),
  });
});

const run = ({ priceCents, bounds, buyer, merchant }: World): TalkResult =>
  talk(buyer, merchant, { bounds, veilCents: veilOf(priceCents), rounds: ROUNDS });

/** Whether some sum of some remedy lies in all three mandates; worked out without the engine's code. */
const zoneOf = ({ bounds, buyer, merchant }: World) =>
  bounds.flatMap(({ remedy, floorCents, ceilingCents }) => {
    const mine = buyer.scopes.find((one) => one.remedy === remedy);
    const theirs = merchant.scopes.find((one) => one.remedy === remedy);
    if (!mine || !theirs) return [];
    const low = Math.max(floorCents, mine.reserveCents);
    const high = Math.min(ceilingCents, theirs.reserveCents);
    return low <= high ? [{ remedy, low, high }] : [];
  });

const secretOf = ({ bounds, ...sides }: World, side: Side, remedy: string) => {
  const cents = sides[side].scopes.find((one) => one.remedy === remedy)?.reserveCents;
  const bound = bounds.find((one) => one.remedy === remedy);
  // A reserve on a public bound is no secret.
  return cents === bound?.floorCents || cents === bound?.ceilingCents ? undefined : cents;
};

describe(`${TALKS} talks between any two mandates`, () => {
  it('propose nothing outside a mandate, agree wherever the mandates meet, and end', () => {
    let agreed = 0;
    fc.assert(
      fc.property(world, (one) => {
        const { spoken, agreed: deal } = run(one);
        expect(spoken.length).toBeLessThanOrEqual(2 * ROUNDS + 1);
        for (const { by, proposed } of spoken) {
          const sides = by === 'platform' ? (['buyer', 'merchant'] as const) : [by];
          for (const side of sides)
            expect([by, proposed, allows(one[side], one.bounds, proposed)]).toEqual([
              by,
              proposed,
              true,
            ]);
        }
        expect(deal !== undefined).toBe(zoneOf(one).length > 0);
        if (!deal) return;
        agreed += 1;
        const zone = zoneOf(one).find(({ remedy }) => remedy === deal.remedy);
        expect(deal.amountCents).toBeGreaterThanOrEqual(zone?.low ?? Number.POSITIVE_INFINITY);
        expect(deal.amountCents).toBeLessThanOrEqual(zone?.high ?? -1);
      }),
      { numRuns: TALKS, seed: 6 },
    );
    // Both ends of the property were tried.
    expect(agreed).toBeGreaterThan(TALKS / 10);
    expect(agreed).toBeLessThan((TALKS * 9) / 10);
  });

  it('name no reserve, and could have been led with another one', () => {
    fc.assert(
      fc.property(world, (one) => {
        const result = run(one);
        for (const { by, proposed } of result.spoken) {
          const { remedy, amountCents } = proposed;
          const zone = zoneOf(one).find((z) => z.remedy === remedy);
          // The platform's sum is a reserve only where the zone holds nothing else.
          const forced = by === 'platform' && zone && zone.high - zone.low < 2;
          for (const side of by === 'platform' ? (['buyer', 'merchant'] as const) : [by]) {
            const secret = secretOf(one, side, remedy);
            const asked = one[side].scopes.find((s) => s.remedy === remedy);
            // A party that begins at its reserve has nothing to hide.
            if (forced || secret === undefined || asked?.targetCents === secret) continue;
            expect([by, side, amountCents === secret]).toEqual([by, side, false]);
          }
        }
        for (const side of ['buyer', 'merchant'] as const) {
          const last = result.spoken.filter(({ by }) => by === side).at(-1)?.proposed;
          const scope = one[side].scopes.find((s) => s.remedy === last?.remedy);
          if (!last || !scope || result.spoken.at(-1)?.by === 'platform') continue;
          // Anywhere within the veil's step, the party would have said the very same.
          const veil = veilOf(one.priceCents);
          const cell =
            side === 'buyer'
              ? Math.floor(scope.reserveCents / veil) * veil
              : Math.ceil(scope.reserveCents / veil) * veil;
          const bound = one.bounds.find((b) => b.remedy === scope.remedy);
          const open =
            bound && cell > bound.floorCents && cell < bound.ceilingCents ? cell : undefined;
          const within = side === 'buyer' ? cell <= scope.targetCents : cell >= scope.targetCents;
          if (open === undefined || !within || secretOf(one, side, scope.remedy) === undefined)
            continue;
          const other = {
            ...one[side],
            scopes: one[side].scopes.map((s) => (s === scope ? { ...s, reserveCents: cell } : s)),
          };
          const said = (spoken: TalkResult['spoken']) => spoken.filter(({ by }) => by === side);
          expect(said(run({ ...one, [side]: other }).spoken)).toEqual(said(result.spoken));
        }
      }),
      { numRuns: TALKS, seed: 7 },
    );
  });

  it('are the same told twice', () => {
    fc.assert(
      fc.property(world, (one) => {
        expect(run(structuredClone(one))).toEqual(run(one));
      }),
      { numRuns: 500, seed: 8 },
    );
  });

  it('give the buyer no less than is due, though they ask for less', () => {
    fc.assert(
      fc.property(world, (one) => {
        for (const { proposed } of run(one).spoken) {
          const bound = one.bounds.find(({ remedy }) => remedy === proposed.remedy);
          expect(proposed.amountCents).toBeGreaterThanOrEqual(bound?.floorCents ?? 0);
          expect(proposed.amountCents).toBeLessThanOrEqual(bound?.ceilingCents ?? 0);
        }
      }),
      { numRuns: 500, seed: 9 },
    );
  });
});

describe('a person against the engine', () => {
  /** A person proposes once per round; the engine answers by what it was told and nothing else. */
  const against = (mandate: Mandate, one: World, asks: readonly Proposed[]): readonly Move[] => {
    const moves: Move[] = [];
    for (const theirs of asks) {
      const made = moves.filter(({ kind }) => kind === 'propose').length;
      const progress = { made, rounds: ROUNDS, elapsedBps: 0 };
      const table = { bounds: one.bounds, veilCents: veilOf(one.priceCents) };
      const move = moveFor(mandate, table, { progress, theirs });
      moves.push(move);
      if (move.kind === 'accept') break;
    }
    return moves;
  };
  const asks = fc.array(
    fc.record({
      remedy: fc.constantFrom(...REMEDIES),
      amountCents: fc.integer({ min: 0, max: 2_000_000 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('accepts only within the mandate, concedes one way, and takes with its last word what it may', () => {
    fc.assert(
      fc.property(world, asks, (one, said) => {
        const moves = against(one.merchant, one, said);
        const before = new Map<string, number>();
        moves.forEach((move, index) => {
          const theirs = said[index];
          if (move.kind === 'accept' && theirs)
            expect(allows(one.merchant, one.bounds, theirs)).toBe(true);
          if (move.kind !== 'propose') return;
          const { remedy, amountCents } = move.proposed;
          expect(allows(one.merchant, one.bounds, move.proposed)).toBe(true);
          expect(amountCents).toBeGreaterThanOrEqual(before.get(remedy) ?? 0);
          before.set(remedy, amountCents);
        });
        const open = moves.at(-1)?.kind !== 'accept' && moves.length > ROUNDS;
        const last = said[moves.length - 1];
        if (open && last) expect(allows(one.merchant, one.bounds, last)).toBe(false);
      }),
      { numRuns: 2_000, seed: 10 },
    );
  });
});

describe('the ladder', () => {
  const range = { remedy: 'partial_refund', from: 10_000, to: 30_000, worthBps: 10_000 } as const;
  const at = (style: (typeof STYLES)[number], made: number, elapsedBps = 0): number =>
    stepOn(
      'merchant',
      style,
      { ...range, secret: true },
      {
        progress: { made, rounds: 5, elapsedBps },
        veilCents: 500,
      },
    );

  it.each([
    ['firm', [10_000, 10_000, 12_000, 18_000, 29_500]],
    ['balanced', [10_000, 14_500, 19_500, 24_500, 29_500]],
    ['generous', [10_000, 21_000, 27_000, 29_000, 29_500]],
  ] as const)('gives way %s by round', (style, expected) => {
    expect([0, 1, 2, 3, 4].map((made) => at(style, made))).toEqual(expected);
  });

  it('gives way by time too, whichever is further', () => {
    expect(at('balanced', 0, 5_000)).toBe(at('balanced', 2));
    expect(at('balanced', 3, 5_000)).toBe(at('balanced', 3));
    expect(at('balanced', 0, 10_000)).toBe(29_500);
  });

  it('stops short of a reserve, and at a public bound', () => {
    expect(limitOf('merchant', { ...range, secret: true }, 500)).toBe(29_500);
    expect(limitOf('merchant', { ...range, to: 29_501, secret: true }, 500)).toBe(29_500);
    expect(limitOf('merchant', { ...range, secret: false }, 500)).toBe(30_000);
    expect(limitOf('buyer', { ...range, from: 30_000, to: 9_999, secret: true }, 500)).toBe(10_000);
    expect(limitOf('buyer', { ...range, from: 30_000, to: 10_000, secret: true }, 500)).toBe(
      10_500,
    );
  });

  it.each([
    [1, 1],
    [100, 1],
    [101, 2],
    [420_000, 5_000],
    [500_000, 5_000],
    [500_001, 10_000],
  ])('of a price of %i steps by %i', (price, veil) => {
    expect(veilOf(price)).toBe(veil);
  });
});

describe('the bridge', () => {
  it('asks of as few points as the zone allows', () => {
    expect(coarsestIn({ low: 0, high: 1_000 }, { low: 400, high: 600 })).toBe(500);
    expect(coarsestIn({ low: 0, high: 1_000 }, { low: 600, high: 800 })).toBe(750);
    expect(coarsestIn({ low: 0, high: 1_000 }, { low: 777, high: 777 })).toBe(777);
    expect(coarsestIn({ low: 0, high: 1_000 }, { low: 1_001, high: 2_000 })).toBeUndefined();
  });

  it('reaches a zone of one cent that no step of either ladder touches', () => {
    const bounds = [{ remedy: 'partial_refund', floorCents: 0, ceilingCents: 100_000 } as const];
    const scope = { remedy: 'partial_refund', reserveCents: 33_333, worthBps: 10_000 } as const;
    const buyer: Mandate = {
      side: 'buyer',
      style: 'firm',
      scopes: [{ ...scope, targetCents: 90_000 }],
    };
    const merchant: Mandate = {
      side: 'merchant',
      style: 'firm',
      scopes: [{ ...scope, targetCents: 5_000 }],
    };
    expect(rangesOf(buyer, bounds)).toHaveLength(1);
    const { agreed } = talk(buyer, merchant, { bounds, veilCents: 1_000, rounds: 3 });
    expect(agreed).toEqual({ remedy: 'partial_refund', amountCents: 33_333 });
  });
});
