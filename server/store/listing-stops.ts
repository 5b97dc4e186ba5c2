import type pg from 'pg';
import { z } from 'zod';
import type { Tier } from '../terms/order.ts';
import { orAbsent } from './stored.ts';
import { tellStorefront } from './storefront-news.ts';
import { inTransaction } from './transaction.ts';

export interface ListingRules {
  /** DT-10: the tiers that may not list anything new. */
  readonly tiers: () => readonly Tier[];
}

/** Merchants told of in one run; the next run goes on. */
const BATCH = 50;

/**
 * Tells the storefront whose listings to take down and whose to put back: of a restricted tier, or while
 * a debt to us is open (1101). Safe across nodes: each change is told by one of them, once.
 */
export const createListingStops = (pool: pg.Pool, { tiers }: ListingRules) => ({
  async nextAt(until: string): Promise<string | undefined> {
    const { rows } = await pool.query(CHANGED, [tiers(), 1]);
    return rows.length > 0 ? until : undefined;
  },

  /** Tells what changed; answers of how many merchants. */
  async run(_now: string): Promise<number> {
    const { rows } = await pool.query(CHANGED, [tiers(), BATCH]);
    let told = 0;
    for (const { merchantId } of z.array(Changed).parse(rows))
      if (await inTransaction(pool, (client) => tell(client, tiers(), merchantId))) told += 1;
    return told;
  },
});

/** Where both apply the tier is the reason that stays longer. */
const WHY = `(SELECT 'tier' WHERE m.tier = ANY ($1) UNION ALL SELECT 'debt' WHERE EXISTS (
  SELECT FROM account_balance b WHERE b.party_id = m.id AND b.account = '1101' AND b.balance_cents > 0)
  LIMIT 1)`;

const CHANGED = `
  SELECT m.id AS "merchantId" FROM merchant m
  WHERE m.id IN (
    SELECT id FROM merchant WHERE tier = ANY ($1)
    UNION SELECT party_id FROM account_balance WHERE account = '1101' AND balance_cents > 0
    UNION SELECT id FROM merchant WHERE listing_stopped IS NOT NULL)
    AND m.listing_stopped IS DISTINCT FROM ${WHY}
  ORDER BY m.id LIMIT $2`;
const Changed = z.object({ merchantId: z.string() });

const STOP = `
  UPDATE merchant m SET listing_stopped = ${WHY}, listing_changes = m.listing_changes + 1
  WHERE m.id = $2 AND m.listing_stopped IS DISTINCT FROM ${WHY}
  RETURNING m.listing_stopped AS reason, m.listing_changes AS no, m.tier`;
const Stopped = z.object({
  reason: orAbsent(z.enum(['tier', 'debt'])),
  no: z.int(),
  tier: z.string(),
});

async function tell(
  client: pg.PoolClient,
  tiers: readonly Tier[],
  merchantId: string,
): Promise<boolean> {
  const { rows } = await client.query(STOP, [tiers, merchantId]);
  if (!rows[0]) return false;
  const { reason, no, tier } = Stopped.parse(rows[0]);
  const type = reason ? 'listing.stopped' : 'listing.resumed';
  const data = { merchantId, tier, ...(reason && { reason }) };
  await tellStorefront(client, { key: `listing:${merchantId}:${no}`, type, data });
  return true;
}
