-- Notices go to their readers many at a time, as news goes to the feed: neither is work for the
-- dispatcher, which would hold and settle each row for itself.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (run_at, id)
  WHERE state IN ('pending', 'leased') AND kind NOT IN ('storefront.events', 'notice.tell')
    AND run_at > '-infinity';
DROP INDEX outbox_in_order;
CREATE INDEX outbox_in_order ON outbox (ticket_id, kind, id)
  WHERE state IN ('pending', 'leased') AND kind NOT IN ('storefront.events', 'notice.tell');

-- Takes work that is due for a while: of one ticket's rows of one kind the oldest, and the next only
-- after it.
CREATE OR REPLACE FUNCTION redress_lease_work(most integer, lease_ms double precision)
RETURNS SETOF outbox LANGUAGE plpgsql
-- Rows are found by what waits, whatever the statistics say on the day the plan is made.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off SET enable_sort = off AS $$
BEGIN
  RETURN QUERY
  UPDATE outbox o SET state = 'leased', attempts = o.attempts + 1,
    run_at = now() + lease_ms * interval '1 millisecond'
  FROM (SELECT w.id FROM outbox w
    WHERE w.state IN ('pending', 'leased') AND w.kind NOT IN ('storefront.events', 'notice.tell')
      AND w.run_at <= now() AND w.run_at > '-infinity'
      AND NOT EXISTS (SELECT FROM outbox e
        WHERE e.ticket_id = w.ticket_id AND e.kind = w.kind AND e.id < w.id
          AND e.state IN ('pending', 'leased')
          AND e.kind NOT IN ('storefront.events', 'notice.tell'))
    ORDER BY w.run_at, w.id LIMIT most FOR UPDATE OF w SKIP LOCKED) due
  WHERE o.id = due.id
  RETURNING o.*;
END $$;

-- When the next work may be taken, of the rows that no older one of the same ticket and kind goes
-- before; null when none waits.
CREATE OR REPLACE FUNCTION redress_next_work() RETURNS timestamptz LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off SET enable_sort = off AS $$
BEGIN
  RETURN (SELECT w.run_at FROM outbox w
    WHERE w.state IN ('pending', 'leased') AND w.kind NOT IN ('storefront.events', 'notice.tell')
      AND w.run_at > '-infinity' AND NOT EXISTS (SELECT FROM outbox e
        WHERE e.ticket_id = w.ticket_id AND e.kind = w.kind AND e.id < w.id
          AND e.state IN ('pending', 'leased')
          AND e.kind NOT IN ('storefront.events', 'notice.tell'))
    ORDER BY w.run_at LIMIT 1);
END $$;

-- Brings what waits in the outbox to its readers, oldest first; answers {moved, readers}: how many rows
-- and whose lists changed. One at a time, so that a case's notices come in the order of its changes.
-- Where no mails are sent, only a reader's browsers can be told outside the house.
DROP FUNCTION redress_bring_notices(integer);
CREATE FUNCTION redress_bring_notices(most integer, mails boolean) RETURNS json LANGUAGE plpgsql
-- Its plan is made once, not anew for each call, and every row is looked up by key.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off AS $$
DECLARE
  answer json;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('notices', 0));
  WITH due AS MATERIALIZED (
    DELETE FROM outbox WHERE id = ANY (ARRAY(
      SELECT o.id FROM outbox o WHERE o.kind = 'notice.tell' ORDER BY o.id + 0 LIMIT most))
    RETURNING id, key, ticket_id, payload, (payload->>'version')::integer AS version,
      (payload->>'at')::timestamptz AS at, (payload->>'moved')::boolean AS moved
  ), told AS MATERIALIZED (
    SELECT d.id, d.key || ':' || (n - 1) AS key, d.ticket_id, d.version, d.at, d.payload, e,
      d.payload->>'buyerId' AS buyer_id, d.payload->>'merchantId' AS merchant_id,
      d.payload->>'by' AS by, e->>'to' AS "to", e->>'userId' AS user_id, e->>'group' AS "group",
      -- A later change of the same case in this very batch may already have ended it.
      CASE WHEN e->>'topic' IN ('act', 'reminder') THEN (SELECT min(l.at) FROM due l
        WHERE l.ticket_id = d.ticket_id AND l.version > d.version AND l.moved) END AS done_at
    FROM due d, json_array_elements(d.payload->'notices') WITH ORDINALITY AS x (e, n)
  ), desk AS MATERIALIZED (
    SELECT u.id, u.role, u.merchant_id, u.groups FROM staff_user u WHERE u.disabled_at IS NULL
  ), reached AS (
    SELECT t.key, 'buyer:' || t.buyer_id AS recipient FROM told t
    WHERE t."to" = 'buyer'
    UNION ALL
    SELECT t.key, 'staff:' || d.id FROM told t JOIN desk d ON d.merchant_id = t.merchant_id
    WHERE t."to" = 'merchant' AND d.id IS DISTINCT FROM t.by
    UNION ALL
    SELECT t.key, 'staff:' || d.id FROM told t JOIN desk d ON d.role <> 'merchant'
      AND CASE
        -- Whoever took the case; without them their group; without a group the operators.
        WHEN EXISTS (SELECT FROM desk x WHERE x.id = t.user_id) THEN d.id = t.user_id
        WHEN EXISTS (SELECT FROM desk x WHERE t."group" = ANY (x.groups))
          THEN t."group" = ANY (d.groups)
        ELSE d.role = 'operator' END
    WHERE t."to" = 'desk' AND d.id IS DISTINCT FROM t.by
  ), asked AS MATERIALIZED (
    -- OFFSET: looked up case by case. Joined, a planner that has seen the table empty would read all
    -- that is asked of anybody.
    SELECT n.id, m.at FROM due m, LATERAL (SELECT x.id FROM notice x
      WHERE x.ticket_id = m.ticket_id AND x.version < m.version
        AND x.done_at IS NULL AND x.topic IN ('act', 'reminder') OFFSET 0) n
    WHERE m.moved
  ), past AS (
    UPDATE notice n SET done_at = (SELECT min(a.at) FROM asked a WHERE a.id = n.id)
    WHERE n.id = ANY (ARRAY(SELECT a.id FROM asked a))
    RETURNING n.recipient
  ), fresh AS (
    INSERT INTO notice (key, recipient, ticket_id, conversation_id, version, topic, name, facts, at,
      done_at, route_at)
    SELECT t.key, r.recipient, t.ticket_id, t.payload->>'conversationId', t.version, t.e->>'topic',
      t.e->>'name', t.e->'facts', t.at, t.done_at, CASE WHEN t.done_at IS NULL AND (mails OR EXISTS (
        SELECT FROM push_subscription s WHERE s.reader = r.recipient)) THEN t.at END
    FROM told t JOIN reached r USING (key) ORDER BY t.id, t.key
    ON CONFLICT DO NOTHING RETURNING recipient
  ), hooked AS (
    INSERT INTO outbox (key, ticket_id, kind, payload)
    SELECT 'hook:' || t.key, t.ticket_id, 'notice.hook', json_build_object('kind', 'notice.hook',
      'merchantId', h.merchant_id, 'ticketId', t.ticket_id, 'at', t.payload->>'at',
      'topic', t.e->>'topic', 'name', t.e->>'name', 'facts', t.e->'facts')
    FROM told t JOIN merchant_hook h ON h.merchant_id = t.merchant_id AND h.enabled
    WHERE t."to" = 'merchant'
    ON CONFLICT (key) DO NOTHING
  )
  SELECT json_build_object('moved', (SELECT count(*) FROM due),
    'readers', (SELECT coalesce(json_agg(DISTINCT recipient), '[]')
      FROM (SELECT recipient FROM past UNION SELECT recipient FROM fresh) touched))
  INTO answer;
  RETURN answer;
END $$;
