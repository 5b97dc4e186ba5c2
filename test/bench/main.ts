import { assess } from './assess.ts';
import { life } from './life.ts';
import { lists } from './lists.ts';
import { plan } from './plan.ts';
import { turn } from './turn.ts';

/** `npm run bench -- <name> [options]`: measures, and asserts nothing. */
const BENCHES = { assess, life, lists, plan, turn } as const;

const [name = '', ...args] = process.argv.slice(2);
const bench = Object.entries(BENCHES).find(([known]) => known === name)?.[1];
if (!bench) {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join(' | ')} [options]`);
  process.exit(2);
}
await bench(args);
process.exit(0);
