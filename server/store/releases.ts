import type pg from 'pg';
import { z } from 'zod';
import { CURRENCIES } from '../terms/money.ts';
import type { Merchant, Order, Tier } from '../terms/order.ts';
import { Refused } from '../terms/refused.ts';
import { FREE, type PayoutRules, release } from './maturity.ts';
import { orAbsent, StoredInstant, stored } from './stored.ts';
import { tellStorefront } from './storefront-news.ts';
import { inTransaction, lockThing } from './transaction.ts';

export interface ReleaseRules extends Pick<PayoutRules, 'mature'> {
  /** DT-10: the tiers whose payouts are made by hand. */
  readonly tiers: () => readonly Tier[];
  /** When such a line would else be free; undefined while that is not known. */
  readonly hold: (
    sold: Omit<Parameters<PayoutRules['hold']>[0], 'newMerchant'>,
  ) => string | undefined;
}

/** A line whose money waits for people. */
export interface HeldLine {
  readonly orderId: string;
  readonly itemId: string;
  readonly merchantId: string;
  readonly merchantName: string;
  readonly title: string;
  readonly currency: (typeof CURRENCIES)[number];
  readonly cents: number;
  /** When T-25 is over (ISO 8601, UTC); absent while that is not known. */
  readonly freeAt?: string | undefined;
  /** No case is open on it. */
  readonly quiet: boolean;
  readonly asked?:
    | {
        readonly by: string;
        readonly byName?: string | undefined;
        readonly at: string;
        readonly reason: string;
      }
    | undefined;
}

export interface ReleaseStep {
  readonly orderId: string;
  readonly itemId: string;
  readonly action: 'ask' | 'confirm' | 'refuse';
  readonly by: string;
  readonly at: string;
  readonly reason?: string | undefined;
}

/** Lines listed at once. */
const PAGE = 100;

/** Pending money that no time releases (DT-10, tier D): one person proposes, another confirms (2001 → 2002). */
export const createReleases = (pool: pg.Pool, rules: ReleaseRules) => ({
  /** The oldest first; of one merchant, or of all. */
  async held(merchantId?: string): Promise<readonly HeldLine[]> {
    const { rows } = await pool.query(HELD, [rules.tiers(), merchantId ?? null, null, null, PAGE]);
    return z
      .array(Row)
      .parse(rows)
      .flatMap((row) => (row.cents > 0 ? [toHeld(row, rules)] : []));
  },

  /** One step on one line. Throws `Refused` where the line does not wait for it, or the same person would decide. */
  release: (step: ReleaseStep): Promise<void> =>
    inTransaction(pool, (client) => take(client, rules, step)),
});

const HELD = `
  SELECT l.order_id AS "orderId", l.item_id AS "itemId", l.merchant_id AS "merchantId", l.releases,
    o.currency, o.body AS "order", m.body AS merchant, m.name AS "merchantName", ${FREE} AS quiet,
    coalesce((SELECT sum(e.change_cents) FROM journal j JOIN ledger_entry e ON e.journal_key = j.key
      WHERE j.order_id = l.order_id AND j.item_id = l.item_id AND e.party_id = l.merchant_id
        AND e.account = '2001'), 0)::bigint AS cents,
    r.asked_by AS "askedBy",
    (SELECT name FROM staff_user WHERE id = r.asked_by) AS "askedByName", r.asked_at AS "askedAt", r.reason
  FROM merchant m JOIN order_line l ON l.merchant_id = m.id JOIN orders o ON o.id = l.order_id
  LEFT JOIN payout_release r ON r.order_id = l.order_id AND r.item_id = l.item_id
    AND r.outcome IS NULL
  WHERE m.tier = ANY ($1) AND ($2::text IS NULL OR m.id = $2)
    AND ($3::text IS NULL OR (l.order_id = $3 AND l.item_id = $4))
    AND l.payout_at IS NULL AND l.releases = 0
  ORDER BY o.placed_at, l.order_id, l.item_id LIMIT $5`;

const Row = z.object({
  orderId: z.string(),
  itemId: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  releases: z.int(),
  currency: z.enum(CURRENCIES),
  order: stored<Order>(),
  merchant: stored<Merchant>(),
  quiet: z.boolean(),
  cents: z.coerce.number().int(),
  askedBy: orAbsent(z.string()),
  askedByName: orAbsent(z.string()),
  askedAt: orAbsent(StoredInstant),
  reason: orAbsent(z.string()),
});
type Row = z.infer<typeof Row>;

function toHeld(row: Row, { hold }: ReleaseRules): HeldLine {
  const { orderId, itemId, merchantId, merchantName, currency, cents, quiet } = row;
  const { order, merchant } = row;
  const item = order.items.find(({ id }) => id === itemId);
  const freeAt = item && hold({ order, item, merchant });
  const { askedBy: by, askedByName: byName, askedAt: at, reason } = row;
  return {
    ...{ orderId, itemId, merchantId, merchantName, currency, cents, quiet },
    title: item?.title ?? itemId,
    ...(freeAt !== undefined && { freeAt }),
    ...(by !== undefined &&
      at !== undefined &&
      reason !== undefined && { asked: { by, byName, at, reason } }),
  };
}

async function take(client: pg.PoolClient, rules: ReleaseRules, step: ReleaseStep): Promise<void> {
  const { orderId, itemId, action, by, at, reason } = step;
  await lockThing(client, `release ${orderId} ${itemId}`);
  const { rows } = await client.query(HELD, [rules.tiers(), null, orderId, itemId, 1]);
  if (!rows[0]) throw new Refused('not_found', 'No money of this line waits for people.');
  const row = Row.parse(rows[0]);
  const line = toHeld(row, rules);
  refuseUnripe(line, step);
  if (action === 'ask') {
    await client.query(
      `INSERT INTO payout_release (order_id, item_id, merchant_id, reason, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [orderId, itemId, line.merchantId, reason, by, at],
    );
    return;
  }
  await client.query(
    `UPDATE payout_release SET outcome = $3, decided_by = $4, decided_at = $5
     WHERE order_id = $1 AND item_id = $2 AND outcome IS NULL`,
    [orderId, itemId, action === 'confirm' ? 'released' : 'refused', by, at],
  );
  if (action === 'refuse') return;
  await release(client, { line: row, mature: rules.mature, now: at });
  const { merchantId, cents } = line;
  const data = { orderId, itemId, merchantId, amountCents: cents, byHand: true };
  const key = `release:${orderId}:${itemId}`;
  await tellStorefront(client, { key, type: 'payout.released', data });
}

/** By hand is not before its time: T-25 and open cases hold a restricted merchant's money like any other's. */
function refuseUnripe({ asked, quiet, freeAt }: HeldLine, step: ReleaseStep): void {
  const { action, by, at, reason } = step;
  if (action === 'ask') {
    if (asked) throw new Refused('action_not_allowed', 'It was proposed already.');
    if (!reason)
      throw new Refused('validation_failed', 'Say why it may be released.', {
        errors: [{ path: 'reason', message: 'is needed' }],
      });
  } else if (!asked) throw new Refused('action_not_allowed', 'Nobody has proposed it.');
  if (action === 'confirm' && asked?.by === by)
    throw new Refused('forbidden', 'Whoever proposed it may not confirm it.');
  if (action === 'refuse') return;
  if (!quiet) throw new Refused('action_not_allowed', 'A case is open on it.');
  if (freeAt === undefined || Date.parse(freeAt) > Date.parse(at))
    throw new Refused(
      'action_not_allowed',
      freeAt === undefined ? 'It has not been delivered yet.' : `T-25 runs until ${freeAt}.`,
    );
}
