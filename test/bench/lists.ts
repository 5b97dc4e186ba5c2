import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { TicketQuery } from '../../server/contract/tickets.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { createTicketReads } from '../../server/store/tickets.ts';
import type { Caller } from '../../server/terms/caller.ts';
import { startPostgres } from '../support/postgres.ts';
import { staff } from '../turn/case-kit.ts';
import { median, quantile } from './figures.ts';
import { NOW, tellTickets } from './lists-world.ts';

type Asked = z.input<typeof TicketQuery>;
type Reads = ReturnType<typeof createTicketReads>;

const operator = staff('operator', 'P1');
const agent = staff('agent', 'A1');
/** A merchant of a tenth of all tickets, and one of a thousandth. */
const large = staff('merchant', 'M1', 'LM0');
const small = staff('merchant', 'M2', 'LM7');
const shop = { kind: 'integration' } as const;

/** Every filter by itself, and those that go together in the console, in every scope. */
const LISTS: readonly (readonly [string, Caller, Asked])[] = [
  ['operator: all', operator, {}],
  ['integration: all', shop, { limit: 100 }],
  ...['offer_wait', 'platform_review', 'arb_jury', 'completed'].map(
    (state) => [`agent: ${state}`, agent, { state } as Asked] as const,
  ),
  ...['platform', 'buyer', 'appraiser', 'none'].map(
    (holder) => [`agent: holder ${holder}`, agent, { holder } as Asked] as const,
  ),
  ...['NAD', 'SVC', 'NAD.appearance', 'SVC.prohibited'].map(
    (reason) => [`operator: ${reason}`, operator, { reason }] as const,
  ),
  ['operator: overdue', operator, { overdue: 'true' }],
  ['operator: not overdue', operator, { overdue: 'false' }],
  ['operator: of a merchant', operator, { merchantId: 'LM0' }],
  ['operator: of a small merchant, jury', operator, { merchantId: 'LM7', state: 'arb_jury' }],
  ['operator: platform, overdue', operator, { holder: 'platform', overdue: 'true' }],
  ['operator: AUT, review', operator, { reason: 'AUT', state: 'platform_review' }],
  ['merchant: all', large, {}],
  ['merchant: its turn', large, { holder: 'merchant' }],
  ['merchant: jury', large, { state: 'arb_jury' }],
  ['merchant: rare reason', large, { reason: 'SVC.prohibited' }],
  ['merchant: overdue', large, { overdue: 'true' }],
  ['small merchant: all', small, {}],
  ['small merchant: completed', small, { state: 'completed' }],
  ['q: a number', agent, { q: 'RD261116-00123456'.slice(0, 17) }],
  ['q: end of a number', agent, { q: '123456' }],
  ['q: an order', operator, { q: 'LO654321' }],
  ['q: a common word', operator, { q: 'ThinkPad' }],
  ['q: a rare word', operator, { q: '珐琅怀表' }],
  ['q: two letters', operator, { q: 'x1' }],
  ['q: one character', operator, { q: '包' }],
  ['q: nothing like it', operator, { q: 'zzzzqq' }],
  ['q: a buyer', operator, { q: 'LB77' }],
  ['q, merchant: a common word', small, { q: 'ThinkPad' }],
  ['q, merchant: a rare word', large, { q: '珐琅怀表' }],
  ['q and a state', operator, { q: 'ThinkPad', state: 'offer_wait' }],
];

/** How far a deep page lies, in pages. */
const DEEP = 40;

/**
 * `bench lists`: every list of tickets the staff API offers, its first page and deep ones by cursor, with
 * `--tickets 1000000` in PostgreSQL.
 */
export async function lists(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tickets: { type: 'string', default: '1000000' },
      repeats: { type: 'string', default: '30' },
    },
  });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-lists-'));
  const postgres = await startPostgres({ shared_buffers: '256MB' });
  const database = await openDatabase({ dataDir, databaseUrl: postgres.url() });
  try {
    const from = performance.now();
    await tellTickets(database.pool, Number(values.tickets));
    console.log(`told in ${((performance.now() - from) / 1_000).toFixed(0)} s`);
    await measure(database, Number(values.repeats));
  } finally {
    await database.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(database: Database, repeats: number): Promise<void> {
  const reads = createTicketReads(database, { now: () => NOW });
  const slow: string[] = [];
  console.log(
    'list                                     rows   first p50 / p99   deep p50 / p99 (ms)',
  );
  for (const [name, caller, asked] of LISTS) {
    const query = TicketQuery.parse(asked);
    const { rows, deep } = await goDeep(reads, caller, query);
    const first = await times(reads, caller, query, repeats);
    const later = await times(reads, caller, { ...query, cursor: deep }, deep ? repeats : 0);
    console.log(`${name.padEnd(40)} ${String(rows).padStart(5)} ${told(first)} ${told(later)}`);
    if ([first, later].some((all) => quantile(all, 0.99) > 100)) slow.push(name);
  }
  console.log(
    slow.length === 0 ? 'Every list within 100 ms at p99.' : `Over 100 ms: ${slow.join('; ')}`,
  );
}

/** Turns pages until there is none or the deep one is reached; rows seen on the way. */
async function goDeep(reads: Reads, caller: Caller, query: TicketQuery) {
  let rows = 0;
  let deep: string | undefined;
  for (let page = 0; page < DEEP; page += 1) {
    const { items, nextCursor } = await reads.list(caller, { ...query, cursor: deep });
    rows += items.length;
    if (nextCursor === null) break;
    deep = nextCursor;
  }
  return { rows, deep };
}

async function times(
  reads: Reads,
  caller: Caller,
  query: TicketQuery,
  repeats: number,
): Promise<number[]> {
  const all: number[] = [];
  for (let n = 0; n < repeats; n += 1) {
    const from = performance.now();
    await reads.list(caller, query);
    all.push(performance.now() - from);
  }
  return all;
}

const told = (all: readonly number[]): string =>
  all.length === 0
    ? '      –'.padEnd(18)
    : `${median(all).toFixed(1).padStart(8)} / ${quantile(all, 0.99).toFixed(1).padStart(6)}`;
