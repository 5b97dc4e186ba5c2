import { PENDING } from '../pending.ts';
import type { Played } from './play.ts';

/** One line for each scenario, and what differs below it. */
export function told(
  { scenario, differences, ending, transcript, milliseconds }: Played,
  verbose: boolean,
): string {
  const ok = differences.length === 0;
  const word = ok ? 'ok  ' : scenario.id in PENDING ? 'pend' : 'FAIL';
  const head = `${word} ${scenario.id.padEnd(12)} ${ending.padEnd(26)} ${Math.round(milliseconds)} ms  ${scenario.title}`;
  const shown = verbose ? differences : differences.slice(0, 1);
  const lines = shown.map(
    ({ what, expected, actual }) =>
      `       ${what}\n         expected ${expected}\n         actual   ${actual}`,
  );
  const talk = verbose ? transcript.map((line) => `       | ${line}`) : [];
  return `${[head, ...lines, ...talk].join('\n')}\n`;
}

export function table(results: readonly Played[]): string {
  const ok = results.filter(({ differences }) => differences.length === 0);
  const ripe = ok
    .filter(({ scenario }) => scenario.id in PENDING)
    .map(({ scenario }) => scenario.id);
  const failed = results.filter(
    (one) => one.differences.length > 0 && !(one.scenario.id in PENDING),
  );
  return [
    `${ok.length} of ${results.length} end right`,
    ...(ripe.length > 0 ? [`no longer pending: ${ripe.join(', ')}`] : []),
    `${ok.length} passed, ${failed.length} failed`,
    '',
  ].join('\n');
}
