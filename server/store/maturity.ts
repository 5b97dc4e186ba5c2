import type pg from 'pg';
import { z } from 'zod';
import type { maturityJournal } from '../settlement/payout.ts';
import { CURRENCIES } from '../terms/money.ts';
import type { Merchant, Order, OrderItem } from '../terms/order.ts';
import { ENDED_STATES } from './ended-states.ts';
import { lineCents, lockBalances, post } from './line-money.ts';
import { StoredInstant, stored } from './stored.ts';
import { inTransaction } from './transaction.ts';

export interface PayoutRules {
  /** T-25: when a line's money may be withdrawn; undefined while that is not known. */
  readonly hold: (sold: {
    readonly order: Order;
    readonly item: OrderItem;
    readonly merchant: Merchant;
    /** Nothing was ever released to them. */
    readonly newMerchant: boolean;
  }) => string | undefined;
  readonly mature: typeof maturityJournal;
}

/** Lines looked at in one run; the next run goes on. */
const BATCH = 200;

/**
 * Lets what is pending mature when T-25 has passed and no case is open (2001 → 2002). Safe across
 * nodes: each line is taken by one of them. Lines whose time has not come are put off together;
 * each that matures has a transaction of its own, so that no two merchants' balances are held at once.
 */
export const createMaturity = (pool: pg.Pool, rules: PayoutRules) => ({
  /** The business instant of the next line to look at, up to `until`. */
  async nextAt(until: string): Promise<string | undefined> {
    const { rows } = await pool.query<{ at: Date | null }>({
      name: 'maturity_next',
      text: `SELECT l.payout_at AS at FROM order_line l WHERE l.payout_at <= $1 AND ${FREE}
        ORDER BY l.payout_at LIMIT 1`,
      values: [until],
    });
    return rows[0]?.at?.toISOString();
  },

  /** Releases what is due; answers how many lines were looked at. */
  async run(now: string): Promise<number> {
    const { seen, early } = await inTransaction(pool, (client) => putOffEarly(client, rules, now));
    if (early === seen) return seen;
    for (let n = early; n < BATCH; n += 1)
      if (!(await inTransaction(pool, (client) => releaseOne(client, rules, now)))) return n;
    return BATCH;
  },
});

/** A case on the line, or money frozen for the whole order, keeps it pending. */
export const FREE = `NOT EXISTS (SELECT FROM ticket t WHERE t.order_id = l.order_id
  AND (t.item_id = l.item_id OR t.body->'hold' IS NOT NULL)
  AND t.state NOT IN ${ENDED_STATES})`;

const DUE = `
  SELECT l.order_id AS "orderId", l.item_id AS "itemId", l.merchant_id AS "merchantId", l.releases,
    l.payout_at AS at, o.currency, o.body AS "order", m.body AS merchant,
    NOT EXISTS (SELECT FROM account_balance b WHERE b.party_id = l.merchant_id
      AND b.account = '2002') AS "newMerchant"
  FROM order_line l JOIN orders o ON o.id = l.order_id JOIN merchant m ON m.id = l.merchant_id
  WHERE l.payout_at <= $1 AND ${FREE}
  ORDER BY l.payout_at LIMIT $2 FOR UPDATE OF l SKIP LOCKED`;

const DueLine = z.object({
  orderId: z.string(),
  itemId: z.string(),
  merchantId: z.string(),
  releases: z.int(),
  at: StoredInstant,
  currency: z.enum(CURRENCIES),
  order: stored<Order>(),
  merchant: stored<Merchant>(),
  newMerchant: z.boolean(),
});
type DueLine = z.infer<typeof DueLine>;

async function dueLines(client: pg.PoolClient, now: string, most: number): Promise<DueLine[]> {
  const { rows } = await client.query({ name: 'maturity_due', text: DUE, values: [now, most] });
  return z.array(DueLine).parse(rows);
}

/** When a line's money may be withdrawn, if that is later than now; null: it is not known. */
function laterThan(
  now: string,
  { hold }: PayoutRules,
  { order, itemId, merchant, newMerchant }: DueLine,
): { readonly at: string | null } | undefined {
  const item = order.items.find(({ id }) => id === itemId);
  const at = item && hold({ order, item, merchant, newMerchant });
  if (at === undefined) return { at: null };
  return Date.parse(at) > Date.parse(now) ? { at } : undefined;
}

/** Puts off all lines that are looked at too early; answers how many of those that were due. */
async function putOffEarly(client: pg.PoolClient, rules: PayoutRules, now: string) {
  const lines = await dueLines(client, now, BATCH);
  const early = lines.flatMap((line) => {
    const until = laterThan(now, rules, line);
    return until ? [{ ...line, until: until.at }] : [];
  });
  if (early.length > 0) await putOff(client, early);
  return { seen: lines.length, early: early.length };
}

type Early = Pick<DueLine, 'orderId' | 'itemId'> & { readonly until: string | null };

async function putOff(client: pg.PoolClient, early: readonly Early[]): Promise<void> {
  await client.query({
    name: 'maturity_put_off',
    text: PUT_OFF,
    values: [
      early.map(({ orderId }) => orderId),
      early.map(({ itemId }) => itemId),
      early.map(({ until }) => until),
    ],
  });
}

const PUT_OFF = `
  UPDATE order_line l SET payout_at = p.until
  FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS p (order_id, item_id, until)
  WHERE l.order_id = p.order_id AND l.item_id = p.item_id`;

/** Takes the oldest line that is due; false when there is none. */
async function releaseOne(
  client: pg.PoolClient,
  rules: PayoutRules,
  now: string,
): Promise<boolean> {
  const [line] = await dueLines(client, now, 1);
  if (!line) return false;
  const until = laterThan(now, rules, line);
  if (until) await putOff(client, [{ ...line, until: until.at }]);
  else await release(client, { line, mature: rules.mature, now });
  return true;
}

interface Release {
  readonly line: Pick<DueLine, 'orderId' | 'itemId' | 'merchantId' | 'currency' | 'releases'>;
  readonly mature: PayoutRules['mature'];
  readonly now: string;
}

/** Lets a line's pending money mature now, and not again by itself. */
export async function release(
  client: pg.PoolClient,
  { line, mature, now }: Release,
): Promise<void> {
  const { orderId, itemId, merchantId, currency } = line;
  const { pending } = await lineCents(client, line);
  const balances = await lockBalances(client, line);
  const journal = mature({
    at: now,
    orderId,
    itemId,
    merchantId,
    currency,
    payableCents: pending,
    balances,
    release: line.releases,
  });
  await post(client, journal ? [journal] : []);
  await client.query(
    `UPDATE order_line SET payout_at = NULL, releases = releases + 1
     WHERE order_id = $1 AND item_id = $2`,
    [orderId, itemId],
  );
}
