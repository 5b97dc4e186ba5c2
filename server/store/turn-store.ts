import type pg from 'pg';
import { z } from 'zod';
import type { CommitPlan, CommitResult, Snapshot, SnapshotKey, TurnStore } from '../turn/ports.ts';
import { conflictOf } from './conflict.ts';
import { createGroup } from './group.ts';
import { toSnapshot } from './load-answer.ts';
import { COMMIT, toWire } from './plan-wire.ts';
import { WHISPERED } from './staff-log.ts';

/** Turns whose loads, or whose commits, go together at most. */
const GROUP = 32;
/** One group under way is enough while it is quick: two would each be half as large. */
const LANES = 2;
const PATIENCE_MS = 50;

/**
 * The turn's store: one function call of the database for each load and each commit, and under
 * pressure one for many: what a turn costs there is setting statements up, far more than the rows.
 */
export function createTurnStore(pool: pg.Pool): TurnStore {
  const load = createGroup({
    most: GROUP,
    lanes: LANES,
    patienceMs: PATIENCE_MS,
    ask: (keys: readonly SnapshotKey[]) => loadAll(pool, keys),
  });
  const commit = createGroup({
    most: GROUP,
    lanes: LANES,
    patienceMs: PATIENCE_MS,
    ask: (plans: readonly CommitPlan[]) => commitAll(pool, plans),
  });
  return {
    async load(key: SnapshotKey): Promise<Snapshot | undefined> {
      const named = 'ticketId' in key ? key.ticketId : undefined;
      const answer = await load(named ?? conversationOf(key) ?? '', key);
      return toSnapshot(answer, named);
    },

    async commit(plan: CommitPlan): Promise<CommitResult> {
      try {
        // A plan that moves no conversation is rare, and its answer another.
        const answer = plan.conversation
          ? await commit(plan.conversation.id, plan)
          : (await commitAll(pool, [plan]))[0];
        return toResult(plan, CommitAnswer.parse(answer));
      } catch (error) {
        const on = conflictOf(error);
        if (on === undefined) throw error;
        return { outcome: 'conflict', on };
      }
    },
  };
}

export async function loadAll(pool: pg.Pool, keys: readonly SnapshotKey[]): Promise<unknown[]> {
  const of = (value: (key: SnapshotKey) => string | undefined) =>
    keys.map((key) => value(key) ?? null);
  const { rows } = await pool.query<{ answer: unknown }>({
    name: 'redress_load',
    text: 'SELECT redress_load($1, $2, $3, $4) AS answer',
    values: [
      of(conversationOf),
      of((key) => ('ticketId' in key ? key.ticketId : undefined)),
      of((key) => key.clientId),
      of((key) => ('orderId' in key ? key.orderId : undefined)),
    ],
  });
  return rows.map(({ answer }) => answer);
}

const conversationOf = (key: SnapshotKey): string | undefined =>
  'conversationId' in key ? key.conversationId : undefined;

export async function commitAll(pool: pg.Pool, plans: readonly CommitPlan[]): Promise<unknown[]> {
  const { rows } = await pool.query<{ answers: unknown }>({
    name: 'redress_commit',
    text: COMMIT,
    values: [...toWire(plans)],
  });
  const answers = CommitAnswers.parse(rows[0]?.answers);
  return plans.map((_, n) => answers.find((answer) => answer.n === n));
}

const CommitAnswers = z.array(z.looseObject({ n: z.int() }));

const CommitAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('committed'), lastSeq: z.int(), lastBuyerSeq: z.int() }),
  z.object({ outcome: z.literal('repeated'), seq: z.int() }),
  z.object({ outcome: z.literal('conflict'), on: z.string() }),
]);

/** Gives the plan's events the positions that the database gave to their block. */
function toResult(plan: CommitPlan, answer: z.infer<typeof CommitAnswer>): CommitResult {
  if (answer.outcome !== 'committed') return answer;
  const events = plan.conversation?.events ?? [];
  const shown = events.filter((event) => event.visibility === 'all').length;
  let seq = answer.lastSeq - events.length;
  let buyerSeq = answer.lastBuyerSeq - shown;
  let whispers = plan.conversation?.whispers ?? 0;
  return {
    outcome: 'committed',
    lastBuyerSeq: answer.lastBuyerSeq,
    events: events.map((event) => {
      seq += 1;
      const committed = { ...event, seq, at: plan.at };
      if (event.type === WHISPERED) {
        whispers += 1;
        return { ...committed, staffSeq: buyerSeq + whispers };
      }
      if (event.visibility === 'internal') return committed;
      buyerSeq += 1;
      return { ...committed, buyerSeq, staffSeq: buyerSeq + whispers };
    }),
  };
}
