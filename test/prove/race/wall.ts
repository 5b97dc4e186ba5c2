import pg from 'pg';
import { createTurnStore } from '../../../server/store/turn-store.ts';
import type { CommitPlan } from '../../../server/turn/ports.ts';
import type { RaceGround } from './ground.ts';

/** Stores of their own, as that many nodes would have. */
const NODES = 5;
const PAID_CENTS = 10_000;
/** Three of these fit into what was paid, a fourth does not. */
const ASKED_CENTS = 3_000;

export interface Storm {
  readonly lines: number;
  readonly attempts: number;
  /** With the planted bug; nothing on this database holds after it. */
  readonly naive: boolean;
}

/**
 * Asks for many refunds of one line at once, each under a key of its own, as if every guard above
 * the database had failed. Answers how many were let through.
 */
export async function stormTheWall(
  { databaseUrl, nodes }: RaceGround,
  { lines, attempts, naive }: Storm,
): Promise<number> {
  const { pool } = nodes[0].app.database;
  if (naive) await pool.query(NAIVE);
  const prefix = naive ? 'N' : 'W';
  await pool.query(LINES, [lines, PAID_CENTS, prefix]);
  const pools = Array.from(
    { length: NODES },
    () => new pg.Pool({ connectionString: databaseUrl, max: 8 }),
  );
  const stores = pools.map((each) => createTurnStore(each));
  let through = 0;
  for (let line = 0; line < lines; line += 1) {
    const asked = Array.from({ length: attempts }, (_, n) =>
      stores[n % NODES]?.commit(planOf(`${prefix}${line}`, n)),
    );
    for (const result of await Promise.all(asked))
      if (result?.outcome === 'committed') through += 1;
  }
  for (const each of pools) await each.end();
  return through;
}

const LINES = `
  WITH one AS (SELECT o.*, l.merchant_id FROM orders o JOIN order_line l ON l.order_id = o.id LIMIT 1),
  told AS (
    INSERT INTO orders (id, buyer_id, market, currency, status, paid_cents, placed_at, updated_at,
      brief, sellers, categories, body)
    SELECT $3 || n, buyer_id, market, currency, status, paid_cents, placed_at, updated_at, brief,
      sellers, categories, body FROM one, generate_series(0, $1 - 1) n RETURNING id)
  INSERT INTO order_line (order_id, item_id, merchant_id, paid_cents, commission_bps)
  SELECT told.id, '1', one.merchant_id, $2, 1000 FROM told, one`;

/** The bug everyone writes first: sum up, then insert, with nothing to hold the line meanwhile. */
const NAIVE = `
  ALTER TABLE order_line DROP CONSTRAINT order_line_refunded_within_paid;
  CREATE OR REPLACE FUNCTION redress_reserve(changes json) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    line record;
  BEGIN
    FOR line IN SELECT c->>'orderId' AS o, c->>'itemId' AS i, (c->>'cents')::bigint AS cents
      FROM json_array_elements(changes) c
    LOOP
      IF (SELECT coalesce(sum(r.amount_cents), 0) + line.cents > l.paid_cents FROM order_line l
        LEFT JOIN refund r ON r.order_id = l.order_id AND r.item_id = l.item_id
        WHERE l.order_id = line.o AND l.item_id = line.i GROUP BY l.paid_cents)
      THEN PERFORM redress_conflict('order_line_refunded_within_paid'); END IF;
      PERFORM pg_sleep(0.03);
    END LOOP;
  END $$`;

function planOf(orderId: string, n: number): CommitPlan {
  const at = new Date().toISOString();
  const id = `${orderId}-${n}`;
  const about = { ticketId: `T${id}`, orderId, itemId: '1' };
  const line = { debitCents: 0, creditCents: 0 };
  return {
    at,
    refunds: [{ id, businessKey: id, amountCents: ASKED_CENTS, ...about }],
    journals: [
      {
        ...about,
        key: `settle:T${id}:1`,
        event: 'settlement.decided',
        at,
        note: 'the platform pays',
        entries: [
          { ...line, account: '5001', debitCents: ASKED_CENTS },
          { ...line, account: '2004', creditCents: ASKED_CENTS },
        ],
      },
    ],
    ...{ tickets: [], evidence: [], refundUpdates: [], cells: [], deadlines: [], effects: [] },
  };
}
