import type pg from 'pg';

/** From here on a text is in so many tickets that a page of them is found by reading the newest. */
export const MANY = 2_000;

interface Sought {
  /** What was typed, as it was typed. */
  readonly q: string;
  /** Whose tickets; all where absent. */
  readonly merchantId?: string | undefined;
}

/**
 * The tickets that may hold a text in their number, order or title, and those whose id or buyer it is;
 * undefined where they are too many to be listed. What is answered is still to be read: grams only
 * tell what cannot match.
 */
export async function searchTickets(
  pool: pg.Pool,
  { q, merchantId }: Sought,
): Promise<readonly string[] | undefined> {
  const { rows } = await pool.query<{ id: string }>(FIND, [
    q,
    merchantId === undefined ? [] : [`m:${merchantId}`],
    MANY,
  ]);
  return rows.length < MANY ? rows.map(({ id }) => id) : undefined;
}

/** Texts that are too short to have grams of their own are looked for at the beginnings of words. */
const FIND = `
  WITH sought AS MATERIALIZED (
    SELECT CASE WHEN lower($1) ~ '^[a-z0-9]{1,2}$' THEN ARRAY['^' || lower($1)]
      ELSE array(SELECT g FROM unnest(redress_grams($1)) g WHERE g NOT LIKE '^%') END || $2::text[]
      AS grams)
  (SELECT ticket_id AS id FROM ticket_search, sought
    WHERE cardinality(sought.grams) > cardinality($2::text[])
      AND ticket_search.grams @> sought.grams LIMIT $3)
  UNION
  (SELECT id FROM ticket WHERE id = $1 OR buyer_id = $1 LIMIT $3)`;

/** Cases drawn for the platform to look at again that nobody has looked at yet, the newest first (DT-10). */
export async function openAudits(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM ticket
     WHERE (body->'audit') IS NOT NULL AND (body->'audit'->>'outcome') IS NULL
     ORDER BY updated_at DESC, id LIMIT $1`,
    [MANY],
  );
  return rows.map(({ id }) => id);
}
