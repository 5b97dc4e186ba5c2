import type pg from 'pg';
import { z } from 'zod';
import { CURRENCIES } from '../terms/money.ts';
import { recordOf } from './merchant-record.ts';
import { StoredCents } from './stored.ts';

/** Rows of a merchant's lists. */
const ITEMS = 8;
/** Cases whose words are read for what they have in common. */
const SAID = 500;

/** What the last 90 days of one merchant come to. Every statement is bound to that merchant. */
export const createInsight = (pool: pg.Pool) => ({
  /** `weeks`: when each week of the trend begins, oldest first. Undefined where there is no such merchant. */
  async read(merchantId: string, at: string, weeks: readonly string[]) {
    const found = await pool.query('SELECT tier FROM merchant WHERE id = $1', [merchantId]);
    if (!found.rows[0]) return undefined;
    const { tier } = Tier.parse(found.rows[0]);
    const ask = async <T>(text: string, row: z.ZodType<T>, more: unknown[] = []): Promise<T[]> =>
      z.array(row).parse((await pool.query(text, [merchantId, at, ...more])).rows);
    return {
      tier,
      record: await recordOf(pool, { merchantId, at }),
      reasons: await ask(REASONS, Reason, [ITEMS]),
      money: await ask(MONEY, Money),
      answers: (await ask(ANSWERS, Answers))[0] ?? { agreed: 0, silent: 0, refused: 0, mandate: 0 },
      weeks: await ask(WEEKLY, Week, [weeks]),
      said: await ask(WORDS, Said, [SAID]),
    };
  },
});

const Tier = z.object({ tier: z.enum(['S', 'A', 'B', 'C', 'D']) });

const CASES = `FROM ticket t WHERE t.merchant_id = $1
  AND t.created_at >= $2::timestamptz - interval '90 days' AND t.created_at <= $2`;

/** Counted by item and leaf; `top` for the items with most cases. */
const REASONS = `
  WITH counted AS (
    SELECT item_title AS item, leaf, count(*)::int AS cases ${CASES} GROUP BY 1, 2
  ), most AS (SELECT item FROM counted GROUP BY item ORDER BY sum(cases) DESC, item LIMIT $3)
  SELECT c.item, c.leaf, c.cases, m.item IS NOT NULL AS top
  FROM counted c LEFT JOIN most m ON m.item = c.item ORDER BY c.cases DESC, c.item, c.leaf`;
const Reason = z.object({ item: z.string(), leaf: z.string(), cases: z.int(), top: z.boolean() });

/** Account 2010 is what is frozen for cases: it grows when held and shrinks when released. */
const MONEY = `
  SELECT e.currency,
    coalesce(sum(e.credit_cents) FILTER (WHERE e.account = '2010'), 0) AS "heldCents",
    coalesce(sum(e.debit_cents) FILTER (WHERE e.account = '2010'), 0) AS "releasedCents",
    coalesce((SELECT sum(r.amount_cents) FROM refund r JOIN ticket s ON s.id = r.ticket_id
      WHERE s.merchant_id = $1 AND s.currency = e.currency AND r.status = 'succeeded'
        AND s.created_at >= $2::timestamptz - interval '90 days'), 0) AS "refundedCents"
  FROM (SELECT t.id ${CASES}) c JOIN journal j ON j.ticket_id = c.id
    JOIN ledger_entry e ON e.journal_key = j.key GROUP BY e.currency ORDER BY 1`;
const Money = z.object({
  currency: z.enum(CURRENCIES),
  heldCents: StoredCents,
  releasedCents: StoredCents,
  refundedCents: StoredCents,
});

const ANSWERS = `
  SELECT count(*) FILTER (WHERE e.type = 'merchant_agreed' AND e.body->'actor'->>'kind' = 'merchant')::int AS agreed,
    count(*) FILTER (WHERE e.type = 'merchant_agreed' AND e.body->>'row' = 'T-05')::int AS silent,
    count(*) FILTER (WHERE e.type = 'merchant_rejected')::int AS refused,
    (SELECT count(*)::int FROM ticket m WHERE m.merchant_id = $1
      AND m.created_at >= $2::timestamptz - interval '90 days'
      AND m.body->'verdict'->'mandate' IS NOT NULL) AS mandate
  FROM (SELECT t.id ${CASES}) c JOIN ticket_event e ON e.ticket_id = c.id
  WHERE e.type IN ('merchant_agreed', 'merchant_rejected')`;
const Answers = z.object({
  agreed: z.int(),
  silent: z.int(),
  refused: z.int(),
  mandate: z.int(),
});

/** By the number of the week, from 1; each ends where the next begins. */
const WEEKLY = `
  SELECT week, sum(orders)::int AS orders, sum(cases)::int AS cases
  FROM (
    SELECT width_bucket(o.placed_at, $3::timestamptz[]) AS week, count(*) AS orders, 0 AS cases
    FROM orders o WHERE o.sellers @> ARRAY[$1::text] AND o.placed_at <= $2
      AND o.placed_at >= ($3::timestamptz[])[1] GROUP BY 1
    UNION ALL
    SELECT width_bucket(t.created_at, $3::timestamptz[]), 0, count(*)
    FROM ticket t WHERE t.merchant_id = $1 AND t.created_at <= $2
      AND t.created_at >= ($3::timestamptz[])[1] GROUP BY 1
  ) both_kinds GROUP BY 1`;
const Week = z.object({ week: z.int(), orders: z.int(), cases: z.int() });

const WORDS = `
  SELECT t.item_title AS item, t.buyer_id AS "buyerId",
    t.body->'claim'->>'description' AS text
  ${CASES} ORDER BY t.updated_at DESC, t.id DESC LIMIT $3`;
const Said = z.object({ item: z.string(), buyerId: z.string(), text: z.string() });
