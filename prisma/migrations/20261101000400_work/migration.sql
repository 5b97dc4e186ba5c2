-- Work that waits for the world or for time, and what settlements taught.
-- Leases and retries run on the wall clock, deadlines on business time: two clocks, never mixed.

CREATE TABLE outbox (
  id bigserial PRIMARY KEY,
  key text NOT NULL CONSTRAINT outbox_key UNIQUE,
  ticket_id text,
  kind text NOT NULL,
  payload json NOT NULL,
  state text NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'leased', 'done', 'parked')),
  attempts integer NOT NULL DEFAULT 0,
  -- When it may be taken, again if need be: a lease moves it to the lease's end.
  run_at timestamptz(3) NOT NULL DEFAULT now(),
  last_error text,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
-- News of tickets goes to the feed by itself; all other kinds are work for the dispatcher.
-- Each of these serves one question and can serve no other: to a planner that has seen the table empty
-- they would all look alike.
CREATE INDEX outbox_news ON outbox ((id + 0)) WHERE kind = 'storefront.events';
CREATE INDEX outbox_due ON outbox (run_at, id)
  WHERE state IN ('pending', 'leased') AND kind <> 'storefront.events' AND run_at > '-infinity';
CREATE INDEX outbox_in_order ON outbox (ticket_id, kind, id)
  WHERE state IN ('pending', 'leased') AND kind <> 'storefront.events';
CREATE INDEX outbox_parked ON outbox (id) WHERE state = 'parked';

-- Takes work that is due for a while: of one ticket's rows of one kind the oldest, and the next only
-- after it.
CREATE FUNCTION redress_lease_work(most integer, lease_ms double precision) RETURNS SETOF outbox
LANGUAGE plpgsql
-- Rows are found by what waits, whatever the statistics say on the day the plan is made.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off SET enable_sort = off AS $$
BEGIN
  RETURN QUERY
  UPDATE outbox o SET state = 'leased', attempts = o.attempts + 1,
    run_at = now() + lease_ms * interval '1 millisecond'
  FROM (SELECT w.id FROM outbox w
    WHERE w.state IN ('pending', 'leased') AND w.kind <> 'storefront.events' AND w.run_at <= now()
      AND w.run_at > '-infinity'
      AND NOT EXISTS (SELECT FROM outbox e
        WHERE e.ticket_id = w.ticket_id AND e.kind = w.kind AND e.id < w.id
          AND e.state IN ('pending', 'leased') AND e.kind <> 'storefront.events')
    ORDER BY w.run_at, w.id LIMIT most FOR UPDATE OF w SKIP LOCKED) due
  WHERE o.id = due.id
  RETURNING o.*;
END $$;

-- When the next work may be taken, of the rows that no older one of the same ticket and kind goes
-- before; null when none waits.
CREATE FUNCTION redress_next_work() RETURNS timestamptz LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off SET enable_sort = off AS $$
BEGIN
  RETURN (SELECT w.run_at FROM outbox w
    WHERE w.state IN ('pending', 'leased') AND w.kind <> 'storefront.events'
      AND w.run_at > '-infinity' AND NOT EXISTS (SELECT FROM outbox e
        WHERE e.ticket_id = w.ticket_id AND e.kind = w.kind AND e.id < w.id
          AND e.state IN ('pending', 'leased') AND e.kind <> 'storefront.events')
    ORDER BY w.run_at LIMIT 1);
END $$;

-- A partner's event acts once; `seq` is the buyer_seq it was answered with.
CREATE TABLE inbox (
  provider text NOT NULL,
  event_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  seq integer NOT NULL,
  CONSTRAINT inbox_once PRIMARY KEY (provider, event_id)
);

CREATE TABLE deadline (
  id bigserial PRIMARY KEY,
  ticket_id text NOT NULL,
  timer text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'fired', 'cancelled')),
  lease_until timestamptz(3)
);
CREATE UNIQUE INDEX deadline_open_once ON deadline (ticket_id, timer) WHERE state = 'open';
-- Its condition is one more, so that a ticket's few are never looked for among all that are open.
CREATE INDEX deadline_due ON deadline (due_at, id) WHERE state = 'open' AND due_at > '-infinity';

-- The storefront's replayable feed; `cursor` rises in the order in which rows become visible.
CREATE TABLE storefront_event (
  cursor bigserial PRIMARY KEY,
  id text NOT NULL CONSTRAINT storefront_event_id UNIQUE,
  type text NOT NULL,
  ticket_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  data json NOT NULL
);
CREATE TRIGGER storefront_event_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON storefront_event
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();

-- Moves the tickets' news from the outbox to the feed; answers how many rows of it. One mover at a
-- time, the lock held to the commit and taken before a cursor is drawn: whoever has seen a cursor has
-- seen all smaller ones. News of one ticket is committed in the order of its ids. In the feed its key
-- is kept for ever, so that none comes twice.
CREATE FUNCTION redress_bring_news(at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off AS $$
DECLARE
  moved integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('storefront feed', 0));
  WITH due AS MATERIALIZED (
    DELETE FROM outbox WHERE id = ANY (ARRAY(
      SELECT o.id FROM outbox o WHERE o.kind = 'storefront.events' ORDER BY o.id + 0 LIMIT most))
    RETURNING id, key, ticket_id, payload->'events' AS events
  ), told AS (
    INSERT INTO storefront_event (id, type, ticket_id, at, data)
    SELECT d.key || ':' || (n - 1), e->>'type', d.ticket_id, redress_bring_news.at, e->'data'
    FROM due d, json_array_elements(d.events) WITH ORDINALITY AS x (e, n) ORDER BY d.id, n
    ON CONFLICT (id) DO NOTHING
  )
  SELECT count(*) INTO moved FROM due;
  RETURN moved;
END $$;

-- One row for each settled set of terms of a DT-6 cell.
CREATE TABLE settlement_history (
  id bigserial PRIMARY KEY,
  ticket_id text NOT NULL,
  category text NOT NULL,
  severity text NOT NULL,
  zone text NOT NULL,
  bps integer NOT NULL CHECK (bps BETWEEN 0 AND 10000),
  at timestamptz(3) NOT NULL,
  CONSTRAINT settlement_history_once UNIQUE (ticket_id, at)
);
CREATE INDEX settlement_history_by_cell ON settlement_history (category, severity, zone, at)
  INCLUDE (bps);

-- The last refresh of each cell over 180 days of business time.
CREATE TABLE price_cell (
  category text NOT NULL,
  severity text NOT NULL,
  zone text NOT NULL,
  count integer NOT NULL,
  p25_bps integer NOT NULL,
  p75_bps integer NOT NULL,
  refreshed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (category, severity, zone)
);
