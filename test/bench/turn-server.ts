import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import inspector from 'node:inspector/promises';
import { Server } from 'socket.io';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { TurnStore } from '../../server/turn/ports.ts';
import type { TurnService } from '../../server/turn/service.ts';
import { cpuUsOf } from './postgres-cpu.ts';

/**
 * The server side of the turn bench, a process of its own: the whole app with its limits off, and
 * beside it a bare Socket.IO that echoes, with and without one durable statement.
 */
/** The messages under way, by their clientId: whatever else watches promises would slow them all. */
const current = new Map<string, Times>();
const app = await createApp(readConfig(process.env), { unlimited: true, store: watchStore });
const { pool } = app.database;
const times = watch(app.turn);
const [url = ''] = await app.start();

/** Microseconds between two looks of the profiler. */
const PROFILE_US = 250;
const profiler = new inspector.Session();
profiler.connect();

const http = createServer();
const bare = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
await pool.query(`CREATE TABLE IF NOT EXISTS bench_echo (
  conversation_id text NOT NULL, seq integer NOT NULL, body jsonb NOT NULL,
  PRIMARY KEY (conversation_id, seq))`);
bare.on('connection', (socket) => {
  let seq = 0;
  socket.on('echo', (_payload: unknown, ack: (answer: object) => void) => {
    seq += 1;
    ack({ ok: true, seq });
  });
  socket.on('durable', async (payload: object, ack: (answer: object) => void) => {
    seq += 1;
    const values = [socket.id, seq, JSON.stringify(payload)];
    const text = 'INSERT INTO bench_echo VALUES ($1, $2, $3)';
    await pool.query({ name: 'bench_echo', text, values });
    ack({ ok: true, seq });
  });
  socket.on('photos', async (conversationId: string, ack: (ids: string[]) => void) => {
    const { rows } = await pool.query<{ id: string }>({
      name: 'photos',
      text: PHOTOS,
      values: [conversationId],
    });
    ack(rows.map(({ id }) => id));
  });
  socket.on('figures', (ack: (figures: object) => void) => {
    ack({
      times: times.splice(0),
      nodeUs: nodeUs(),
      databaseUs: cpuUsOf(process.env.BENCH_POSTGRES_PID),
    });
  });
  socket.on('profile', async (ack: () => void) => {
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.setSamplingInterval', { interval: PROFILE_US });
    await profiler.post('Profiler.start');
    ack();
  });
  socket.on('profiled', async (file: string, ack: () => void) => {
    const { profile } = await profiler.post('Profiler.stop');
    writeFileSync(file, JSON.stringify(profile));
    ack();
  });
  socket.on('waiting', async (ack: (n: number) => void) => {
    const { rowCount } = await pool.query(`SELECT FROM outbox WHERE state <> 'done'`);
    ack(rowCount ?? 0);
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.send?.({ url, bareUrl: `http://127.0.0.1:${port}` });
});
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));

/** Three good photos of a claim, as rows: measuring pictures is another bench. */
const PHOTOS = `
  INSERT INTO evidence (id, conversation_id, buyer_id, uploaded_by, kind, sha256, bytes, quality,
    level, uploaded_at, media_type, storage_key)
  SELECT 'ev_' || md5($1 || n), c.id, c.buyer_id, 'buyer', 'photo', md5($1 || n) || md5(c.id || n),
    1000, '{"ok": true, "sharpness": 0.9, "exposure": 0.5, "width": 1200, "height": 900, "problems": []}',
    1, now(), 'image/jpeg', 'none'
  FROM conversation c, generate_series(1, 3) n WHERE c.id = $1 RETURNING id`;

interface Times {
  load: number;
  plan: number;
  commit: number;
  turn: number;
  loads: number;
  loadedAt: number;
}

/** Times each message as its caller waits for it. */
function watch(turn: TurnService): Times[] {
  const all: Times[] = [];
  const message = turn.message;
  const timed: TurnService['message'] = async (caller, conversationId, body) => {
    const mine = { load: 0, plan: 0, commit: 0, turn: 0, loads: 0, loadedAt: 0 };
    const from = performance.now();
    current.set(body.clientId, mine);
    const ack = await message(caller, conversationId, body);
    current.delete(body.clientId);
    mine.turn = performance.now() - from;
    all.push(mine);
    return ack;
  };
  Object.assign(turn, { message: timed });
  return all;
}

/** Times each message's loads and commits, waiting included, and what lies between: the planning. */
function watchStore(store: TurnStore): TurnStore {
  return {
    async load(key) {
      const mine = current.get(key.clientId ?? '');
      const from = performance.now();
      const snapshot = await store.load(key);
      if (!mine) return snapshot;
      mine.loadedAt = performance.now();
      mine.load += mine.loadedAt - from;
      mine.loads += 1;
      return snapshot;
    },
    async commit(plan) {
      const mine = current.get(plan.clientId ?? '');
      const from = performance.now();
      if (mine) mine.plan += from - mine.loadedAt;
      const result = await store.commit(plan);
      if (mine) mine.commit += performance.now() - from;
      return result;
    },
  };
}

function nodeUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
