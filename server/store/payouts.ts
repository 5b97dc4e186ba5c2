import type pg from 'pg';
import { z } from 'zod';
import type { payoutJournal } from '../settlement/payout.ts';
import type {
  PayoutAction,
  PayoutRefusal,
  payoutAfter,
  payoutRefusal,
} from '../settlement/payout-stages.ts';
import { type Cents, CURRENCIES, type Currency } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import { type PayoutAsked, WAITING_STAGES } from '../terms/payout.ts';
import { Refused } from '../terms/refused.ts';
import { ENDED_STATES } from './ended-states.ts';
import { lockBalances, post } from './line-money.ts';
import { FIRST_CURRENCY } from './merchant-currency.ts';
import { notifyPayout } from './payout-notices.ts';
import { PAYOUT_COLUMNS, type Payout, PayoutRow } from './payout-row.ts';
import { StoredCents } from './stored.ts';
import { tellStorefront } from './storefront-news.ts';
import { inTransaction, lockThing } from './transaction.ts';

export interface PayoutBooks {
  readonly after: typeof payoutAfter;
  readonly refusal: typeof payoutRefusal;
  readonly confirmed: typeof payoutJournal;
  /** DT-10: of such a merchant only the platform's people ask for a payout. */
  readonly byHand: (tier: Tier) => boolean;
}

export interface PayoutStep {
  readonly payoutId: string;
  readonly action: PayoutAction;
  readonly at: string;
  /** Absent: the gateway's word. */
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
  /** What the gateway says it paid. */
  readonly amountCents?: Cents | undefined;
}

/** Withdrawals, each step in one transaction with its booking and its news (2002 → 1001 at the end). */
export const createPayouts = (pool: pg.Pool, books: PayoutBooks) => ({
  /** Refused beyond what is available and not asked for yet, or while the merchant owes us. */
  request: (asked: PayoutAsked): Promise<Payout> =>
    inTransaction(pool, (client) => request(client, books, asked)),

  /** One action; on a payout that is past it, it changes nothing. */
  act: (step: PayoutStep): Promise<{ readonly payout: Payout; readonly applied: boolean }> =>
    inTransaction(pool, (client) => act(client, books, step)),
});

async function read(client: pg.PoolClient, id: string, lock = ''): Promise<Payout | undefined> {
  const { rows } = await client.query(
    `SELECT ${PAYOUT_COLUMNS} FROM payout WHERE id = $1 ${lock}`,
    [id],
  );
  return rows[0] ? PayoutRow.parse(rows[0]) : undefined;
}

async function request(
  client: pg.PoolClient,
  books: PayoutBooks,
  asked: PayoutAsked,
): Promise<Payout> {
  const { id, merchantId, cents, at, by } = asked;
  await lockThing(client, `merchant ${merchantId}`);
  const before = await read(client, id);
  if (before) return sameAs(before, asked);
  const merchant = await merchantOf(client, merchantId);
  if (asked.own && books.byHand(merchant.tier))
    throw new Refused('forbidden', 'Payouts of this tier are made by the platform’s people.');
  const currency = asked.currency ?? merchant.currency;
  const facts = await factsOf(client, { id, merchantId, currency });
  const refused = books.refusal({ cents, ...facts });
  if (refused) throw because(refused, facts);
  await client.query(
    `INSERT INTO payout (id, merchant_id, currency, cents, requested_at, updated_at, requested_by)
     VALUES ($1, $2, $3, $4, $5, $5, $6)`,
    [id, merchantId, currency, cents, at, by],
  );
  return tell(client, { id, at });
}

/** A client's id names one payout for ever; another sum or merchant under it is another request. */
function sameAs(before: Payout, { merchantId, cents }: PayoutAsked): Payout {
  if (before.merchantId === merchantId && before.cents === cents) return before;
  throw new Refused('idempotency_conflict', 'This clientId has asked for another payout before.');
}

async function act(
  client: pg.PoolClient,
  books: PayoutBooks,
  step: PayoutStep,
): Promise<{ readonly payout: Payout; readonly applied: boolean }> {
  const { payoutId, action, at, by, reason } = step;
  const found = await read(client, payoutId);
  if (!found) throw new Refused('not_found', 'There is no such payout.');
  await lockThing(client, `merchant ${found.merchantId}`);
  const payout = (await read(client, payoutId, 'FOR UPDATE')) ?? found;
  if (action === 'approve' && payout.requestedBy === by)
    throw new Refused('forbidden', 'Whoever asked for a payout may not approve it.');
  const facts = await factsOf(client, payout);
  const next = books.after(payout.stage, action, { cents: payout.cents, ...facts });
  if ('refused' in next) {
    if (next.refused !== 'stage') throw because(next.refused, facts);
    return { payout, applied: false };
  }
  if (step.amountCents !== undefined && step.amountCents !== payout.cents) {
    await alert(client, { id: payoutId, amountCents: step.amountCents });
    return { payout, applied: false };
  }
  if (next.to === 'confirmed')
    await post(client, [books.confirmed({ at, payoutId, ...payout, ...facts })]);
  await client.query(
    `UPDATE payout SET stage = $2, updated_at = $3, reason = coalesce($4, reason),
       decided_by = coalesce($5, decided_by) WHERE id = $1`,
    [payoutId, next.to, at, reason ?? null, by ?? null],
  );
  if (next.to === 'approved') await submit(client, payout);
  return { payout: await tell(client, { id: payoutId, at }), applied: true };
}

/** DT-13, V7: while such a case is open, nothing of the merchant `m` is paid out. */
export const FROZEN = `EXISTS (SELECT FROM ticket t WHERE t.merchant_id = m.id
  AND t.leaf = 'VIR.account_reclaimed'
  AND t.state NOT IN ${ENDED_STATES})`;

async function factsOf(
  client: pg.PoolClient,
  { id, merchantId, currency }: Pick<Payout, 'id' | 'merchantId' | 'currency'>,
) {
  const balances = await lockBalances(client, { merchantId, currency });
  const { rows } = await client.query(
    `SELECT coalesce(sum(cents), 0) AS cents FROM payout
     WHERE merchant_id = $1 AND currency = $2 AND stage = ANY ($3) AND id <> $4`,
    [merchantId, currency, WAITING_STAGES, id],
  );
  const { rows: frozen } = await client.query(
    `SELECT ${FROZEN} AS frozen FROM merchant m WHERE id = $1`,
    [merchantId],
  );
  return {
    balances,
    waitingCents: StoredCents.parse(rows[0]?.cents),
    frozen: z.boolean().parse(frozen[0]?.frozen ?? false),
  };
}

const BLOCKED = {
  frozen: 'A reclaimed account is being looked into; nothing is paid out until that is decided.',
  owes: (cents: Cents) => `The merchant owes ${cents}; nothing is paid out until that is paid.`,
  short: (cents: Cents) => `${cents} can be withdrawn.`,
} as const;
const NAMED = { frozen: 'payouts are frozen', owes: 'a debt is open' } as const;

function because(
  refused: Exclude<PayoutRefusal, 'stage'>,
  { balances, waitingCents }: Awaited<ReturnType<typeof factsOf>>,
): Refused {
  const left = Math.max(0, balances.availableCents - waitingCents);
  const detail =
    refused === 'frozen'
      ? BLOCKED.frozen
      : BLOCKED[refused](refused === 'owes' ? balances.receivableCents : left);
  const message = refused === 'short' ? `at most ${left}` : NAMED[refused];
  return new Refused('validation_failed', detail, { errors: [{ path: 'cents', message }] });
}

async function merchantOf(
  client: pg.PoolClient,
  merchantId: string,
): Promise<{ readonly tier: Tier; readonly currency: Currency }> {
  const { rows } = await client.query('SELECT tier, currency FROM merchant WHERE id = $1', [
    merchantId,
  ]);
  if (!rows[0]) throw new Refused('not_found', 'There is no such merchant.');
  return MerchantRow.parse(rows[0]);
}

const MerchantRow = z.object({
  tier: z.enum(['S', 'A', 'B', 'C', 'D']),
  currency: z
    .enum(CURRENCIES)
    .nullable()
    .transform((told) => told ?? FIRST_CURRENCY),
});

/** The gateway is asked to pay, once for ever. */
async function submit(client: pg.PoolClient, { id, merchantId, currency, cents }: Payout) {
  const effect = { kind: 'payout.submit', payoutId: id, merchantId, currency, amountCents: cents };
  await client.query(
    `INSERT INTO outbox (key, kind, payload) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING`,
    [`payout.submit:${id}`, effect.kind, JSON.stringify(effect)],
  );
}

/** Puts the payout as it now stands into the storefront's feed; answers it. */
async function tell(
  client: pg.PoolClient,
  { id, at }: { readonly id: string; readonly at: string },
): Promise<Payout> {
  const payout = await read(client, id);
  if (!payout) throw new Error(`payout ${id} is gone`);
  const { merchantId, currency, cents, stage, reason } = payout;
  const data = {
    payoutId: id,
    merchantId,
    currency,
    amountCents: cents,
    ...(reason !== undefined && { reason }),
  };
  await tellStorefront(client, { key: `payout:${id}:${stage}`, type: `payout.${stage}`, data });
  await notifyPayout(client, payout, at);
  return payout;
}

/** Another sum than ours moves nothing: a person looks. */
const alert = (
  client: pg.PoolClient,
  { id, amountCents }: { readonly id: string; readonly amountCents: Cents },
) =>
  tellStorefront(client, {
    key: `payout:${id}:amount:${amountCents}`,
    type: 'alert.raised',
    data: { reason: 'payout_amount', payoutId: id, amountCents },
  });
