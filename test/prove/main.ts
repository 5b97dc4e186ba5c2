import { kill } from './kill/kill.ts';
import { race } from './race/race.ts';

/** `npm run prove -- <name> [options]`: proves one promise and ends with `N passed, N failed`. */
const PROOFS = { kill, race } as const;

const [name = '', ...args] = process.argv.slice(2);
const proof = Object.entries(PROOFS).find(([known]) => known === name)?.[1];
if (!proof) {
  console.error(`usage: npm run prove -- ${Object.keys(PROOFS).join(' | ')} [options]`);
  process.exit(2);
}
const { passed, failed } = await proof(args);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
