import type pg from 'pg';
import { z } from 'zod';
import { RemedySchema } from '../contract/cards.ts';
import { SIMILAR_MIN_COUNT, type Similar, type SimilarCases } from '../terms/similar.ts';

/** Cases looked back on at most, the newest first. */
const LOOKED_AT = 5_000;
/** The summary is worked out anew when it is asked for and older than this. */
const FRESH_MS = 10 * 60_000;

const SUMMARY = `
  WITH ended AS MATERIALIZED (
    SELECT leaf, body::jsonb AS body FROM ticket
    WHERE state = 'completed' ORDER BY updated_at DESC, id DESC LIMIT $1
  ), stays AS (
    SELECT leaf, step->>'state' AS state, body->'granted'->'terms'->>'remedy' AS remedy,
      extract(epoch FROM (body->'path'->-1->>'at')::timestamptz - (step->>'at')::timestamptz) / 60
        AS minutes
    FROM ended, jsonb_array_elements(body->'path') step
    WHERE body->'granted'->'terms'->>'remedy' IS NOT NULL
  ), usual AS (
    SELECT DISTINCT ON (leaf, state) leaf, state, remedy, count(*) AS most
    FROM stays GROUP BY leaf, state, remedy ORDER BY leaf, state, count(*) DESC, remedy
  )
  SELECT s.leaf, s.state, count(*)::int AS count, min(u.remedy) AS remedy, min(u.most)::int AS most,
    ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY s.minutes))::int AS p50,
    ceil(percentile_cont(0.8) WITHIN GROUP (ORDER BY s.minutes))::int AS p80
  FROM stays s JOIN usual u ON u.leaf = s.leaf AND u.state = s.state
  GROUP BY s.leaf, s.state HAVING count(*) >= $2`;

const Row = z.object({
  leaf: z.string(),
  state: z.string(),
  count: z.number(),
  remedy: RemedySchema,
  most: z.number(),
  p50: z.number(),
  p80: z.number(),
});

/**
 * How finished cases went, by reason and by where they stood. Nothing is read before it is asked for; then
 * the answer is what was last worked out, and a new one is worked out beside the turn where that is old.
 */
export function createSimilar(
  pool: Pick<pg.Pool, 'query'>,
  { now = Date.now, failed = () => {} }: Parts = {},
): Similar & { readonly refresh: () => Promise<void> } {
  let known: ReadonlyMap<string, SimilarCases> = new Map();
  let at = Number.NEGATIVE_INFINITY;
  const refresh = async (): Promise<void> => {
    at = now();
    const { rows } = await pool.query(SUMMARY, [LOOKED_AT, SIMILAR_MIN_COUNT]);
    known = new Map(rows.map((row) => entryOf(Row.parse(row))));
  };
  const similar: Similar = (leaf, state) => {
    if (now() - at > FRESH_MS) void refresh().catch(failed);
    return known.get(`${leaf} ${state}`);
  };
  return Object.assign(similar, { refresh });
}

interface Parts {
  /** Milliseconds, only to tell how old the summary is. */
  readonly now?: () => number;
  readonly failed?: (error: unknown) => void;
}

const entryOf = (row: z.infer<typeof Row>): [string, SimilarCases] => [
  `${row.leaf} ${row.state}`,
  {
    count: row.count,
    p50Minutes: roundUp(row.p50),
    p80Minutes: roundUp(row.p80),
    usual: { remedy: row.remedy, shareBps: Math.round((row.most * 10_000) / row.count) },
  },
];

const DAY = 1_440;
const LONG = 2 * DAY;

/** Nobody counts days in minutes; what is said must hold, so it is rounded up. */
const roundUp = (minutes: number): number =>
  minutes > LONG ? Math.ceil(minutes / DAY) * DAY : Math.max(1, Math.ceil(minutes));
