import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { Remedy } from '../../server/terms/reason.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import type { LoopParts } from '../../server/turn/commit-loop.ts';
import { rules } from '../decision/facts.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { act, open, paid, scan } from './life-turns.ts';
import { type Life, lifeOf, tellLives, tellMerchants } from './life-world.ts';
import { cpuUsOf } from './postgres-cpu.ts';

/**
 * What losing power must not take, and room for the log as a busy installation has it: with the default of
 * 1 GB it is written whole pages at a time every few seconds, the more so the larger the tables.
 */
const DURABLE = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  autovacuum: 'on',
  shared_buffers: '256MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
};
const NOW = '2026-11-05T12:14:00.000Z';
/** Of ten buyers so many choose this. */
const CHOICES: readonly (Remedy | 'withdraw')[] = [
  'partial_refund',
  'partial_refund',
  'partial_refund',
  'partial_refund',
  'partial_refund',
  'partial_refund',
  'coupon',
  'points',
  'return_refund',
  'withdraw',
];

interface Options {
  readonly tickets: number;
  readonly chunk: number;
  readonly talkers: number;
}

/**
 * `bench life`: tickets through their whole life, opened, judged, accepted, refunded and settled, by
 * the real planners and the real store. `--tickets 100000 --chunk 1000 --talkers 32`.
 */
export async function life(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tickets: { type: 'string', default: '100000' },
      chunk: { type: 'string', default: '1000' },
      talkers: { type: 'string', default: '32' },
    },
  });
  const options = {
    tickets: Number(values.tickets),
    chunk: Number(values.chunk),
    talkers: Number(values.talkers),
  };
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-life-'));
  const postgres = await startPostgres(DURABLE);
  const database = await openDatabase({ dataDir, databaseUrl: postgres.url() });
  try {
    await run({ database, postgres }, options);
  } finally {
    await database.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Chunk {
  readonly wallMs: number;
  readonly nodeMs: number;
  readonly databaseMs: number;
}

async function run(
  { database, postgres }: { database: Database; postgres: TestPostgres },
  { tickets, chunk, talkers }: Options,
): Promise<void> {
  const clock = { now: () => NOW };
  const parts: LoopParts = {
    store: createTurnStore(database.pool),
    rules: () => rules,
    clock,
    announce: () => {},
    nudge: () => {},
  };
  await tellMerchants(createStorefrontWrites(database.pool, clock).putMerchant);
  const chunks: Chunk[] = [];
  for (let from = 0; from < tickets; from += chunk) {
    const to = Math.min(tickets, from + chunk);
    await tellLives(database.pool, { from, to });
    chunks.push(await measured(postgres, () => liveAll(parts, { from, to, talkers })));
    // The outbox is its dispatcher's work.
    await database.pool.query(`UPDATE outbox SET state = 'done' WHERE state = 'pending'`);
    if (from % (chunk * 10) === 0) console.log(`${to} tickets: ${cost(chunks.slice(-1), chunk)}`);
  }
  tell(chunks, chunk);
  await audit(database);
}

async function measured(postgres: TestPostgres, work: () => Promise<void>): Promise<Chunk> {
  const databaseUs = cpuUsOf(postgres.pid);
  const before = process.cpuUsage();
  const from = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return {
    wallMs: performance.now() - from,
    nodeMs: (user + system) / 1_000,
    databaseMs: (cpuUsOf(postgres.pid) - databaseUs) / 1_000,
  };
}

/** So many lives at the same time, until all are lived. */
async function liveAll(
  parts: LoopParts,
  { from, to, talkers }: { from: number; to: number; talkers: number },
): Promise<void> {
  let next = from;
  const talk = async () => {
    while (next < to) {
      next += 1;
      await live(parts, lifeOf(next - 1));
    }
  };
  await Promise.all(Array.from({ length: talkers }, talk));
}

async function live(parts: LoopParts, one: Life): Promise<void> {
  const buyer = { by: 'buyer', actor: { kind: 'buyer', id: one.buyerId } } as const;
  const choice = CHOICES[one.n % CHOICES.length] ?? 'partial_refund';
  let ticket = await open(parts, one);
  if (choice === 'withdraw') {
    await act(parts, ticket, { ...buyer, body: { action: 'withdraw' } });
    return;
  }
  const offer = ticket.offers.find(({ terms }) => terms.remedy === choice) ?? ticket.offers[0];
  const offerId = offer?.id ?? '';
  ticket = await act(parts, ticket, { ...buyer, body: { action: 'accept_offer', offerId } });
  if (ticket.state === 'merchant_review') ticket = await act(parts, ticket, approval(one));
  if (ticket.state === 'return_wait') ticket = await comeBack(parts, ticket, one);
  if (ticket.state === 'refunding') ticket = await paid(parts, ticket);
  if (ticket.state !== 'completed') throw new Error(`${ticket.id} ended ${ticket.state}`);
}

/** What goes beyond the merchant's word beforehand is put to him. */
const approval = ({ merchantId }: Life) =>
  ({
    by: 'merchant',
    actor: { kind: 'merchant', id: merchantId },
    body: { action: 'approve' },
  }) as const;

/** The goods travel back and are found as they were sent. */
async function comeBack(parts: LoopParts, ticket: Ticket, one: Life): Promise<Ticket> {
  const parcel = { carrier: 'SF', trackingNo: `LR${one.n}` };
  const shipped = await act(parts, ticket, {
    by: 'buyer',
    actor: { kind: 'buyer', id: one.buyerId },
    body: { action: 'ship_return', ...parcel },
  });
  await scan(parts, shipped, 'accepted');
  const arrived = await scan(parts, shipped, 'delivered');
  return act(parts, arrived, {
    by: 'merchant',
    actor: { kind: 'merchant', id: one.merchantId },
    body: { action: 'inspect', outcome: 'R0', note: 'as sent' },
  });
}

function tell(chunks: readonly Chunk[], chunk: number): void {
  const wallMs = chunks.reduce((sum, one) => sum + one.wallMs, 0);
  console.log(`${chunks.length * chunk} tickets in ${(wallMs / 1_000).toFixed(1)} s`);
  console.log(`first ${chunk}: ${cost(chunks.slice(0, 1), chunk)}`);
  console.log(`second ${chunk}: ${cost(chunks.slice(1, 2), chunk)}`);
  console.log(`last ${chunk}: ${cost(chunks.slice(-1), chunk)}`);
}

const cost = (chunks: readonly Chunk[], chunk: number): string =>
  chunks
    .map(
      ({ wallMs, nodeMs, databaseMs }) =>
        `${(wallMs / chunk).toFixed(3)} ms a ticket; CPU ${(nodeMs / chunk).toFixed(3)} ms Node, ${(databaseMs / chunk).toFixed(3)} ms PostgreSQL`,
    )
    .join('; ');

async function audit({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ state: string; n: string }>(
    'SELECT state, count(*) AS n FROM ticket GROUP BY 1 ORDER BY 1',
  );
  for (const { state, n } of rows) console.log(`  ${state}: ${n}`);
  const { breaches, counts } = await auditLedger(pool);
  for (const [kind, count] of Object.entries(counts)) console.log(`  ${kind}: ${count}`);
  console.log(
    breaches.length === 0 ? 'The books are right.' : JSON.stringify(breaches.slice(0, 5)),
  );
}
