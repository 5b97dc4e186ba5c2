import { expect, test } from 'vitest';
import { trunkOf } from '../../server/terms/reason.ts';
import { dayPlan } from './plan.ts';

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
