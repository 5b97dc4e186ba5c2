-- Notices: who was told of what, once for each reader. All instants but those of rows are business time.
CREATE TABLE notice (
  id bigserial PRIMARY KEY,
  -- The outbox row's key and the notice's place in it: the same one again is none.
  key text NOT NULL,
  -- `staff:<id>` or `buyer:<id>`.
  recipient text NOT NULL,
  ticket_id text,
  conversation_id text,
  version integer NOT NULL DEFAULT 0,
  topic text NOT NULL CHECK (topic IN ('act', 'reminder', 'news', 'digest')),
  name text NOT NULL,
  facts json NOT NULL,
  at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  -- Since then nothing is asked any more: the case moved on.
  done_at timestamptz(3),
  -- When it is to leave the house by mail and push; null: it did, or need not.
  route_at timestamptz(3),
  CONSTRAINT notice_once UNIQUE (key, recipient)
);
CREATE INDEX notice_newest ON notice (recipient, id DESC);
CREATE INDEX notice_unread ON notice (recipient) WHERE read_at IS NULL AND done_at IS NULL;
CREATE INDEX notice_asked ON notice (ticket_id)
  WHERE done_at IS NULL AND topic IN ('act', 'reminder');
CREATE INDEX notice_to_route ON notice (route_at, id) WHERE route_at IS NOT NULL;

CREATE INDEX outbox_notices ON outbox ((id + 0)) WHERE kind = 'notice.tell';

-- Where a merchant wants to hear by itself, signed as Standard Webhooks.
CREATE TABLE merchant_hook (
  merchant_id text PRIMARY KEY REFERENCES merchant,
  url text NOT NULL,
  secret text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  updated_at timestamptz(3) NOT NULL,
  updated_by text NOT NULL,
  last_ok_at timestamptz(3),
  last_error text
);

-- Brings what waits in the outbox to its readers, oldest first; answers {moved, readers}: how many rows
-- and whose lists changed. One at a time, so that a case's notices come in the order of its changes.
CREATE FUNCTION redress_bring_notices(most integer) RETURNS json LANGUAGE plpgsql AS $$
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
      -- A later change of the same case in this very batch may already have ended it.
      CASE WHEN e->>'topic' IN ('act', 'reminder') THEN (SELECT min(l.at) FROM due l
        WHERE l.ticket_id = d.ticket_id AND l.version > d.version AND l.moved) END AS done_at
    FROM due d, json_array_elements(d.payload->'notices') WITH ORDINALITY AS x (e, n)
  ), desk AS MATERIALIZED (
    SELECT u.id, u.role, u.merchant_id, u.groups FROM staff_user u WHERE u.disabled_at IS NULL
  ), reached AS (
    SELECT t.key, 'buyer:' || (t.payload->>'buyerId') AS recipient FROM told t
    WHERE t.e->>'to' = 'buyer'
    UNION ALL
    SELECT t.key, 'staff:' || d.id FROM told t JOIN desk d ON d.merchant_id = t.payload->>'merchantId'
    WHERE t.e->>'to' = 'merchant' AND d.id IS DISTINCT FROM t.payload->>'by'
    UNION ALL
    SELECT t.key, 'staff:' || d.id FROM told t JOIN desk d ON d.role <> 'merchant'
      AND CASE
        -- Whoever took the case; without them their group; without a group the operators.
        WHEN EXISTS (SELECT FROM desk x WHERE x.id = t.e->>'userId') THEN d.id = t.e->>'userId'
        WHEN EXISTS (SELECT FROM desk x WHERE t.e->>'group' = ANY (x.groups))
          THEN t.e->>'group' = ANY (d.groups)
        ELSE d.role = 'operator' END
    WHERE t.e->>'to' = 'desk' AND d.id IS DISTINCT FROM t.payload->>'by'
  ), past AS (
    UPDATE notice n SET done_at = m.at FROM due m
    WHERE m.moved AND n.ticket_id = m.ticket_id AND n.version < m.version
      AND n.done_at IS NULL AND n.topic IN ('act', 'reminder')
    RETURNING n.recipient
  ), fresh AS (
    INSERT INTO notice (key, recipient, ticket_id, conversation_id, version, topic, name, facts, at,
      done_at, route_at)
    SELECT t.key, r.recipient, t.ticket_id, t.payload->>'conversationId', t.version, t.e->>'topic',
      t.e->>'name', t.e->'facts', t.at, t.done_at, CASE WHEN t.done_at IS NULL THEN t.at END
    FROM told t JOIN reached r USING (key) ORDER BY t.id, t.key
    ON CONFLICT DO NOTHING RETURNING recipient
  ), hooked AS (
    INSERT INTO outbox (key, ticket_id, kind, payload)
    SELECT 'hook:' || t.key, t.ticket_id, 'notice.hook', json_build_object('kind', 'notice.hook',
      'merchantId', h.merchant_id, 'ticketId', t.ticket_id, 'at', t.payload->>'at',
      'topic', t.e->>'topic', 'name', t.e->>'name', 'facts', t.e->'facts')
    FROM told t JOIN merchant_hook h ON h.merchant_id = t.payload->>'merchantId' AND h.enabled
    WHERE t.e->>'to' = 'merchant'
    ON CONFLICT (key) DO NOTHING
  )
  SELECT json_build_object('moved', (SELECT count(*) FROM due),
    'readers', (SELECT coalesce(json_agg(DISTINCT recipient), '[]')
      FROM (SELECT recipient FROM past UNION SELECT recipient FROM fresh) touched))
  INTO answer;
  RETURN answer;
END $$;
