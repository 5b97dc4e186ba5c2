-- Money: refunds, and a double-entry ledger whose balance the database itself enforces.

CREATE TABLE refund (
  id text PRIMARY KEY,
  -- Order line, reason and claim: unique for ever, whatever key or channel a request came by.
  business_key text NOT NULL CONSTRAINT refund_business_key UNIQUE,
  ticket_id text NOT NULL,
  order_id text NOT NULL,
  item_id text NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents > 0),
  status text NOT NULL DEFAULT 'requested'
    CHECK (status IN ('requested', 'succeeded', 'failed')),
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  FOREIGN KEY (order_id, item_id) REFERENCES order_line
);
CREATE INDEX refund_by_ticket ON refund (ticket_id);
CREATE INDEX refund_by_line ON refund (order_id, item_id);
CREATE TRIGGER refund_is_kept BEFORE DELETE OR TRUNCATE ON refund
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();

CREATE TABLE coupon (
  id text PRIMARY KEY,
  ticket_id text NOT NULL,
  buyer_id text NOT NULL,
  face_cents bigint NOT NULL CHECK (face_cents > 0),
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL,
  -- Null while it can be used; then its liability is gone from the books.
  ended text CHECK (ended IN ('redeemed', 'expired'))
);
CREATE INDEX coupon_by_ticket ON coupon (ticket_id);
CREATE INDEX coupon_expiry ON coupon (expires_at) WHERE ended IS NULL;

CREATE TABLE points_grant (
  id text PRIMARY KEY,
  ticket_id text NOT NULL,
  buyer_id text NOT NULL,
  points integer NOT NULL CHECK (points > 0),
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX points_grant_by_ticket ON points_grant (ticket_id);

-- What a merchant withdraws of his available balance; booked when the bank confirms it.
CREATE TABLE payout (
  id text PRIMARY KEY,
  merchant_id text NOT NULL REFERENCES merchant,
  currency text NOT NULL,
  cents bigint NOT NULL CHECK (cents > 0),
  stage text NOT NULL DEFAULT 'requested'
    CHECK (stage IN ('requested', 'approved', 'sent', 'confirmed')),
  requested_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX payout_by_merchant ON payout (merchant_id, requested_at);

CREATE TABLE journal (
  key text PRIMARY KEY,
  -- The order of posting; numbers may be missing.
  no bigserial NOT NULL,
  event text NOT NULL,
  at timestamptz(3) NOT NULL,
  -- Absent where a merchant's own deposit or available balance is told.
  order_id text,
  item_id text,
  ticket_id text,
  currency text NOT NULL,
  note text NOT NULL
);
CREATE INDEX journal_by_ticket ON journal (ticket_id, no) WHERE ticket_id IS NOT NULL;
CREATE INDEX journal_by_line ON journal (order_id, item_id) WHERE order_id IS NOT NULL;

-- `change_cents` counts on the account's normal side: debit for 1… and 5…, credit for the others.
CREATE TABLE ledger_entry (
  -- Of a journal that is there: the trigger below sees to it, once for all lines of a statement.
  journal_key text NOT NULL,
  line integer NOT NULL,
  account text NOT NULL CHECK (account ~ '^[1-5][0-9]{3}$'),
  -- Whose account: the merchant's, for 2004 the order's; '' is the platform's own.
  party_id text NOT NULL,
  debit_cents bigint NOT NULL CHECK (debit_cents >= 0),
  credit_cents bigint NOT NULL CHECK (credit_cents >= 0),
  change_cents bigint NOT NULL GENERATED ALWAYS AS (
    CASE WHEN left(account, 1) IN ('1', '5') THEN debit_cents - credit_cents
      ELSE credit_cents - debit_cents END) STORED,
  slot smallint NOT NULL GENERATED ALWAYS AS (
    CASE WHEN party_id <> '' THEN 0
      ELSE ('x' || left(md5(journal_key), 1))::bit(4)::integer END) STORED,
  -- Its journal's: no sum ever mixes two.
  currency text NOT NULL,
  PRIMARY KEY (journal_key, line),
  CONSTRAINT ledger_entry_one_side CHECK ((debit_cents > 0) <> (credit_cents > 0))
);

-- A merchant's debts are few, and looked for by their age.
CREATE INDEX ledger_entry_receivable ON ledger_entry (party_id, currency) WHERE account = '1101';

-- Running sums of change_cents, kept in the statement that inserts the entries.
-- The platform's own accounts are spread over 16 slots, so that turns do not queue for one row;
-- a balance is the sum over its slots. 2004 is kept per order, so that no order's refund is paid
-- out of what is owed for another.
CREATE TABLE account_balance (
  account text NOT NULL,
  party_id text NOT NULL,
  currency text NOT NULL,
  slot smallint NOT NULL,
  balance_cents bigint NOT NULL,
  PRIMARY KEY (party_id, currency, account, slot),
  CONSTRAINT account_balance_not_below_zero
    CHECK (account NOT IN ('2001', '2002', '2003', '2004', '2010') OR balance_cents >= 0)
) WITH (fillfactor = 70);

-- Checks what was added and keeps the balances, once for each statement.
CREATE FUNCTION redress_keep_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong text;
BEGIN
  -- Whatever is added balances by itself, journal for journal; so does the whole of it for ever.
  SELECT a.journal_key INTO wrong FROM added a GROUP BY a.journal_key
  HAVING sum(a.debit_cents) <> sum(a.credit_cents)
    OR (SELECT j.no FROM journal j WHERE j.key = a.journal_key) IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal % does not balance', wrong
      USING ERRCODE = '23514', CONSTRAINT = 'journal_balances';
  END IF;
  -- Ordered, so that two postings lock shared rows in one order.
  WITH change AS MATERIALIZED (
    SELECT account, party_id, currency, slot, sum(change_cents) AS cents
    FROM added GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ), kept AS (
    UPDATE account_balance b SET balance_cents = b.balance_cents + c.cents FROM change c
    WHERE b.account = c.account AND b.party_id = c.party_id AND b.currency = c.currency
      AND b.slot = c.slot
    RETURNING b.account, b.party_id, b.currency, b.slot
  )
  INSERT INTO account_balance AS b (account, party_id, currency, slot, balance_cents)
  SELECT account, party_id, currency, slot, cents FROM change c
  WHERE NOT EXISTS (SELECT FROM kept k WHERE k.account = c.account AND k.party_id = c.party_id
    AND k.currency = c.currency AND k.slot = c.slot)
  ON CONFLICT (party_id, currency, account, slot)
  DO UPDATE SET balance_cents = b.balance_cents + excluded.balance_cents;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_keeps_balances AFTER INSERT ON ledger_entry
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION redress_keep_balances();

CREATE FUNCTION redress_check_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger_entry WHERE journal_key = NEW.key) THEN
    RAISE EXCEPTION 'journal % has no entries', NEW.key
      USING ERRCODE = '23514', CONSTRAINT = 'journal_balances';
  END IF;
  RETURN NULL;
END $$;
-- At the end of the transaction: the journal comes before its entries.
CREATE CONSTRAINT TRIGGER journal_has_entries AFTER INSERT ON journal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION redress_check_journal();

CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();

-- Posts each of these journals that is not posted yet; answers how many were new.
-- A journal is the ledger's Journal: entries bear account, partyId?, debitCents, creditCents; without
-- a currency it has its order's.
CREATE FUNCTION redress_post(journals json) RETURNS integer LANGUAGE plpgsql
-- Every row is looked up by key, whatever the statistics say on the day the plan is made.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off AS $$
#variable_conflict use_column
DECLARE
  posted integer;
BEGIN
  WITH told AS MATERIALIZED (
    SELECT * FROM json_to_recordset(journals) AS j (key text, event text, at timestamptz,
      "orderId" text, "itemId" text, "ticketId" text, currency text, note text, entries json,
      settled json)
  ), fresh AS (
    INSERT INTO journal (key, event, at, order_id, item_id, ticket_id, currency, note)
    SELECT key, event, at, "orderId", "itemId", "ticketId", coalesce(currency, (
      SELECT o.currency FROM orders o WHERE o.id = "orderId")), note
    FROM told ORDER BY key
    ON CONFLICT (key) DO NOTHING RETURNING key, currency
  ), entries AS (
    INSERT INTO ledger_entry
      (journal_key, line, account, party_id, debit_cents, credit_cents, currency)
    SELECT f.key, e.line, e.account,
      coalesce(e."partyId", CASE e.account WHEN '2004' THEN t."orderId" END, ''),
      e."debitCents", e."creditCents", f.currency
    FROM fresh f JOIN told t USING (key),
      ROWS FROM (json_to_recordset(t.entries) AS (account text, "partyId" text,
        "debitCents" bigint, "creditCents" bigint))
      WITH ORDINALITY AS e (account, "partyId", "debitCents", "creditCents", line)
  ), settled AS (
    UPDATE order_line l SET settled_cents = l.settled_cents + s.merchant_cents,
      reversed_cents = l.reversed_cents + s.reversed_cents
    FROM (SELECT t."orderId", t."itemId",
        sum((t.settled->>'merchantCents')::bigint) AS merchant_cents,
        sum((t.settled->>'reversedCents')::bigint) AS reversed_cents
      FROM fresh f JOIN told t USING (key) WHERE t.settled IS NOT NULL GROUP BY 1, 2) s
    WHERE l.order_id = s."orderId" AND l.item_id = s."itemId"
  )
  SELECT count(*) INTO posted FROM fresh;
  RETURN posted;
END $$;
