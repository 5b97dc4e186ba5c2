import type pg from 'pg';

/** When the last parcel of the order a conversation is about was signed for; undefined while unknown. */
export async function deliveredAt(
  pool: pg.Pool,
  conversationId: string,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ at: Date | null }>(
    `SELECT max((s->>'signedAt')::timestamptz) AS at
     FROM conversation c JOIN orders o ON o.id = c.order_id,
       json_array_elements(o.body->'shipments') s
     WHERE c.id = $1`,
    [conversationId],
  );
  return rows[0]?.at?.toISOString();
}
