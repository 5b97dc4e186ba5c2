-- What the storefront tells of itself, and who works here.
-- Conventions: ids are the outside's opaque texts; money is bigint in minor units; instants are
-- timestamptz(3); `body` is the contract's own shape, the columns beside it are what queries need.
-- What is only ever handed on whole is json, not jsonb: it is read and written as the text it is.

CREATE TABLE merchant (
  id text PRIMARY KEY,
  name text NOT NULL,
  tier text NOT NULL CHECK (tier IN ('S', 'A', 'B', 'C', 'D')),
  body json NOT NULL,
  -- What the storefront said last; the ledger holds what is left of it.
  told_deposit_cents bigint NOT NULL DEFAULT 0 CHECK (told_deposit_cents >= 0),
  told_available_cents bigint NOT NULL DEFAULT 0 CHECK (told_available_cents >= 0),
  -- Of both: as told, else learned from the first order; null: neither yet.
  currency text,
  -- Numbers the journals that book a changed word, so that each has a key of its own.
  revision integer NOT NULL DEFAULT 0,
  updated_at timestamptz(3) NOT NULL
);

CREATE TABLE buyer (
  id text PRIMARY KEY,
  name text NOT NULL,
  body json NOT NULL,
  updated_at timestamptz(3) NOT NULL
);

CREATE TABLE orders (
  id text PRIMARY KEY,
  buyer_id text NOT NULL REFERENCES buyer,
  market text NOT NULL,
  currency text NOT NULL,
  status text NOT NULL,
  paid_cents bigint NOT NULL CHECK (paid_cents >= 0),
  placed_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  -- Worked out once when the order is told, not at every turn: what a list shows (its text is only
  -- ever handed on, hence json), whose items these are and of which categories.
  brief json NOT NULL,
  sellers text[] NOT NULL,
  categories text[] NOT NULL,
  body json NOT NULL
);
CREATE INDEX orders_by_buyer ON orders (buyer_id, placed_at DESC, id);

CREATE TABLE order_line (
  order_id text NOT NULL REFERENCES orders,
  item_id text NOT NULL,
  merchant_id text NOT NULL REFERENCES merchant,
  paid_cents bigint NOT NULL CHECK (paid_cents >= 0),
  commission_bps integer NOT NULL CHECK (commission_bps BETWEEN 0 AND 10000),
  -- Cash given back or on its way. The last wall against a refund beyond what was paid.
  refunded_cents bigint NOT NULL DEFAULT 0,
  -- The merchant's part of the price given back, and the commission given back with it.
  settled_cents bigint NOT NULL DEFAULT 0,
  reversed_cents bigint NOT NULL DEFAULT 0,
  -- When what is pending for the line may mature (T-25), or is to be looked at for it; null: nothing
  -- is known yet, or it has.
  payout_at timestamptz(3),
  -- How often it has: each release has a key of its own.
  releases integer NOT NULL DEFAULT 0,
  PRIMARY KEY (order_id, item_id),
  CONSTRAINT order_line_refunded_within_paid CHECK (refunded_cents BETWEEN 0 AND paid_cents),
  -- The commission earned is rounded half up.
  CONSTRAINT order_line_reversed_within_earned CHECK (reversed_cents >= 0
    AND reversed_cents::numeric * 10000 <= paid_cents::numeric * commission_bps + 5000)
);
CREATE INDEX order_line_payout_due ON order_line (payout_at) WHERE payout_at IS NOT NULL;

-- Finds the orders a carrier's scan is about.
CREATE TABLE parcel (
  carrier text NOT NULL,
  tracking_no text NOT NULL,
  order_id text NOT NULL REFERENCES orders,
  PRIMARY KEY (carrier, tracking_no, order_id)
);

-- Orders that were not sent when they were told, for the monitor of late ones.
CREATE TABLE ship_watch (
  order_id text PRIMARY KEY REFERENCES orders,
  paid_at timestamptz(3) NOT NULL,
  ship_by timestamptz(3),
  -- What was late already by then is the storefront's own business.
  told_at timestamptz(3) NOT NULL,
  raised_at timestamptz(3)
);
CREATE INDEX ship_watch_open ON ship_watch (paid_at) WHERE raised_at IS NULL;

CREATE TABLE staff_user (
  id text PRIMARY KEY,
  email text NOT NULL CONSTRAINT staff_user_email UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'merchant', 'operator')),
  merchant_id text REFERENCES merchant,
  password_hash text NOT NULL,
  groups text[] NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT staff_user_merchant_scope CHECK ((role = 'merchant') = (merchant_id IS NOT NULL))
);

CREATE TABLE rule_set (
  version text PRIMARY KEY,
  valid_from timestamptz(3) NOT NULL,
  author text NOT NULL,
  body jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX rule_set_by_validity ON rule_set (valid_from DESC);

CREATE TABLE app_setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);

-- One answer per Idempotency-Key for 24 hours of the wall clock.
CREATE TABLE idempotency (
  scope text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  state text NOT NULL CHECK (state IN ('in_flight', 'done')),
  status integer,
  answer jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);
