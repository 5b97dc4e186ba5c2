import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createConversations } from '../../server/store/conversations.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { CommitPlan, TurnStore } from '../../server/turn/ports.ts';
import { populate } from '../store/world.ts';
import { startPostgres } from '../support/postgres.ts';

/**
 * Times `redress_load` and `redress_commit` of a typical turn (three events, one conversation's
 * state) beside a bare durable insert, the least any durable answer costs. `--engine postgres|pglite --seconds 5 --talkers 32`. PostgreSQL
 * runs with its durable defaults (fsync and synchronous_commit on).
 */
const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgres' },
    seconds: { type: 'string', default: '5' },
    talkers: { type: 'string', default: '32' },
  },
});
const RUN_MS = Number(options.seconds) * 1_000;
const TALKERS = Number(options.talkers);
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', autovacuum: 'on' };

const STATE = {
  flow: 'claim',
  slots: Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `slot${i}`,
      { value: '屏幕有一道两厘米的划痕', turn: i },
    ]),
  ),
  asked: ['evidence', 'remedy', 'confirm'],
};

interface Talker {
  readonly id: string;
  seq: number;
  turns: number;
}

function turn(talker: Talker): CommitPlan {
  talker.turns += 1;
  const text = (kind: 'buyer' | 'bot', words: string) => ({
    type: 'text',
    actor: { kind },
    visibility: 'all' as const,
    body: { text: words, cites: [{ kind: 'rule', id: 'DT-6' }] },
  });
  return {
    at: new Date().toISOString(),
    clientId: `${talker.id}-${talker.turns}`,
    conversation: {
      id: talker.id,
      expectedSeq: talker.seq,
      state: STATE,
      holder: 'bot',
      events: [
        text('buyer', '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写'),
        text('bot', '我理解为：屏幕外观有未告知的划痕，对吗？'),
        { ...text('bot', '请补拍三张照片：整机、划痕近景、序列号。'), turnEnd: true },
      ],
    },
    tickets: [],
    evidence: [],
    refunds: [],
    refundUpdates: [],
    journals: [],
    cells: [],
    deadlines: [],
    effects: [],
  };
}

async function commitTurn(store: TurnStore, talker: Talker): Promise<void> {
  const done = await store.commit(turn(talker));
  if (done.outcome !== 'committed') throw new Error(JSON.stringify(done));
  talker.seq += done.events.length;
}

const insertBare = async (database: Database, talker: Talker): Promise<void> => {
  talker.turns += 1;
  await database.pool.query({
    name: 'bare',
    text: 'INSERT INTO bare VALUES ($1, $2, $3)',
    values: [talker.id, talker.turns, '{"text":"前几天买的那个thinkpad到了"}'],
  });
};

const loadTurn = async (store: TurnStore, talker: Talker): Promise<void> => {
  if (!(await store.load({ conversationId: talker.id }))) throw new Error('nothing loaded');
};

/** Runs `work` by as many at once as there are talkers, and prints its rate and its times. */
async function measure(
  name: string,
  talkers: readonly Talker[],
  work: (talker: Talker) => Promise<void>,
): Promise<void> {
  const times: number[] = [];
  const from = performance.now();
  await Promise.all(
    talkers.map(async (talker) => {
      while (performance.now() - from < RUN_MS) {
        const start = performance.now();
        await work(talker);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 1_000);
  const rate = Math.round(times.length / seconds);
  console.log(
    `${name.padEnd(24)} ${String(rate).padStart(6)}/s  p50 ${at(0.5)} µs  p99 ${at(0.99)} µs`,
  );
}

async function run(database: Database): Promise<void> {
  await populate(database);
  await database.pool.query('CREATE TABLE bare (id text, n int, body jsonb, PRIMARY KEY (id, n))');
  const conversations = createConversations(database);
  const store = createTurnStore(database.pool);
  const talkers: Talker[] = [];
  for (let i = 0; i < TALKERS; i += 1) {
    const id = `bench-${i}`;
    const at = new Date().toISOString();
    await conversations.create({ id, buyerId: 'U1', locale: 'zh-CN', orderId: 'O1', at });
    talkers.push({ id, seq: 0, turns: 0 });
  }
  for (const crowd of [talkers.slice(0, 1), talkers]) {
    const label = `${crowd.length} at once`;
    await measure(`bare insert, ${label}`, crowd, (talker) => insertBare(database, talker));
    await measure(`commit, ${label}`, crowd, (talker) => commitTurn(store, talker));
    await measure(`load, ${label}`, crowd, (talker) => loadTurn(store, talker));
    await measure(`load + commit, ${label}`, crowd, async (talker) => {
      await loadTurn(store, talker);
      await commitTurn(store, talker);
    });
  }
}

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-bench-'));
const server = options.engine === 'postgres' ? await startPostgres(DURABLE) : undefined;
const database = await openDatabase({ dataDir, databaseUrl: server?.url() });
try {
  await run(database);
} finally {
  await database.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
