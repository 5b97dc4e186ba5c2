import type pg from 'pg';
import { z } from 'zod';
import type { MerchantQuery, MerchantRow } from '../contract/merchant-list.ts';
import { CURRENCIES } from '../terms/money.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { likeText } from './like-text.ts';

/** The merchants that the storefront told, by name. Throws `Refused` for a cursor that is not ours. */
export const createMerchantList = (pool: pg.Pool) => ({
  async find({ q, limit, cursor }: MerchantQuery): Promise<{
    readonly items: readonly MerchantRow[];
    readonly nextCursor: string | null;
  }> {
    const [name, id] = cursor === undefined ? [null, null] : readCursor(Position, cursor);
    const { rows } = await pool.query(FIND, [asText(q), name, id, limit + 1]);
    const found = z.array(Row).parse(rows);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const more = found.length > limit && last;
    return {
      items: items.map(({ currency, ...row }) => ({ ...row, ...(currency && { currency }) })),
      nextCursor: more ? writeCursor([last.name, last.id]) : null,
    };
  },
});

const asText = (q: string | undefined): string | null =>
  q?.trim() ? likeText(q.trim().toLowerCase()) : null;

const FIND = `
  SELECT id, name, tier, currency FROM merchant
  WHERE ($1::text IS NULL OR lower(name) LIKE '%' || $1 || '%' OR lower(id) LIKE $1 || '%')
    AND ($2::text IS NULL OR (name, id) > ($2, $3))
  ORDER BY name, id LIMIT $4`;

const Position = z.tuple([z.string(), z.string()]);
const Row = z.object({
  id: z.string(),
  name: z.string(),
  tier: z.string(),
  currency: z.enum(CURRENCIES).nullable(),
});
