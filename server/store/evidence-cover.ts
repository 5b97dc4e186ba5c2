import type pg from 'pg';
import { z } from 'zod';
import { CoverBox } from '../contract/cover.ts';
import { orAbsent, StoredInstant } from './stored.ts';

export type StoredCover = z.infer<typeof CoverRow>;

/** What of each file a jury does not see; the newest word counts. */
export function createCovers(pool: Pick<pg.Pool, 'query'>) {
  return {
    async cover(evidenceId: string): Promise<StoredCover | undefined> {
      const { rows } = await pool.query(
        `SELECT boxes, withheld, at, by_id AS by, storage_key AS "storageKey" FROM evidence_cover
         WHERE evidence_id = $1 ORDER BY id DESC LIMIT 1`,
        [evidenceId],
      );
      return z.array(CoverRow).parse(rows)[0];
    },

    async putCover(evidenceId: string, cover: StoredCover): Promise<void> {
      const { boxes, withheld, at, by, storageKey = null } = cover;
      await pool.query(
        `INSERT INTO evidence_cover (evidence_id, storage_key, boxes, withheld, by_id, at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [evidenceId, storageKey, JSON.stringify(boxes), withheld, by, at],
      );
    },

    /** The files of a case that its jury does not see at all. */
    async withheld(ticketId: string): Promise<readonly string[]> {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT e.id FROM evidence e WHERE e.ticket_id = $1 AND (SELECT c.withheld
           FROM evidence_cover c WHERE c.evidence_id = e.id ORDER BY c.id DESC LIMIT 1)`,
        [ticketId],
      );
      return rows.map(({ id }) => id);
    },
  };
}

const CoverRow = z.object({
  boxes: z.array(CoverBox),
  withheld: z.boolean(),
  at: StoredInstant,
  by: z.string(),
  storageKey: orAbsent(z.string()),
});
