import { parseArgs } from 'node:util';
import { type Finding, isKept, report } from '../support/findings.ts';
import { ACKED_ARE_KEPT, NO_DUPLICATES } from './check-talk.ts';
import { type KillOptions, MODES, type Mode } from './options.ts';
import { killRun } from './run.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** What each planted fault must be caught by. */
const CAUGHT_BY: Readonly<Record<Exclude<Mode, 'normal'>, string>> = {
  ackfirst: ACKED_ARE_KEPT,
  nodedup: NO_DUPLICATES,
};

/** `prove kill`: one run, or with `--twins` one run of each planted fault that must be caught. */
export async function kill(args: readonly string[]): Promise<Count> {
  const { twins, ...options } = read(args);
  if (!twins) return report((await run(options)).findings);
  const caught: Finding[] = [];
  for (const mode of ['ackfirst', 'nodedup'] as const) {
    const { findings } = await run({ ...options, mode });
    caught.push(wasCaught(mode, findings));
  }
  return report(caught);
}

/** Green when the promise that the twin breaks was found broken. */
export function wasCaught(mode: Exclude<Mode, 'normal'>, findings: readonly Finding[]): Finding {
  const finding = findings.find(({ promise }) => promise === CAUGHT_BY[mode]);
  const seen = finding !== undefined && finding.looked > 0 && !isKept(finding);
  return {
    promise: `the planted fault ${mode} is caught (${finding?.breaches.length ?? 0} breaches of: ${CAUGHT_BY[mode]})`,
    looked: finding?.looked ?? 0,
    breaches: seen ? [] : ['it went unseen'],
  };
}

async function run(options: KillOptions) {
  const { kills, clients, engine, mode, seed } = options;
  console.log(`${kills} kills under ${clients} clients on ${engine}, ${mode}, --seed ${seed}`);
  const outcome = await killRun(options);
  for (const [name, count] of Object.entries(outcome.counts)) console.log(`  ${name}: ${count}`);
  return outcome;
}

function read(args: readonly string[]): KillOptions & { twins: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string' },
      clients: { type: 'string', default: '20' },
      engine: { type: 'string', default: 'postgres' },
      mode: { type: 'string', default: 'normal' },
      seed: { type: 'string' },
      twins: { type: 'boolean', default: false },
      'age-leases': { type: 'boolean', default: false },
    },
  });
  const mode = MODES.find((known) => known === values.mode);
  const engine = (['pglite', 'postgres'] as const).find((known) => known === values.engine);
  if (!mode || !engine) throw new Error('--mode normal|ackfirst|nodedup, --engine pglite|postgres');
  return {
    // A twin is caught by the first few kills.
    kills: Number(values.kills ?? (values.twins ? 12 : 50)),
    clients: Number(values.clients),
    engine,
    mode,
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    ageLeases: values['age-leases'] || values.twins,
    say: (line) => console.log(`  … ${line}`),
    twins: values.twins,
  };
}
