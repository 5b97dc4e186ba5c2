import type pg from 'pg';
import { z } from 'zod';
import type { MerchantMoney, PayoutQuery } from '../contract/payouts.ts';
import type { withdrawable } from '../settlement/payout-stages.ts';
import type { Caller } from '../terms/caller.ts';
import { CURRENCIES } from '../terms/money.ts';
import { WAITING_STAGES } from '../terms/payout.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { PAYOUT_COLUMNS, type Payout, PayoutRow } from './payout-row.ts';
import { FROZEN } from './payouts.ts';
import { StoredCents } from './stored.ts';

/** Whose money a caller may see: everybody's, one merchant's, or nobody's. */
function scopeOf(caller: Caller): { readonly merchantId: string | null } | undefined {
  if (caller.kind === 'integration') return { merchantId: null };
  if (caller.kind !== 'staff') return undefined;
  if (caller.role !== 'merchant') return { merchantId: null };
  return caller.merchantId === undefined ? undefined : { merchantId: caller.merchantId };
}

/** Payouts and balances within the caller's scope; what is not theirs is as if it were not there. */
export const createPayoutReads = (
  pool: pg.Pool,
  rules: { readonly withdrawable: typeof withdrawable },
) => ({
  async one(caller: Caller, id: string): Promise<Payout | undefined> {
    const scope = scopeOf(caller);
    if (!scope) return undefined;
    const { rows } = await pool.query(
      `SELECT ${PAYOUT_COLUMNS} FROM payout WHERE id = $1 AND ($2::text IS NULL OR merchant_id = $2)`,
      [id, scope.merchantId],
    );
    return rows[0] ? PayoutRow.parse(rows[0]) : undefined;
  },

  /** Newest request first. Throws `Refused` for a cursor that is not ours. */
  async list(caller: Caller, query: PayoutQuery) {
    const scope = scopeOf(caller);
    if (!scope) return { items: [], nextCursor: null };
    const [at, id] = query.cursor === undefined ? [null, null] : readCursor(Position, query.cursor);
    const { rows } = await pool.query(
      `SELECT ${PAYOUT_COLUMNS} FROM payout
       WHERE ($1::text IS NULL OR merchant_id = $1) AND ($2::text IS NULL OR merchant_id = $2)
         AND ($3::text IS NULL OR stage = $3)
         AND ($4::timestamptz IS NULL OR (requested_at, id) < ($4, $5))
       ORDER BY requested_at DESC, id DESC LIMIT $6`,
      [scope.merchantId, query.merchantId, query.stage, at, id, query.limit + 1],
    );
    const items = z.array(PayoutRow).parse(rows.slice(0, query.limit));
    const last = items.at(-1);
    const more = rows.length > query.limit && last;
    return { items, nextCursor: more ? writeCursor([last.requestedAt, last.id]) : null };
  },

  async money(caller: Caller, merchantId: string): Promise<MerchantMoney | undefined> {
    const scope = scopeOf(caller);
    if (!scope || (scope.merchantId !== null && scope.merchantId !== merchantId)) return undefined;
    const { rows } = await pool.query(MONEY, [merchantId, WAITING_STAGES]);
    const accounts = z.array(MoneyRow).parse(rows);
    const [first] = accounts;
    if (!first) return undefined;
    const { tier, preauthCents, requiredDepositCents, listingStopped } = first;
    const items = accounts.flatMap(({ currency, ...money }) =>
      currency === null
        ? []
        : [
            {
              currency,
              ...accountsOf(money),
              withdrawableCents: rules.withdrawable({
                balances: money,
                waitingCents: money.requestedCents,
                frozen: first.frozen,
              }),
            },
          ],
    );
    return {
      merchantId,
      merchantName: first.name,
      tier,
      ...(preauthCents !== null && { preauthCents }),
      ...(requiredDepositCents !== null && { requiredDepositCents }),
      ...(listingStopped !== null && { listingStopped }),
      items,
    };
  },
});

/** One row at least for a merchant that there is; its currency null where no money has moved yet. */
const MONEY = `
  SELECT c.currency, m.name, m.tier, m.listing_stopped AS "listingStopped", ${FROZEN} AS frozen, (m.body->>'preauthCents')::bigint AS "preauthCents",
    (SELECT deposit_cents FROM tier_review r WHERE r.merchant_id = m.id ORDER BY at DESC LIMIT 1)
      AS "requiredDepositCents",
    ${['2001 pending', '2002 available', '2003 deposit', '2010 hold', '1101 receivable']
      .map((one) => one.split(' '))
      .map(
        ([account, name]) => `coalesce((SELECT sum(balance_cents) FROM account_balance b
          WHERE b.party_id = m.id AND b.currency = c.currency AND b.account = '${account}'), 0)
          AS "${name}Cents"`,
      )
      .join(', ')},
    coalesce((SELECT sum(p.cents) FROM payout p WHERE p.merchant_id = m.id
      AND p.currency = c.currency AND p.stage = ANY ($2)), 0) AS "requestedCents"
  FROM merchant m LEFT JOIN LATERAL (SELECT DISTINCT currency FROM account_balance
    WHERE party_id = m.id) c ON true
  WHERE m.id = $1 ORDER BY c.currency`;

const MoneyRow = z.object({
  currency: z.enum(CURRENCIES).nullable(),
  name: z.string(),
  tier: z.string(),
  preauthCents: StoredCents.nullable(),
  requiredDepositCents: StoredCents.nullable(),
  listingStopped: z.enum(['tier', 'debt']).nullable(),
  frozen: z.boolean(),
  pendingCents: StoredCents,
  availableCents: StoredCents,
  depositCents: StoredCents,
  holdCents: StoredCents,
  receivableCents: StoredCents,
  requestedCents: StoredCents,
});

const accountsOf = ({
  pendingCents,
  availableCents,
  depositCents,
  holdCents,
  receivableCents,
  requestedCents,
}: Omit<z.infer<typeof MoneyRow>, 'currency'>) => ({
  pendingCents,
  availableCents,
  depositCents,
  holdCents,
  receivableCents,
  requestedCents,
});

const Position = z.tuple([z.iso.datetime(), z.string().min(1)]);
