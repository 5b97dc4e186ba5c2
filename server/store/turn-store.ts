import type pg from 'pg';
import { z } from 'zod';
import type { CommitPlan, CommitResult, Snapshot, SnapshotKey, TurnStore } from '../turn/ports.ts';
import { conflictOf } from './conflict.ts';
import { toSnapshot } from './load-answer.ts';
import { toArguments } from './plan-wire.ts';

/** The turn's store: one function call of the database for each load and each commit. */
export function createTurnStore(pool: pg.Pool): TurnStore {
  return {
    async load(key: SnapshotKey): Promise<Snapshot | undefined> {
      const { rows } = await pool.query<{ answer: unknown }>({
        name: 'redress_load',
        text: 'SELECT redress_load($1, $2, $3, $4) AS answer',
        values: keyOf(key),
      });
      return toSnapshot(rows[0]?.answer, 'ticketId' in key ? key.ticketId : undefined);
    },

    async commit(plan: CommitPlan): Promise<CommitResult> {
      try {
        const { rows } = await pool.query<{ answer: unknown }>({
          name: 'redress_commit',
          text: `SELECT redress_commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS answer`,
          values: toArguments(plan),
        });
        return toResult(plan, CommitAnswer.parse(rows[0]?.answer));
      } catch (error) {
        const on = conflictOf(error);
        if (on === undefined) throw error;
        return { outcome: 'conflict', on };
      }
    },
  };
}

function keyOf(key: SnapshotKey): (string | null)[] {
  const clientId = key.clientId ?? null;
  if ('ticketId' in key) return [null, key.ticketId, clientId, null];
  return [key.conversationId, null, clientId, key.orderId ?? null];
}

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
  return {
    outcome: 'committed',
    lastBuyerSeq: answer.lastBuyerSeq,
    events: events.map((event) => {
      seq += 1;
      if (event.visibility === 'internal') return { ...event, seq, at: plan.at };
      buyerSeq += 1;
      return { ...event, seq, buyerSeq, at: plan.at };
    }),
  };
}
