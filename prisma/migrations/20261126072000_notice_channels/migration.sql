-- What a reader wants to hear of, and where. Readers are named as in `notice`.
CREATE TABLE notice_preference (
  reader text PRIMARY KEY,
  body jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);

-- A browser that may be told while no page is open.
CREATE TABLE push_subscription (
  -- The digest of its endpoint: the same browser again is the same one.
  id text PRIMARY KEY,
  reader text NOT NULL,
  endpoint text NOT NULL,
  p256dh text NOT NULL,
  auth text NOT NULL,
  locale text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX push_subscription_by_reader ON push_subscription (reader);

-- A merchant's cases in counts, for its people's daily notice; `ticket_merchant_…` indexes serve it.
CREATE FUNCTION redress_tell_digests(day text, now timestamptz) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  answer json;
BEGIN
  WITH counted AS (
    SELECT t.merchant_id,
      count(*) FILTER (WHERE t.holder <> 'none') AS open,
      count(*) FILTER (WHERE t.holder = 'merchant') AS todo,
      count(*) FILTER (WHERE t.holder = 'merchant'
        AND t.deadline_at < now + interval '24 hours') AS due,
      count(*) FILTER (WHERE t.created_at > now - interval '24 hours') AS opened,
      count(*) FILTER (WHERE t.holder = 'none'
        AND t.updated_at > now - interval '24 hours') AS closed
    FROM ticket t
    WHERE t.holder <> 'none' OR t.updated_at > now - interval '24 hours'
    GROUP BY t.merchant_id
  ), fresh AS (
    INSERT INTO notice (key, recipient, topic, name, facts, at, route_at)
    SELECT 'digest:' || day, 'staff:' || u.id, 'digest', 'daily',
      json_build_object('counts', json_build_object('open', c.open, 'todo', c.todo, 'due', c.due,
        'opened', c.opened, 'closed', c.closed)), now, now
    FROM counted c JOIN staff_user u ON u.merchant_id = c.merchant_id AND u.disabled_at IS NULL
      LEFT JOIN notice_preference p ON p.reader = 'staff:' || u.id
    WHERE p.body IS NULL OR p.body->'app' ? 'digest' OR p.body->'mail' ? 'digest'
      OR p.body->'push' ? 'digest'
    ON CONFLICT DO NOTHING RETURNING recipient
  )
  SELECT coalesce(json_agg(recipient), '[]') INTO answer FROM fresh;
  RETURN answer;
END $$;
