import type pg from 'pg';
import { z } from 'zod';
import type { PriceCell } from '../turn/ports.ts';

/** What settlements of one kind of flaw came to. */
export interface Settled {
  readonly ticketId: string;
  readonly category: string;
  readonly severity: string;
  readonly zone: string;
  readonly bps: number;
  readonly at: string;
}

export type CellKey = Pick<PriceCell, 'category' | 'severity' | 'zone'>;

/** How far back a cell looks, in days of business time. */
export const CELL_DAYS = 180;

/** One more settlement hardly moves a cell of so many: it is worked out anew once a minute at most. */
const MANY = 200;
const FRESH_SECONDS = 60;

/** The history of accepted settlements and its summary per DT-6 cell. */
export function createPriceCells(pool: pg.Pool) {
  /** The last that was seen of each cell: a fresh one is not even asked for. */
  const seen = new Map<string, Refreshed>();
  return {
    /** Adds settlements; the same ticket and instant again changes nothing. */
    async record(settled: readonly Settled[]): Promise<void> {
      await pool.query(
        `INSERT INTO settlement_history (ticket_id, category, severity, zone, bps, at)
         SELECT s->>'ticketId', s->>'category', s->>'severity', s->>'zone', (s->>'bps')::integer,
           (s->>'at')::timestamptz
         FROM jsonb_array_elements($1::jsonb) s
         ON CONFLICT DO NOTHING`,
        [JSON.stringify(settled)],
      );
    },

    /** Works a cell out anew from the 180 days before `now` (business time). */
    async refresh(cell: CellKey, now: string): Promise<PriceCell> {
      const values = [cell.category, cell.severity, cell.zone, now];
      const key = JSON.stringify(values.slice(0, 3));
      const last = seen.get(key);
      if (last && isFresh(last, now)) return last.cell;
      const fresh = await pool.query({
        name: 'cell_fresh',
        text: FRESH,
        values: [...values, MANY, FRESH_SECONDS],
      });
      const rows = fresh.rows[0]
        ? fresh.rows
        : (
            await pool.query({
              name: 'cell_refresh',
              text: REFRESH,
              values: [...values, CELL_DAYS],
            })
          ).rows;
      const { refreshedAt, ...summary } = CellRow.parse(rows[0]);
      seen.set(key, { cell: summary, at: refreshedAt });
      return summary;
    },
  };
}

interface Refreshed {
  readonly cell: PriceCell;
  readonly at: Date;
}

/** As the database would say it; what another process refreshed meanwhile is only fresher. */
function isFresh({ cell, at }: Refreshed, now: string): boolean {
  const ageMs = Date.parse(now) - at.getTime();
  return cell.count >= MANY && ageMs >= 0 && ageMs < FRESH_SECONDS * 1_000;
}

const COLUMNS = `category, severity, zone, count, p25_bps AS "p25Bps", p75_bps AS "p75Bps",
  refreshed_at AS "refreshedAt"`;

const FRESH = `
  SELECT ${COLUMNS} FROM price_cell
  WHERE category = $1 AND severity = $2 AND zone = $3 AND count >= $5
    AND refreshed_at > $4::timestamptz - $6 * interval '1 second' AND refreshed_at <= $4::timestamptz`;

const REFRESH = `
  INSERT INTO price_cell (category, severity, zone, count, p25_bps, p75_bps, refreshed_at)
  SELECT $1, $2, $3, count(*),
    coalesce(percentile_disc(0.25) WITHIN GROUP (ORDER BY bps), 0),
    coalesce(percentile_disc(0.75) WITHIN GROUP (ORDER BY bps), 0), $4::timestamptz
  FROM settlement_history
  WHERE category = $1 AND severity = $2 AND zone = $3
    AND at > $4::timestamptz - $5 * interval '1 day' AND at <= $4::timestamptz
  ON CONFLICT (category, severity, zone) DO UPDATE SET count = excluded.count,
    p25_bps = excluded.p25_bps, p75_bps = excluded.p75_bps, refreshed_at = excluded.refreshed_at
  RETURNING ${COLUMNS}`;

const CellRow = z.object({
  category: z.string(),
  severity: z.string(),
  zone: z.string(),
  count: z.int(),
  p25Bps: z.int(),
  p75Bps: z.int(),
  refreshedAt: z.date(),
});
