import type pg from 'pg';
import type { preauthAllowed } from '../decision/merchant-tier.ts';
import type { Cents } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import { Refused } from '../terms/refused.ts';
import { inTransaction } from './transaction.ts';

export interface PreauthRules {
  /** DT-10: whether a merchant of this tier may set this limit, and between which it may. */
  readonly allowed: (tier: Tier, cents: Cents) => ReturnType<typeof preauthAllowed>;
  readonly range: (tier: Tier) => { readonly min: Cents | null; readonly max: Cents | null };
}

/** Sets the merchant's own limit for refunds in their name; null takes the tier's. */
export const setPreauth = (
  pool: pg.Pool,
  rules: PreauthRules,
  { merchantId, cents }: { readonly merchantId: string; readonly cents: Cents | null },
): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ tier: Tier }>(
      'SELECT tier FROM merchant WHERE id = $1 FOR UPDATE',
      [merchantId],
    );
    const tier = rows[0]?.tier;
    if (!tier) throw new Refused('not_found', 'There is no such merchant.');
    if (cents !== null && !rules.allowed(tier, cents)) {
      const { min, max } = rules.range(tier);
      const message =
        min === null || min === max
          ? `is not tier ${tier}'s to set`
          : `tier ${tier} may set ${min} to ${max}`;
      throw new Refused('validation_failed', `This limit ${message}.`, {
        errors: [{ path: 'preauthCents', message }],
      });
    }
    await client.query(
      `UPDATE merchant SET own_preauth_cents = $2::bigint, body = CASE WHEN $2::bigint IS NULL
         THEN (body::jsonb - 'preauthCents')::json ELSE
         jsonb_set(body::jsonb, '{preauthCents}', to_jsonb($2::bigint))::json END
       WHERE id = $1`,
      [merchantId, cents],
    );
  });
