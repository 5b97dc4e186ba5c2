import type { Scenario } from './shape.ts';

/** Scenarios that one server plays, one after the other; its clock begins at `start`. */
export interface Group {
  readonly start: string;
  readonly scenarios: readonly Scenario[];
}

/** Where the clock of those stands that may start at any time. */
const ANY_TIME = '2026-11-16T02:00:00Z';
/** A clock that leaps further fires what waits every day of the way; another server is quicker. */
const LEAP_MS = 30 * 86_400_000;

/** A test clock only goes forward: fixed starts by their instant, the others on a server of their own. */
export function groupsOf(scenarios: readonly Scenario[]): readonly Group[] {
  const fixed = scenarios
    .filter(({ now }) => now !== undefined)
    .toSorted((a, b) => startOf(a) - startOf(b));
  const groups: Scenario[][] = [];
  for (const scenario of fixed) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && startOf(scenario) - startOf(before) <= LEAP_MS) last.push(scenario);
    else groups.push([scenario]);
  }
  const free = scenarios.filter(({ now }) => now === undefined);
  const dated = groups.map((group) => ({ start: group[0]?.now ?? ANY_TIME, scenarios: group }));
  return free.length > 0 ? [...dated, { start: ANY_TIME, scenarios: free }] : dated;
}

const startOf = ({ now = ANY_TIME }: Scenario): number => Date.parse(now);
