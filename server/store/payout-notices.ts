import type pg from 'pg';
import { payoutNotices } from '../terms/payout-notice.ts';
import type { NoticeTell } from '../turn/effect.ts';
import type { Payout } from './payout-row.ts';

/** Whoever must act on it as it now stands is told; what was asked before is asked no more. */
export async function notifyPayout(
  client: pg.PoolClient,
  payout: Payout,
  at: string,
): Promise<void> {
  const { id, merchantId, stage, requestedBy, decidedBy } = payout;
  await client.query(
    `UPDATE notice SET done_at = $2 WHERE key = $1 AND done_at IS NULL AND topic = 'act'`,
    [`notice:payout:${id}:requested:0`, at],
  );
  const notices = payoutNotices(payout);
  if (notices.length === 0) return;
  const by = stage === 'requested' ? requestedBy : decidedBy;
  const effect: NoticeTell = {
    ...{ kind: 'notice.tell', version: 0, merchantId, at, moved: false, notices },
    ...(by !== undefined && { by }),
  };
  await client.query(
    `INSERT INTO outbox (key, kind, payload) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING`,
    [`notice:payout:${id}:${stage}`, effect.kind, JSON.stringify(effect)],
  );
}
