import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startPostgres } from '../support/postgres.ts';
import { line, median, quantile, type Run, rateOf, timed } from './figures.ts';
import { COUNTING, statementsOf } from './statements.ts';
import { type Server, startServer } from './turn-process.ts';
import { gather, open, play, type Talker, TURNS_PER_CLAIM } from './turn-talk.ts';

/** What losing power must not take: the settings a real installation has. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', autovacuum: 'on' };
const ECHOES = 300;
const WORDS = '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写';
const DRAIN_MS = 20_000;

interface Options {
  readonly talkers: number;
  readonly claims: number;
  /** Claims of each talker before anything is timed: the engine compiles what runs often as it goes. */
  readonly warm: number;
  readonly repeats: number;
  /** Whole turns alone, without the echoes they are held against: for a profile of nothing else. */
  readonly alone: boolean;
  /** Tells what the statements of PostgreSQL cost; counting them costs a little itself. */
  readonly statements: boolean;
  /** Where a CPU profile of the server goes, taken during the last turns; taking it costs a little too. */
  readonly profile: string | undefined;
}

/** `bench turn`: whole turns against a bare echo and a bare durable echo, taken in one run. */
export async function turn(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      engine: { type: 'string', default: 'both' },
      talkers: { type: 'string', default: '32' },
      claims: { type: 'string', default: '10' },
      warm: { type: 'string', default: '30' },
      repeats: { type: 'string', default: '3' },
      alone: { type: 'boolean', default: false },
      statements: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const options = {
    talkers: Number(values.talkers),
    claims: Number(values.claims),
    warm: Number(values.warm),
    repeats: Number(values.repeats),
    alone: values.alone,
    statements: values.statements,
    profile: values.profile,
  };
  for (const engine of ['postgres', 'pglite'] as const)
    if (values.engine === engine || values.engine === 'both') await measure(engine, options);
}

async function measure(engine: 'postgres' | 'pglite', options: Options): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-bench-'));
  const settings = options.statements ? { ...DURABLE, ...COUNTING } : DURABLE;
  const postgres = engine === 'postgres' ? await startPostgres(settings) : undefined;
  const server = await startServer({
    DATA_DIR: dataDir,
    DATABASE_URL: postgres?.url() ?? '',
    BENCH_POSTGRES_PID: String(postgres?.pid ?? ''),
  });
  try {
    console.log(
      `\n${engine}, ${options.talkers} conversations at once, ${options.repeats} repeats`,
    );
    const counted = options.statements && postgres ? statementsOf(postgres.url()) : undefined;
    await run(server, options, counted);
  } finally {
    await server.stop();
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function run(
  { url, bareUrl }: Server,
  options: Options,
  counted?: ReturnType<typeof statementsOf>,
): Promise<void> {
  const { talkers, claims, warm, repeats, alone } = options;
  const runs = noRuns();
  console.log(
    `    not timed: the first ${ECHOES * talkers} of each echo, the first ${warm * talkers * TURNS_PER_CLAIM} turns`,
  );
  for (let round = 0; round <= repeats; round += 1) {
    // The first round warms up and is thrown away.
    const { echo, durable, turns } = round === 0 ? noRuns() : runs;
    const told = round === 0 ? warm : claims;
    const crowd = await gather({ url, bareUrl, size: talkers, claims: told, round });
    const control = await open(bareUrl);
    if (!alone) {
      echo.push(await costed(control, () => timed(crowd, echoes('echo'))));
      durable.push(await costed(control, () => timed(crowd, echoes('durable'))));
    }
    await counted?.reset();
    const profile = round === repeats ? options.profile : undefined;
    if (profile) await control.emitWithAck('profile');
    turns.push(
      await costed(control, () =>
        timed(crowd, async (talker, took) => {
          for (const conversation of talker.conversations) await play(talker, conversation, took);
        }),
      ),
    );
    if (profile) await control.emitWithAck('profiled', path.resolve(profile));
    await counted?.print(turns.at(-1)?.times.length ?? 1);
    await drained(control);
    for (const { bare, conversations } of crowd)
      for (const socket of [bare, ...conversations.map(({ app }) => app)]) socket.disconnect();
    control.disconnect();
  }
  print(runs);
}

const noRuns = (): Runs => ({ echo: [], durable: [], turns: [] });

const echoes =
  (event: 'echo' | 'durable') => async (talker: Talker, took: (ms: number) => void) => {
    for (let i = 0; i < ECHOES; i += 1) {
      const from = performance.now();
      await talker.bare.emitWithAck(event, { clientId: `${i}`, text: WORDS });
      took(performance.now() - from);
    }
  };

/** Lets the outside world catch up, so that one round does not pay for the one before. */
async function drained(control: Talker['bare']): Promise<void> {
  const until = Date.now() + DRAIN_MS;
  while (Date.now() < until && (await control.emitWithAck('waiting')) > 0) await sleep(200);
}

const Figures = z.object({
  times: z.array(
    z.object({
      load: z.number(),
      plan: z.number(),
      commit: z.number(),
      turn: z.number(),
      loads: z.number(),
    }),
  ),
  nodeUs: z.number(),
  databaseUs: z.number(),
});
type Figures = z.infer<typeof Figures>;

/** A run with what it cost each of the three processes, in microseconds of CPU for each answer. */
interface Costed extends Run {
  readonly inside: Figures['times'];
  readonly serverUs: number;
  readonly databaseUs: number;
  readonly driverUs: number;
}
type Runs = Record<'echo' | 'durable' | 'turns', Costed[]>;

async function costed(control: Talker['bare'], work: () => Promise<Run>): Promise<Costed> {
  const before = Figures.parse(await control.emitWithAck('figures'));
  const own = process.cpuUsage();
  const run = await work();
  const { user, system } = process.cpuUsage(own);
  const after = Figures.parse(await control.emitWithAck('figures'));
  const each = (us: number) => us / run.times.length;
  return {
    ...run,
    inside: after.times,
    serverUs: each(after.nodeUs - before.nodeUs),
    databaseUs: each(after.databaseUs - before.databaseUs),
    driverUs: each(user + system),
  };
}

/** Turns for the CPU of one echo, each at its least: neighbours on the machine move it less than a rate. */
function cpuRatio(turns: readonly Costed[], echoes: readonly Costed[]): string {
  const least = (runs: readonly Costed[]) =>
    Math.min(...runs.map(({ serverUs, databaseUs, driverUs }) => serverUs + databaseUs + driverUs));
  return (least(echoes) / least(turns)).toFixed(3);
}

function print(runs: Runs): void {
  const names = {
    echo: '(a) bare Socket.IO echo',
    durable: '(b) bare one-statement echo',
    turns: `(c) whole turns, ${TURNS_PER_CLAIM} to a claim`,
  } as const;
  for (const name of ['echo', 'durable', 'turns'] as const) {
    if (runs[name].length === 0) continue;
    // Neighbours on the machine only add: the least is the nearest to what it costs.
    const us = (part: 'serverUs' | 'databaseUs' | 'driverUs') => {
      const all = runs[name].map((run) => Math.round(run[part]));
      return `${Math.round(median(all))} µs (least ${Math.min(...all)})`;
    };
    console.log(line(names[name], runs[name]));
    console.log(
      `    CPU each: server ${us('serverUs')}, PostgreSQL ${us('databaseUs')}, driver ${us('driverUs')}`,
    );
  }
  const ratio = (others: readonly Run[]) =>
    median(others.map((other, i) => rateOf(runs.turns[i] ?? other) / rateOf(other))).toFixed(3);
  if (runs.echo.length > 0) {
    console.log(`    c/b ${ratio(runs.durable)}   c/a ${ratio(runs.echo)}`);
    console.log(
      `    by CPU: c/b ${cpuRatio(runs.turns, runs.durable)}   c/a ${cpuRatio(runs.turns, runs.echo)}`,
    );
  }
  const times = runs.turns.flatMap(({ inside }) => inside);
  for (const part of ['load', 'plan', 'commit', 'turn'] as const) {
    const each = times.map((time) => time[part]);
    const [p50, p99] = [quantile(each, 0.5).toFixed(2), quantile(each, 0.99).toFixed(2)];
    console.log(`    ${part.padEnd(8)} p50 ${p50.padStart(7)} ms   p99 ${p99.padStart(7)} ms`);
  }
  const loads = times.reduce((sum, time) => sum + time.loads, 0) / times.length;
  console.log(`    loads a turn: ${loads.toFixed(2)}`);
}
