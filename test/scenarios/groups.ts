import type { Scenario } from './shape.ts';

/** Before the first scenario's start: a test clock only goes forward. */
export const EARLIEST = '2026-11-05T12:00:00Z';

/** In the order in which one clock can play them: fixed starts first, by their instant. */
export function inOrder(scenarios: readonly Scenario[]): readonly Scenario[] {
  const at = ({ now }: Scenario) => (now ? Date.parse(now) : Number.POSITIVE_INFINITY);
  return scenarios.toSorted((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}
