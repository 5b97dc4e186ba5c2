import type pg from 'pg';
import { z } from 'zod';
import type { KeptMandate, MandateChange } from '../terms/kept-mandate.ts';
import type { Mandate } from '../terms/mandate.ts';
import { type Cents, CURRENCIES } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import { type FieldError, Refused } from '../terms/refused.ts';
import { FIRST_CURRENCY } from './merchant-currency.ts';
import { orAbsent, StoredCents, StoredInstant, stored } from './stored.ts';
import { inTransaction } from './transaction.ts';

export interface MandateRules {
  readonly faults: (
    mandate: Mandate,
    merchant: { readonly tier: Tier; readonly preauthCents: Cents | undefined },
  ) => readonly FieldError[];
}

/** Versions told of a merchant's mandate. */
const HISTORY = 20;

export const createMandates = (pool: pg.Pool, rules: MandateRules) => ({
  /** The merchant's tier, currency and every word of its mandate, newest first; undefined where there is none such. */
  async read(merchantId: string): Promise<KeptMandate | undefined> {
    const { rows } = await pool.query(MERCHANT, [merchantId]);
    if (!rows[0]) return undefined;
    const said = await pool.query(SAID, [merchantId, HISTORY]);
    return { ...MerchantRow.parse(rows[0]), history: z.array(SaidRow).parse(said.rows) };
  },

  /** A new version on top of `baseVersion`. Throws `Refused` where another came first or it may not stand. */
  set: (asked: MandateChange): Promise<void> =>
    inTransaction(pool, async (client) => {
      const { merchantId, mandate } = asked;
      const { rows } = await client.query(`${MERCHANT} FOR UPDATE`, [merchantId]);
      if (!rows[0]) throw new Refused('not_found', 'There is no such merchant.');
      const merchant = MerchantRow.parse(rows[0]);
      if (merchant.version !== asked.baseVersion)
        throw new Refused(
          'version_conflict',
          `The mandate is at version ${merchant.version}; read it and decide again.`,
        );
      const errors = rules.faults(mandate, merchant);
      const [first] = errors;
      if (first)
        throw new Refused('validation_failed', `${first.path}: ${first.message}`, { errors });
      await client.query(INSERT, [
        merchantId,
        merchant.version + 1,
        asked.at,
        asked.author,
        asked.role,
        JSON.stringify(mandate),
      ]);
      await putInForce(client, merchantId);
    }),
});

/** The storefront's word: the same told again changes nothing of what the merchant said since. */
export async function tellMandate(
  client: pg.PoolClient,
  { merchantId, mandate, at }: { merchantId: string; mandate: unknown; at: string },
): Promise<void> {
  if (mandate !== undefined) {
    const { rowCount } = await client.query(
      `UPDATE merchant SET told_mandate = $2 WHERE id = $1 AND told_mandate IS DISTINCT FROM $2::jsonb`,
      [merchantId, JSON.stringify(mandate)],
    );
    if (rowCount)
      await client.query(
        `INSERT INTO mandate (merchant_id, version, at, author, role, body)
         SELECT $1, coalesce(max(version), 0) + 1, $2, 'storefront', 'storefront', $3
         FROM mandate WHERE merchant_id = $1`,
        [merchantId, at, JSON.stringify(mandate)],
      );
  }
  await putInForce(client, merchantId);
}

const putInForce = (client: pg.PoolClient, merchantId: string) =>
  client.query(
    `UPDATE merchant SET body = (merchant.body::jsonb || jsonb_build_object('negotiation',
       m.body || jsonb_strip_nulls(jsonb_build_object('version', m.version, 'promised', (
         SELECT jsonb_agg(jsonb_build_object('from', p.at, 'until', p.until,
           'ownRules', p.body->'ownRules') ORDER BY p.version)
         FROM (SELECT version, body, ${INSTANT('at')} AS at,
             ${INSTANT('lead(at) OVER (ORDER BY version)')} AS until
           FROM mandate WHERE merchant_id = $1) p WHERE p.body ? 'ownRules')))))::json
     FROM (SELECT body, version FROM mandate WHERE merchant_id = $1
       ORDER BY version DESC LIMIT 1) m WHERE id = $1`,
    [merchantId],
  );

/** An instant as JSON has it everywhere else. */
const INSTANT = (of: string): string =>
  `to_char((${of}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const MERCHANT = `
  SELECT tier, coalesce(currency, '${FIRST_CURRENCY}') AS currency,
    (body->>'preauthCents')::bigint AS "preauthCents",
    coalesce((SELECT max(version) FROM mandate WHERE merchant_id = merchant.id), 0) AS version
  FROM merchant WHERE id = $1`;

const SAID = `
  SELECT version, at, author, role, body AS mandate FROM mandate
  WHERE merchant_id = $1 ORDER BY version DESC LIMIT $2`;

const INSERT = `
  INSERT INTO mandate (merchant_id, version, at, author, role, body) VALUES ($1, $2, $3, $4, $5, $6)`;

const MerchantRow = z.object({
  tier: z.enum(['S', 'A', 'B', 'C', 'D']),
  currency: z.enum(CURRENCIES),
  preauthCents: orAbsent(StoredCents),
  version: z.int(),
});
const SaidRow = z.object({
  version: z.int(),
  at: StoredInstant,
  author: z.string(),
  role: z.enum(['storefront', 'merchant', 'operator']),
  mandate: stored<Mandate>(),
});
