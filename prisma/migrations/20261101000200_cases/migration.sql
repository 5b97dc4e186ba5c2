-- Conversations, tickets and what happened in them.
-- The logs have no foreign keys: every insert would lock the parent row once more, and the only
-- writer, redress_commit, holds that row already.

CREATE FUNCTION redress_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'RD403';
END $$;

-- A turn updates one row here and adds a few below: both bear no checks, whose expressions would be
-- read anew for each statement. Their only writers are redress_commit and the store's `create`.
CREATE TABLE conversation (
  id text PRIMARY KEY,
  -- Exactly one of the two. A buyer is whom the token names, told by the storefront or not yet.
  buyer_id text,
  visitor_id text,
  locale text NOT NULL,
  last_seq integer NOT NULL DEFAULT 0,
  last_buyer_seq integer NOT NULL DEFAULT 0,
  state json NOT NULL DEFAULT 'null',
  order_id text,
  holder text NOT NULL DEFAULT 'bot',
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
) WITH (fillfactor = 70);
-- Without updated_at, so that a turn's update touches no index and stays in its page.
CREATE INDEX conversation_by_buyer ON conversation (buyer_id);
CREATE INDEX conversation_by_visitor ON conversation (visitor_id);

CREATE TABLE conversation_event (
  conversation_id text NOT NULL,
  seq integer NOT NULL,
  -- Dense within what the buyer sees; absent on internal events.
  buyer_seq integer,
  at timestamptz(3) NOT NULL,
  type text NOT NULL,
  actor json NOT NULL,
  -- 'all' where it has a buyer_seq, else 'internal'.
  visibility text NOT NULL,
  turn_end boolean NOT NULL,
  body json NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);
-- Not partial: the predicate would be prepared anew for each insert.
CREATE UNIQUE INDEX conversation_event_buyer_seq ON conversation_event (conversation_id, buyer_seq);
CREATE TRIGGER conversation_event_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON conversation_event
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();

-- A client's id of a message or action, and the buyer_seq it was answered with.
CREATE TABLE answered (
  conversation_id text NOT NULL,
  client_id text NOT NULL,
  seq integer NOT NULL,
  CONSTRAINT answered_once PRIMARY KEY (conversation_id, client_id)
);

CREATE TABLE ticket (
  id text PRIMARY KEY,
  number text NOT NULL CONSTRAINT ticket_number UNIQUE,
  version integer NOT NULL CHECK (version > 0),
  state text NOT NULL,
  holder text NOT NULL,
  conversation_id text NOT NULL,
  buyer_id text NOT NULL,
  merchant_id text NOT NULL,
  order_id text NOT NULL,
  item_id text NOT NULL,
  item_title text NOT NULL,
  leaf text NOT NULL,
  trunk text NOT NULL,
  currency text NOT NULL,
  paid_cents bigint NOT NULL,
  -- The cash agreed on, else the cash now offered, else the cash asked for.
  amount_cents bigint,
  claim_no integer NOT NULL CHECK (claim_no > 0),
  deadline_at timestamptz(3),
  deadline_then text,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  body json NOT NULL,
  CONSTRAINT ticket_claim_no UNIQUE (order_id, item_id, claim_no)
)
-- A body of a page's size stays in its row as it is: packing and unpacking it at each turn cost more.
WITH (toast_tuple_target = 8160);
CREATE UNIQUE INDEX ticket_one_active_per_line ON ticket (order_id, item_id)
  WHERE state NOT IN ('completed', 'rejected', 'cancelled', 'closed_timeout');
CREATE INDEX ticket_by_conversation ON ticket (conversation_id, created_at DESC);
CREATE INDEX ticket_newest ON ticket (updated_at DESC, id DESC);
CREATE INDEX ticket_by_merchant ON ticket (merchant_id, updated_at DESC, id DESC);
CREATE INDEX ticket_by_buyer ON ticket (buyer_id, updated_at DESC, id DESC);
CREATE INDEX ticket_by_state ON ticket (state, updated_at DESC, id DESC);

-- A hash chain per ticket: `body` is the event exactly as it was hashed.
CREATE TABLE ticket_event (
  ticket_id text NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  at timestamptz(3) NOT NULL,
  type text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  hash_prev text NOT NULL,
  hash text NOT NULL,
  body json NOT NULL,
  PRIMARY KEY (ticket_id, seq)
);
CREATE TRIGGER ticket_event_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_event
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();

-- The parcels of tickets themselves, back or out again: finds the case a carrier's scan is about.
CREATE TABLE ticket_parcel (
  tracking_no text NOT NULL,
  carrier text NOT NULL,
  ticket_id text NOT NULL,
  leg text NOT NULL CHECK (leg IN ('return', 'exchange', 'repair')),
  PRIMARY KEY (tracking_no, carrier, ticket_id, leg)
);

-- The bytes of a 64-bit hash, each marked with its place; null of null.
CREATE FUNCTION redress_phash_bytes(phash text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ARRAY['a' || substr(phash, 1, 2), 'b' || substr(phash, 3, 2), 'c' || substr(phash, 5, 2),
    'd' || substr(phash, 7, 2), 'e' || substr(phash, 9, 2), 'f' || substr(phash, 11, 2),
    'g' || substr(phash, 13, 2), 'h' || substr(phash, 15, 2)]
$$;

CREATE TABLE evidence (
  id text PRIMARY KEY,
  conversation_id text NOT NULL,
  ticket_id text,
  -- Whose conversation it came from; absent for a visitor.
  buyer_id text,
  uploaded_by text NOT NULL CHECK (uploaded_by IN ('buyer', 'staff')),
  key text,
  kind text NOT NULL CHECK (kind IN ('photo', 'video', 'screenshot', 'document')),
  sha256 text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  quality jsonb NOT NULL,
  level integer NOT NULL CHECK (level BETWEEN 0 AND 3),
  uploaded_at timestamptz(3) NOT NULL,
  taken_at timestamptz(3),
  reused text CHECK (reused IN ('own', 'other')),
  media_type text NOT NULL,
  storage_key text NOT NULL,
  -- 64 bits as 16 hex digits. Two pictures within 7 bits share at least one of its 8 bytes.
  phash text CHECK (phash ~ '^[0-9a-f]{16}$'),
  phash_bytes text[] GENERATED ALWAYS AS (redress_phash_bytes(phash)) STORED
);
CREATE INDEX evidence_by_conversation ON evidence (conversation_id, uploaded_at, id);
CREATE INDEX evidence_by_ticket ON evidence (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX evidence_by_sha256 ON evidence (sha256);
CREATE INDEX evidence_by_phash ON evidence USING gin (phash_bytes);
