import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import { TRUNKS } from '../../server/terms/reason.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { casesOf, playCase } from './play.ts';
import { figuresOf, misses } from './report.ts';
import { type Outcome, PERSONAS } from './shape.ts';

/** One case of every trunk, and every manner at least twice; `npm run simulate` plays as many as one likes. */
const ROUNDS = 2;
const SAMPLE = Array.from({ length: ROUNDS * TRUNKS.length }, (_, n) =>
  casesOf({
    seed: 40 + n,
    cases: 1,
    leaf: TRUNKS[n % TRUNKS.length],
    persona: PERSONAS[n % PERSONAS.length],
    lang: n % 3 === 2 ? 'en' : 'zh',
  }),
)
  .flat()
  .map((one, number) => ({ ...one, number }));

let database: Database;
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-sample-'));
beforeAll(async () => {
  database = await openDatabase({ dataDir });
});
afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('scripted buyers are served within the bounds', async () => {
  const understand = await loadUnderstanding();
  const outcomes: Outcome[] = [];
  for (const simulated of SAMPLE)
    outcomes.push(await playCase({ database, understand, run: 'sample' }, simulated));
  const figures = figuresOf(outcomes);
  const told = misses(outcomes).join('\n');
  expect(figures.finished, told).toBeGreaterThanOrEqual(0.85);
  expect(figures.medianMessages, told).toBeLessThanOrEqual(8);
  expect(figures, told).toMatchObject({ stuck: 0, repeated: 0, wrong: 0, unbound: 0 });
  expect(figures.came, told).toBe(figures.owed);
  expect((await auditLedger(database.pool)).breaches).toEqual([]);
}, 120_000);
