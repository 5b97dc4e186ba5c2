import { parseArgs } from 'node:util';
import { assess as decide } from '../../server/decision/assess.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import { aCase } from '../decision/cases.ts';
import { rules, seed } from '../decision/facts.ts';
import { line, type Run } from './figures.ts';

const WARM_UP = 2_000;

/** `bench assess`: whole decisions in one thread, the seed's and every leaf's in turn. */
export async function assess(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      claims: { type: 'string', default: '20000' },
      repeats: { type: 'string', default: '3' },
    },
  });
  const leaves = Object.keys(rules.leaves).map((leaf) => aCase(leaf as Leaf));
  const shapes = { 'the seed claim': [seed], 'every leaf in turn': leaves };
  for (const [name, claims] of Object.entries(shapes)) {
    measure(claims, WARM_UP);
    const runs = Array.from({ length: Number(values.repeats) }, () =>
      measure(claims, Number(values.claims)),
    );
    console.log(line(name, runs));
  }
}

function measure(claims: readonly (typeof seed)[], count: number): Run {
  const times: number[] = [];
  const from = performance.now();
  for (let i = 0; i < count; i += 1) {
    const facts = claims[i % claims.length] ?? seed;
    const begun = performance.now();
    decide(facts, rules);
    times.push(performance.now() - begun);
  }
  return { times, seconds: (performance.now() - from) / 1_000 };
}
