import type pg from 'pg';
import { z } from 'zod';
import type { OrderProofs } from '../turn/order-proof.ts';

/** Proofs that may fail within the hour, of one order and by one visitor (protocol §1). */
const MOST_TRIES = 5;
const WITHIN = '1 hour';

/** Where visitors prove that an order is theirs. */
export const createOrderProofs = (pool: pg.Pool): OrderProofs => ({
  async prove({ conversationId, visitorId, numbers, digits }) {
    const { rows } = await pool.query({
      name: 'prove_order',
      text: 'SELECT redress_prove_order($1, $2, $3, $4, $5, $6) AS outcome',
      values: [conversationId, visitorId, numbers, digits, MOST_TRIES, WITHIN],
    });
    return Outcome.parse(rows[0]).outcome;
  },
});

const Outcome = z.object({ outcome: z.enum(['proven', 'refused', 'too_many']) });
