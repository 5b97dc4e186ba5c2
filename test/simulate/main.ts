import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../server/store/database.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { casesOf, playCase } from './play.ts';
import { misses, table } from './report.ts';
import { type Lang, type Outcome, PERSONAS, type Persona } from './shape.ts';

/**
 * `npm run simulate -- --seed 7 --cases 200 --persona terse --leaf NAD --lang zh --case 12 --show`:
 * scripted buyers on the real turn service; prints a table, what went wrong, and transcripts if wanted.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '232' },
    persona: { type: 'string' },
    leaf: { type: 'string' },
    lang: { type: 'string' },
    case: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});
if (values.persona && !PERSONAS.includes(values.persona as Persona))
  throw new Error(`--persona is one of ${PERSONAS.join(', ')}`);

const cases = casesOf({
  seed: Number(values.seed),
  cases: Number(values.cases),
  persona: values.persona as Persona | undefined,
  leaf: values.leaf,
  lang: values.lang as Lang | undefined,
}).filter(({ number }) => values.case === undefined || number === Number(values.case));

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-simulate-'));
const database = await openDatabase({ dataDir });
const understand = await loadUnderstanding();
const outcomes: Outcome[] = [];
try {
  for (const simulated of cases) {
    const outcome = await playCase({ database, understand, run: 'sim' }, simulated);
    outcomes.push(outcome);
    if (!values.show) continue;
    const { persona, lang, plot, number } = simulated;
    console.log(`\n#${number} ${persona} ${lang} ${plot.leaf}: ${outcome.end} ${outcome.why}`);
    for (const line of outcome.transcript) console.log(line);
  }
  for (const miss of misses(outcomes)) console.log(miss);
  console.log(table(outcomes));
  const { breaches } = await auditLedger(database.pool);
  console.log(breaches.length === 0 ? 'The books are right.' : JSON.stringify(breaches));
} finally {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
}
