import { parseArgs } from 'node:util';
import { playDay } from './day.ts';
import { digestOf, figuresOf } from './figures.ts';
import { dayPlan } from './plan.ts';
import { tableOf } from './table.ts';
import { embeddedWorld, runningWorld } from './world.ts';

/** `npm run demo:day -- [--seed 7] [--cases 60] [--until now] [--url http://localhost:3000]` */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    cases: { type: 'string', default: '60' },
    until: { type: 'string' },
    url: { type: 'string' },
  },
});
const seed = whole('seed', values.seed, 1_000_000);
const cases = whole('cases', values.cases, 500);

const world = values.url
  ? await runningWorld(values.url.replace(/\/+$/, ''))
  : await embeddedWorld(process.env, instant(values.until)).catch(explain);
const began = Date.now();
let done = 0;
const made = await playDay(world, dayPlan(seed, cases), seed, () => {
  done += 1;
  process.stderr.write(`\r${done} of ${cases} cases`);
});
process.stderr.write('\n');
process.stdout.write(tableOf(made, world.now(), await figuresOf(world, made)));
const seconds = Math.round((Date.now() - began) / 1_000);
process.stdout.write(`seed ${seed}, digest ${digestOf(made, world.began)}, ${seconds} s\n`);
await world.close();
if (!values.url) process.stdout.write('It stands in DATA_DIR; look at it with npm start.\n');
process.exit(0);

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  process.stderr.write(`--${name} must be a whole number from 1 to ${most}\n`);
  process.exit(1);
}

/** When it ends: the same instant again makes the very same marketplace. */
function instant(text: string | undefined): number {
  const at = text === undefined ? Date.now() : Date.parse(text);
  if (!Number.isNaN(at)) return at;
  process.stderr.write('--until must be an instant such as 2026-11-20T08:00:00Z\n');
  process.exit(1);
}

/** The usual reason: the marketplace runs already, and its folder has one user at a time. */
function explain(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${why}\nWhere it runs already, add --url http://localhost:3000\n`);
  process.exit(1);
}
