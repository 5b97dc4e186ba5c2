import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dispute, drawJury, judgesRule, replaceJuror } from '../../server/decision/jury.ts';
import type { Juror } from '../../server/terms/juror.ts';
import { rules } from './facts.ts';

const RULE = { seats: 17, experts: 5 };
const TOPICS = [[], [], [], ['nad'], ['electronics', 'wrg'], ['wrg']];
const TIES = [[], [], [], [], ['U1'], ['C1'], ['U9', 'C9']];

const dispute = fc
  .record({
    caseId: fc.uuid(),
    worked: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
  })
  .map(
    ({ caseId, worked }): Dispute => ({
      ...{ caseId, leaf: 'NAD.appearance', category: 'electronics', buyerId: 'U1' },
      ...{ merchantId: 'C1', worked: worked.map((n) => `J${n}`) },
    }),
  );
const roster = fc
  .array(fc.tuple(fc.constantFrom(...TOPICS), fc.constantFrom(...TIES)), {
    minLength: 10,
    maxLength: 60,
    size: 'max',
  })
  .map((all) => all.map(([topics, ties], n): Juror => ({ userId: `J${n}`, topics, ties })));
const expert = ({ topics }: Juror) => topics.includes('nad') || topics.includes('electronics');
const free = (of: Dispute, { userId, ties }: Juror) =>
  !of.worked.includes(userId) && !ties.includes('U1') && !ties.includes('C1');

describe('who votes (T-10, DT-15)', () => {
  it.each([
    ['AUT.counterfeit', { seats: 3, experts: 3, votes: 2 }],
    ['AUT.part_replaced', { seats: 3, experts: 3, votes: 2 }],
    ['WRG.empty', { seats: 17, experts: 5, votes: 9 }],
  ])('on %s', (leaf, rule) => {
    expect(judgesRule(leaf, rules)).toEqual(rule);
  });
});

describe('drawing a jury (E18)', () => {
  it('seats 17 different people without a stake, 5 experts at least, or says what is missing', () => {
    let drawn = 0;
    fc.assert(
      fc.property(dispute, roster, (of, all) => {
        const able = all.filter((juror) => free(of, juror));
        const knowing = able.filter(expert);
        const seats = drawJury(of, all, RULE);
        if ('jurors' in seats) {
          expect(seats).toEqual({ jurors: able.length, experts: knowing.length });
          expect(able.length < RULE.seats || knowing.length < RULE.experts).toBe(true);
          return;
        }
        drawn += 1;
        const byId = new Map(all.map((juror) => [juror.userId, juror]));
        const sat = seats.flatMap(({ userId }) => byId.get(userId) ?? []);
        expect(new Set(sat).size).toBe(RULE.seats);
        expect(sat.every((juror) => free(of, juror))).toBe(true);
        expect(sat.filter(expert).length).toBeGreaterThanOrEqual(RULE.experts);
        expect(seats.map(({ seat }) => seat)).toEqual(sat.map((_, n) => String(n + 1)));
        expect(seats.map((one) => one.expert)).toEqual(sat.map(expert));
        expect(drawJury(of, all.toReversed(), RULE)).toEqual(seats);
      }),
    );
    expect(drawn).toBeGreaterThan(10);
  });

  it('is another one for another case, and over many cases everybody gets a turn', () => {
    const all = Array.from({ length: 24 }, (_, n) => ({
      ...{ userId: `J${n}`, topics: n < 8 ? ['nad'] : [], ties: [] },
    }));
    const turns = new Map<string, number>();
    for (let n = 0; n < 200; n += 1) {
      const of = { caseId: `tk_${n}`, leaf: 'NAD.appearance', category: 'shoes' } as const;
      const seats = drawJury({ ...of, buyerId: 'U1', merchantId: 'C1', worked: [] }, all, RULE);
      if ('jurors' in seats) throw new Error('enough of them');
      for (const { userId } of seats) turns.set(userId, (turns.get(userId) ?? 0) + 1);
    }
    // 17 of 24 sit each time: 142 of 200 on average.
    expect(Math.min(...turns.values())).toBeGreaterThan(100);
    expect(turns.size).toBe(24);
  });

  it('replaces whoever declines by the next who was not asked, an expert where one is needed', () => {
    fc.assert(
      fc.property(dispute, roster, fc.nat(16), (of, all, n) => {
        const seats = drawJury(of, all, RULE);
        if ('jurors' in seats) return;
        const left = seats[n];
        if (!left) throw new Error('no such seat');
        const sitting = seats.filter((one) => one !== left);
        const asked = seats.map(({ userId }) => userId);
        const instead = replaceJuror(of, all, { left, sitting, asked, experts: RULE.experts });
        const short = sitting.filter((one) => one.expert).length < RULE.experts;
        const others = all.filter(
          (juror) => free(of, juror) && !asked.includes(juror.userId) && (!short || expert(juror)),
        );
        expect(instead === undefined).toBe(others.length === 0);
        if (!instead) return;
        expect(instead.seat).toBe(left.seat);
        expect(others.map(({ userId }) => userId)).toContain(instead.userId);
      }),
    );
  });
});
