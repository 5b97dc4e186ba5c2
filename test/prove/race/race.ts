import { parseArgs } from 'node:util';
import { dice } from '../support/dice.ts';
import { type Finding, isKept, report } from '../support/findings.ts';
import { type Attempted, attack } from './attack.ts';
import { toTheBrink } from './brink.ts';
import { check, NEVER_OVER } from './check.ts';
import { prepare, type RaceGround } from './ground.ts';
import { stormTheWall } from './wall.ts';

export interface RaceOptions {
  readonly orders: number;
  readonly attempts: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** Claims that are attacked at the same time. */
const AT_ONCE = 2;

/** `prove race`: refunds of one claim by every way at once, then the database's wall, then its twin. */
export async function race(args: readonly string[]): Promise<{ passed: number; failed: number }> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: 'string', default: '200' },
      attempts: { type: 'string', default: '50' },
      seed: { type: 'string' },
    },
  });
  const options: RaceOptions = {
    orders: Number(values.orders),
    attempts: Number(values.attempts),
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    say: (line) => console.log(`  ${line}`),
  };
  const { orders, attempts, seed } = options;
  console.log(`${orders} orders, ${attempts} attempts on each, 2 nodes, --seed ${seed}`);
  return report(await raceRun(options));
}

/** All of it on one ground; the planted bug comes last, for nothing holds after it. */
export async function raceRun(options: RaceOptions): Promise<readonly Finding[]> {
  const ground = await prepare();
  try {
    const { pool } = ground.nodes[0].app.database;
    const attempted = await attackAll(ground, options);
    const { orders: lines, attempts } = options;
    const through = await stormTheWall(ground, { lines, attempts, naive: false });
    options.say(`${through} of ${lines * attempts} refunds passed the wall alone`);
    const findings = await check(pool);
    return [...findings, await wasRefunded(ground, attempted), await twin(ground, options)];
  } finally {
    await ground.release();
  }
}

async function attackAll(
  ground: RaceGround,
  { orders, attempts, seed, say }: RaceOptions,
): Promise<readonly Attempted[]> {
  const all: Attempted[] = [];
  for (let n = 0; n < orders; n += AT_ONCE) {
    const crowd = Array.from({ length: Math.min(AT_ONCE, orders - n) }, (_, i) => n + i);
    const brinks = [];
    for (const one of crowd) brinks.push(await toTheBrink(ground, one));
    const shots = brinks.map((brink, i) =>
      attack(ground, brink, { attempts, dice: dice(seed + n + i) }),
    );
    all.push(...(await Promise.all(shots)).flat());
    if ((n + AT_ONCE) % 20 === 0) say(`${n + AT_ONCE} of ${orders} orders`);
  }
  const counts = new Map<string, number>();
  for (const { route, outcome } of all) {
    const name = `${route}: ${outcome}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of [...counts].sort()) say(`${name}: ${count}`);
  const { rows } = await ground.nodes[0].app.database.pool.query<{ state: string; n: string }>(
    'SELECT state, count(*) AS n FROM ticket GROUP BY 1 ORDER BY 1',
  );
  for (const { state, n } of rows) say(`claims that ended ${state}: ${n}`);
  return all;
}

/** A race that refunds nothing proves nothing. */
async function wasRefunded(
  { nodes }: RaceGround,
  attempted: readonly Attempted[],
): Promise<Finding> {
  const { rows } = await nodes[0].app.database.pool.query<{ what: string }>(
    `SELECT t.id || ' ended ' || t.state AS what FROM ticket t
     WHERE NOT EXISTS (SELECT FROM refund r WHERE r.ticket_id = t.id)
       AND t.state <> 'closed_timeout' AND json_array_length(t.body->'coupons') = 0
       AND json_array_length(t.body->'points') = 0`,
  );
  return {
    promise: 'every attacked claim came to one end',
    looked: attempted.length,
    breaches: rows.map(({ what }) => what),
  };
}

/** The same storm on a wall with the bug that everyone writes first must be seen to break through. */
async function twin(ground: RaceGround, { attempts }: RaceOptions): Promise<Finding> {
  const lines = 20;
  const { pool } = ground.nodes[0].app.database;
  await stormTheWall(ground, { lines, attempts, naive: true });
  const found = (await check(pool)).find(({ promise }) => promise === NEVER_OVER);
  const seen = found !== undefined && !isKept(found);
  return {
    promise: `a planted sum-then-insert is caught (${found?.breaches.length ?? 0} of ${lines} lines over-refunded)`,
    looked: lines,
    breaches: seen ? [] : ['it went unseen'],
  };
}
