import type pg from 'pg';
import { z } from 'zod';
import type { MerchantRecord } from '../decision/merchant-tier.ts';
import type { Cents } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import { recordOf } from './merchant-record.ts';
import { StoredCents, StoredInstant } from './stored.ts';
import { tellStorefront } from './storefront-news.ts';
import { inTransaction } from './transaction.ts';

export interface TierRules {
  readonly version: () => string;
  readonly timeZone: () => string;
  readonly tierOf: (record: MerchantRecord) => Tier;
  readonly depositOf: (monthlyCents: Cents, tier: Tier) => Cents;
  readonly mayKeep: (tier: Tier, preauthCents: Cents) => boolean;
  /** What the tier brings, as the storefront is told. */
  readonly brings: (tier: Tier) => object;
}

/** Merchants reviewed in one run; the next run goes on. */
const BATCH = 50;

/**
 * DT-10: at the start of each month every merchant known for 90 days gets the tier that these 90 days
 * show. Safe across nodes: a merchant's review is one transaction under the lock of the merchant.
 */
export const createTierReviews = (pool: pg.Pool, rules: TierRules) => ({
  async nextAt(until: string): Promise<string | undefined> {
    const { rows } = await pool.query(DUE, [until, rules.timeZone()]);
    return rows[0] && Due.parse(rows[0]).at;
  },

  /** Reviews who is due; answers how many. */
  async run(now: string): Promise<number> {
    for (let n = 0; n < BATCH; n += 1)
      if (!(await inTransaction(pool, (client) => reviewOne(client, rules, now)))) return n;
    return BATCH;
  },
});

/** The first month that begins 90 days after the merchant was known, then each month after the last review. */
const DUE = `
  SELECT m.id AS "merchantId", m.tier, d.at FROM merchant m,
    LATERAL (SELECT (date_trunc('month', greatest(m.known_since + interval '90 days',
      (SELECT max(r.at) FROM tier_review r WHERE r.merchant_id = m.id)) AT TIME ZONE $2)
      + interval '1 month') AT TIME ZONE $2 AS at) d
  WHERE d.at <= $1 ORDER BY d.at, m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED`;

const TierName = z.enum(['S', 'A', 'B', 'C', 'D']);
const Due = z.object({ merchantId: z.string(), tier: TierName, at: StoredInstant });
type Due = z.infer<typeof Due>;

async function reviewOne(client: pg.PoolClient, rules: TierRules, now: string): Promise<boolean> {
  const { rows } = await client.query(DUE, [now, rules.timeZone()]);
  if (!rows[0]) return false;
  const due = Due.parse(rows[0]);
  const { monthlyCents, ...record } = await recordOf(client, due);
  const tier = rules.tierOf(record);
  const depositCents = monthlyCents > 0 ? rules.depositOf(monthlyCents, tier) : 0;
  const review = { ...due, after: tier, record, depositCents, version: rules.version() };
  await client.query(
    `INSERT INTO tier_review (merchant_id, at, tier_before, tier_after, figures, deposit_cents,
       rule_set_version) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [due.merchantId, due.at, due.tier, tier, JSON.stringify(record), depositCents, review.version],
  );
  if (tier !== due.tier) await move(client, rules, review);
  await tell(client, review, rules.brings(tier));
  return true;
}

type Review = Due & {
  readonly after: Tier;
  readonly record: MerchantRecord;
  readonly depositCents: Cents;
  readonly version: string;
};

/** The new tier holds from now on: an own limit it does not allow ends, and payouts are looked at anew. */
async function move(client: pg.PoolClient, rules: TierRules, { merchantId, after, at }: Review) {
  const { rows } = await client.query(
    `SELECT own_preauth_cents AS own FROM merchant WHERE id = $1`,
    [merchantId],
  );
  const own = z.object({ own: StoredCents.nullable() }).parse(rows[0]).own;
  const kept = own !== null && rules.mayKeep(after, own) ? own : null;
  await client.query(
    `UPDATE merchant SET tier = $2, own_preauth_cents = $3::bigint,
       body = ((body::jsonb - 'preauthCents') || jsonb_strip_nulls(jsonb_build_object('tier', $2::text,
         'preauthCents', $3::bigint)))::json WHERE id = $1`,
    [merchantId, after, kept],
  );
  await client.query(
    `UPDATE order_line SET payout_at = $2 WHERE merchant_id = $1 AND releases = 0`,
    [merchantId, at],
  );
}

const tell = (client: pg.PoolClient, review: Review, brings: object) => {
  const { merchantId, at, tier, after, record, depositCents, version } = review;
  const data = {
    merchantId,
    at,
    from: tier,
    to: after,
    figures: record,
    requiredDepositCents: depositCents,
    brings,
    ruleSetVersion: version,
  };
  const key = `tier:${merchantId}:${at}`;
  return tellStorefront(client, { key, type: 'merchant.tier_reviewed', data });
};
