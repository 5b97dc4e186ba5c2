import { expect, test } from 'vitest';
import { trunkOf } from '../../server/terms/reason.ts';
import { dayPlan } from './plan.ts';
import { showpieces } from './showpieces.ts';

const trunks = (seed: number, cases: number) =>
  new Set(dayPlan(seed, cases).map(({ scenario }) => trunkOf(scenario.end.leaf as never)));

test('the same seed makes the same day, another seed another', () => {
  expect(dayPlan(7, 60)).toEqual(dayPlan(7, 60));
  expect(dayPlan(8, 60)).not.toEqual(dayPlan(7, 60));
});

test('even a small day has cases of every reason, of several merchants, at every stage', () => {
  for (const seed of [1, 7, 2026]) {
    expect(trunks(seed, 12).size).toBe(10);
    const plan = dayPlan(seed, 60);
    const merchants = new Set(plan.map(({ scenario }) => scenario.merchant?.id));
    expect(merchants.size).toBeGreaterThanOrEqual(5);
    const ended = plan.filter(({ steps, scenario }) => steps === scenario.steps.length).length;
    expect(ended).toBeGreaterThan(10);
    expect(ended).toBeLessThan(45);
  }
});

test('no order and no buyer twice', () => {
  const plan = dayPlan(3, 200);
  expect(new Set(plan.map(({ scenario }) => scenario.id)).size).toBe(200);
  expect(new Set(plan.map(({ scenario }) => scenario.buyer?.id)).size).toBe(200);
});

test('a day leaves a case in every state that one can be left in', () => {
  const shown = showpieces().map(({ shows }) => shows);
  for (const state of ['arb_jury', 'negotiation', 'appraisal', 'intercepting', 'appeal'])
    expect(shown).toContain(state);
  expect(shown.length).toBeGreaterThanOrEqual(20);
  const left = dayPlan(7, 60).flatMap(({ shows }) => (shows ? [shows] : []));
  expect(left.toSorted()).toEqual(shown.toSorted());
});

test('a jury that is shown has heard both sides, and neither has won', () => {
  const votes = showpieces()
    .find(({ shows }) => shows === 'arb_jury')
    ?.scenario.steps.flatMap((step) => ('votes' in step ? [[step.for, step.votes]] : []));
  expect(votes).toEqual([
    ['buyer', 5],
    ['merchant', 2],
  ]);
});

test('some cases come from abroad, in a currency of their own', () => {
  const markets = dayPlan(7, 60).map(({ scenario }) => scenario.order.market ?? 'CN');
  expect(new Set(markets)).toEqual(new Set(['CN', 'US', 'EU']));
});
