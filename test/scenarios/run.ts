import { SCENARIOS } from './all.ts';
import { groupsOf } from './groups.ts';
import { play } from './player/play.ts';
import { table, told } from './player/report.ts';
import { openWorld } from './player/world.ts';

/** `npx tsx test/scenarios/run.ts [filter] [-v]`: plays scenarios, pending ones too, and prints a table. */
const [filter = '', ...flags] = process.argv.slice(2);
const chosen = SCENARIOS.filter(({ id, title, end }) =>
  new RegExp(filter).test(`${id} ${title} ${end.leaf}`),
);
const results = [];
for (const { start, scenarios } of groupsOf(chosen)) {
  const world = await openWorld(start);
  for (const scenario of scenarios) {
    const played = await play(world, scenario, SCENARIOS.indexOf(scenario) + 1);
    results.push(played);
    process.stdout.write(told(played, flags.includes('-v')));
  }
  await world.close();
}
process.stdout.write(table(results));
process.exit(results.every(({ differences }) => differences.length === 0) ? 0 : 1);
