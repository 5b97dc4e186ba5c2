import { readConfig } from './config.ts';
import { openDatabase } from './store/database.ts';
import { LEDGER_PROMISES } from './store/ledger-promises.ts';
import { auditLedger } from './store/ledger-verify.ts';

/** How many breaches are printed. */
const SHOWN = 50;

/** `npm run ledger:verify`: recomputes the books from their entries; exit code 1 on any breach. */
const database = await openDatabase(readConfig(process.env));
const { breaches, counts } = await auditLedger(database.pool);
await database.close();
const say = (line: string) => process.stdout.write(`${line}\n`);
for (const [kind, count] of Object.entries(counts)) say(`${count} ${kind}`);
for (const { promise, subject, cents } of breaches.slice(0, SHOWN))
  say(`${promise}: ${subject} is off by ${cents}`);
const verdict = breaches.length === 0 ? 'The books are right' : 'The books are WRONG';
say(`${verdict}: ${Object.keys(LEDGER_PROMISES).length} promises, ${breaches.length} breaches`);
process.exit(breaches.length === 0 ? 0 : 1);
