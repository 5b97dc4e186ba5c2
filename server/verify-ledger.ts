import { readConfig } from './config.ts';
import { openDatabase } from './store/database.ts';
import { verifyLedger } from './store/ledger-verify.ts';

/** `npm run ledger:verify`: recomputes the books from their entries; exit code 1 on any breach. */
const database = await openDatabase(readConfig(process.env));
const breaches = await verifyLedger(database.pool);
await database.close();
for (const { promise, subject, cents } of breaches)
  process.stdout.write(`${promise}: ${subject} is off by ${cents}\n`);
process.stdout.write(
  `${breaches.length === 0 ? 'The books are right' : 'The books are WRONG'}: ${breaches.length} breaches\n`,
);
process.exit(breaches.length === 0 ? 0 : 1);
