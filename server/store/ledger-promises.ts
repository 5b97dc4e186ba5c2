import { ENDED_STATES } from './ended-states.ts';

/**
 * What the books promise, each as a question for the rows that break it: `subject` and by how many
 * `cents`. The terminal states are the ticket's own (policy §4).
 */
export const LEDGER_PROMISES = {
  journal_balances: `
    SELECT j.key AS subject, coalesce(sum(e.debit_cents) - sum(e.credit_cents), 0) AS cents
    FROM journal j LEFT JOIN ledger_entry e ON e.journal_key = j.key
    GROUP BY j.key
    HAVING sum(e.debit_cents) IS DISTINCT FROM sum(e.credit_cents) OR count(e.line) = 0`,

  journal_has_one_currency: `
    SELECT j.key AS subject, sum(e.debit_cents) AS cents
    FROM journal j JOIN ledger_entry e ON e.journal_key = j.key
    LEFT JOIN orders o ON o.id = j.order_id
    WHERE e.currency <> j.currency OR o.currency <> j.currency GROUP BY j.key`,

  balance_is_sum_of_entries: `
    SELECT account || ' ' || party_id || ' ' || currency || ' ' || slot AS subject,
      coalesce(b.balance_cents, 0) - coalesce(s.cents, 0) AS cents
    FROM account_balance b FULL JOIN (
      SELECT account, party_id, currency, slot, sum(change_cents) AS cents
      FROM ledger_entry GROUP BY 1, 2, 3, 4) s USING (account, party_id, currency, slot)
    WHERE coalesce(b.balance_cents, 0) <> coalesce(s.cents, 0)`,

  liability_not_below_zero: `
    SELECT account || ' ' || party_id || ' ' || currency AS subject, sum(change_cents) AS cents
    FROM ledger_entry WHERE account IN ('2001', '2002', '2003', '2004', '2010')
    GROUP BY account, party_id, currency HAVING sum(change_cents) < 0`,

  receivable_not_below_zero: `
    SELECT party_id || ' ' || currency AS subject, sum(change_cents) AS cents
    FROM ledger_entry WHERE account = '1101'
    GROUP BY party_id, currency HAVING sum(change_cents) < 0`,

  refunded_within_paid: `
    SELECT order_id || ' ' || item_id AS subject, refunded_cents - paid_cents AS cents
    FROM order_line WHERE refunded_cents NOT BETWEEN 0 AND paid_cents`,

  refunded_is_sum_of_refunds: `
    SELECT l.order_id || ' ' || l.item_id AS subject,
      l.refunded_cents - coalesce(sum(r.amount_cents), 0) AS cents
    FROM order_line l LEFT JOIN refund r
      ON r.order_id = l.order_id AND r.item_id = l.item_id AND r.status <> 'failed'
    GROUP BY l.order_id, l.item_id, l.refunded_cents
    HAVING l.refunded_cents <> coalesce(sum(r.amount_cents), 0)`,

  refunds_were_settled: `
    SELECT r.ticket_id AS subject, r.cents - coalesce(s.cents, 0) AS cents
    FROM (SELECT ticket_id, sum(amount_cents) AS cents FROM refund
      WHERE status <> 'failed' GROUP BY 1) r
    LEFT JOIN (SELECT j.ticket_id, sum(e.change_cents) AS cents
      FROM journal j JOIN ledger_entry e ON e.journal_key = j.key
      WHERE e.account = '2004' AND j.event IN ('settlement.decided', 'freight.offset')
      GROUP BY 1) s USING (ticket_id)
    WHERE r.cents > coalesce(s.cents, 0)`,

  refund_is_paid_once: `
    SELECT r.id AS subject, coalesce(p.cents, 0) - r.amount_cents AS cents
    FROM (SELECT paid_as AS id, status, sum(amount_cents) AS amount_cents FROM refund
      GROUP BY 1, 2) r
    LEFT JOIN LATERAL (SELECT sum(e.debit_cents) AS cents FROM ledger_entry e
      WHERE e.journal_key IN ('refund:' || r.id, 'transfer:' || r.id) AND e.account = '2004') p ON true
    WHERE (r.status = 'succeeded' AND coalesce(p.cents, 0) <> r.amount_cents)
      OR (r.status <> 'succeeded' AND p.cents IS NOT NULL)`,

  hold_ends_with_its_ticket: `
    SELECT j.ticket_id AS subject, sum(e.change_cents) AS cents
    FROM ledger_entry e JOIN journal j ON j.key = e.journal_key
    LEFT JOIN ticket t ON t.id = j.ticket_id
    WHERE e.account = '2010' GROUP BY j.ticket_id, t.state
    HAVING sum(e.change_cents) < 0 OR (sum(e.change_cents) <> 0 AND coalesce(t.state, 'completed')
      IN ${ENDED_STATES})`,

  carrier_claim_ends_with_its_answer: `
    SELECT ticket_id AS subject, coalesce(b.cents, 0) - coalesce(c.cents, 0) AS cents
    FROM (SELECT j.ticket_id, sum(e.change_cents) AS cents
      FROM ledger_entry e JOIN journal j ON j.key = e.journal_key
      WHERE e.account = '1102' GROUP BY 1) b
    FULL JOIN (SELECT id AS ticket_id, (body->'carrierClaim'->>'claimedCents')::bigint
        - (body->'carrierClaim'->>'clearedCents')::bigint AS cents
      FROM ticket WHERE body->'carrierClaim' IS NOT NULL) c USING (ticket_id)
    WHERE coalesce(b.cents, 0) <> coalesce(c.cents, 0)`,

  bills_are_paid_as_owed: `
    SELECT ticket_id || ' ' || account AS subject,
      coalesce(b.cents, 0) - coalesce(p.cents, 0) AS cents
    FROM (SELECT j.ticket_id, e.account, sum(e.change_cents) AS cents
      FROM ledger_entry e JOIN journal j ON j.key = e.journal_key
      WHERE e.account IN ('2007', '2008') GROUP BY 1, 2) b
    FULL JOIN (SELECT t.id AS ticket_id, CASE p.key WHEN 'freight' THEN '2007' ELSE '2008' END
        AS account, (p.value->>'owedCents')::bigint - (p.value->>'paidCents')::bigint AS cents
      FROM ticket t, json_each(t.body->'payables') p) p USING (ticket_id, account)
    WHERE coalesce(b.cents, 0) <> coalesce(p.cents, 0) OR b.cents < 0`,

  reversed_within_earned: `
    SELECT order_id || ' ' || item_id AS subject, reversed_cents AS cents FROM order_line
    WHERE reversed_cents < 0 OR reversed_cents > (paid_cents::numeric * commission_bps + 5000) / 10000`,

  reversed_is_sum_of_entries: `
    SELECT l.order_id || ' ' || l.item_id AS subject,
      l.reversed_cents + coalesce(sum(e.change_cents), 0) AS cents
    FROM order_line l
    LEFT JOIN journal j ON j.order_id = l.order_id AND j.item_id = l.item_id
    LEFT JOIN ledger_entry e ON e.journal_key = j.key AND e.account = '4002'
    GROUP BY l.order_id, l.item_id, l.reversed_cents
    HAVING l.reversed_cents + coalesce(sum(e.change_cents), 0) <> 0`,
} as const;

export type LedgerPromise = keyof typeof LEDGER_PROMISES;

/** How much there was to look at. */
export const LEDGER_COUNTS = {
  journals: 'SELECT count(*) FROM journal',
  entries: 'SELECT count(*) FROM ledger_entry',
  balances: 'SELECT count(*) FROM account_balance',
  'order lines': 'SELECT count(*) FROM order_line',
  refunds: 'SELECT count(*) FROM refund',
  tickets: 'SELECT count(*) FROM ticket',
} as const;
