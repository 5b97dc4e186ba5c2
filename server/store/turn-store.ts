import type pg from 'pg';
import { z } from 'zod';
import type { CommitPlan, CommitResult, Snapshot, SnapshotKey, TurnStore } from '../turn/ports.ts';
import { conflictOf } from './conflict.ts';
import { createGroup } from './group.ts';
import { toSnapshot } from './load-answer.ts';
import { toArguments } from './plan-wire.ts';

/** Turns whose loads, or whose commits, go together at most. */
const GROUP = 32;
/** Two groups under way keep both node and database busy; more would only be smaller. */
const LANES = 2;

/**
 * The turn's store: one function call of the database for each load and each commit. Under pressure
 * many calls go in one statement, hence in one round trip and one transaction.
 */
export function createTurnStore(pool: pg.Pool): TurnStore {
  const ask = async (call: Call, calls: readonly Values[]): Promise<unknown[]> => {
    const { rows } = await pool.query<{ answer: unknown }>(statement(call, calls));
    return rows.map(({ answer }) => answer);
  };
  const load = createGroup<Values, unknown>({
    lanes: LANES,
    most: GROUP,
    ask: (calls) => ask(LOAD, calls),
  });
  const commit = createGroup<Values, unknown>({
    lanes: LANES,
    most: GROUP,
    ask: (calls) => ask(COMMIT, calls),
  });

  return {
    async load(key: SnapshotKey): Promise<Snapshot | undefined> {
      const named = 'ticketId' in key ? key.ticketId : undefined;
      const answer = await load(scopeOf(key), valuesOf(key));
      return toSnapshot(answer, named);
    },

    async commit(plan: CommitPlan): Promise<CommitResult> {
      const values = toArguments(plan);
      try {
        const answer = sharesRows(plan)
          ? (await ask(COMMIT, [values]))[0]
          : await commit(plan.conversation?.id ?? '', values);
        return toResult(plan, CommitAnswer.parse(answer));
      } catch (error) {
        const on = conflictOf(error);
        if (on === undefined) throw error;
        return { outcome: 'conflict', on };
      }
    },
  };
}

type Values = readonly (string | number | null)[];

interface Call {
  readonly name: string;
  readonly arity: number;
}
const LOAD: Call = { name: 'redress_load', arity: 4 };
const COMMIT: Call = { name: 'redress_commit', arity: 12 };

/**
 * Money moves on rows that conversations share (a merchant's balance, an order's line): two groups
 * that lock them in different orders would wait for each other, so such a plan is committed alone.
 */
const sharesRows = ({ journals, refunds, refundUpdates }: CommitPlan): boolean =>
  journals.length + refunds.length + refundUpdates.length > 0;

const texts = new Map<string, string>();

/** The calls as one statement, prepared once for each number of them. */
function statement({ name, arity }: Call, calls: readonly Values[]) {
  const called = calls.length === 1 ? name : `${name}_${calls.length}`;
  const text =
    texts.get(called) ?? calls.map((_, i) => callText(name, arity, i)).join(' UNION ALL ');
  texts.set(called, text);
  return { name: called, text, values: calls.flat() };
}

function callText(name: string, arity: number, nth: number): string {
  const places = Array.from({ length: arity }, (_, i) => `$${nth * arity + i + 1}`);
  return `SELECT ${name}(${places.join(', ')}) AS answer`;
}

const scopeOf = (key: SnapshotKey): string =>
  'ticketId' in key ? key.ticketId : key.conversationId;

function valuesOf(key: SnapshotKey): Values {
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
