-- Pieces of its line that a case takes from the buyer for good: what stays of an order is asked for when
-- another part of it goes back (DT-17, DT-8). A column, so that loading an order opens no other case's body.
ALTER TABLE ticket ADD COLUMN gone_pieces integer NOT NULL DEFAULT 0;
UPDATE ticket SET gone_pieces =
  coalesce((body->'claim'->>'quantity')::integer, (body->>'quantity')::integer)
WHERE body->'granted'->'terms'->>'remedy' IN ('return_refund', 'refund_only')
  AND body->>'money' IN ('refund_requested', 'refunded') AND body->>'goods' <> 'with_buyer';

CREATE OR REPLACE FUNCTION redress_open_tickets(opened json) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO ticket (id, number, version, state, holder, conversation_id, buyer_id, merchant_id,
    order_id, item_id, item_title, leaf, trunk, currency, paid_cents, amount_cents, claim_no,
    deadline_at, deadline_then, created_at, updated_at, gone_pieces,
    body)
  SELECT id, number, version, state, holder, "conversationId", "buyerId", "merchantId", "orderId",
    "itemId", "itemTitle", leaf, trunk, currency, "paidCents", "amountCents", "claimNo",
    "deadlineAt", "deadlineThen", "createdAt", at,
    coalesce("gonePieces", 0), body
  FROM json_to_recordset(opened) AS x (id text, number text, version integer, state text,
    holder text, "conversationId" text, "buyerId" text, "merchantId" text, "orderId" text,
    "itemId" text, "itemTitle" text, leaf text, trunk text, currency text, "paidCents" bigint,
    "amountCents" bigint, "claimNo" integer, "deadlineAt" timestamptz, "deadlineThen" text,
    "createdAt" timestamptz, at timestamptz, "gonePieces" integer,
    body json);
END $$;

CREATE OR REPLACE FUNCTION redress_move_tickets(moves json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  behind integer;
BEGIN
  WITH told AS MATERIALIZED (
    SELECT * FROM json_to_recordset(moves) AS x (id text, "expectedVersion" integer,
      version integer, state text, holder text, "itemTitle" text, leaf text, trunk text,
      "amountCents" bigint, "deadlineAt" timestamptz, "deadlineThen" text, at timestamptz,
      "gonePieces" integer, body json)
  ), moved AS (
    UPDATE ticket t SET version = w.version, state = w.state, holder = w.holder,
      item_title = w."itemTitle", leaf = w.leaf, trunk = w.trunk, amount_cents = w."amountCents",
      deadline_at = w."deadlineAt", deadline_then = w."deadlineThen", updated_at = w.at,
      gone_pieces = coalesce(w."gonePieces", 0), body = w.body
    FROM told w
    WHERE t.id = w.id AND t.version = w."expectedVersion" AND t.version < w.version
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM told) - (SELECT count(*) FROM moved) INTO behind;
  IF behind <> 0 THEN PERFORM redress_conflict('ticket_version'); END IF;
END $$;

-- As before, with the pieces that each claim on a line has taken back.
CREATE OR REPLACE FUNCTION redress_load(talks text[], tickets text[], clients text[], asked text[])
RETURNS SETOF json LANGUAGE plpgsql STABLE
-- Every row is looked up by key, whatever the statistics say on the day the plan is made.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off AS $$
BEGIN
  RETURN QUERY
  SELECT CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'buyerId', c.buyer_id, 'visitorId', c.visitor_id,
    'locale', c.locale, 'lastSeq', c.last_seq, 'lastBuyerSeq', c.last_buyer_seq,
    'orderId', c.order_id, 'holder', c.holder, 'state', c.state, 'buyer', b.body, 'deeds', b.deeds,
    'repeated', (SELECT seq FROM answered
      WHERE conversation_id = c.id AND client_id = k.client),
    'orders', ARRAY(SELECT brief FROM orders WHERE buyer_id = c.buyer_id
      ORDER BY placed_at DESC, id LIMIT 20),
    -- More than are told where one is named: that one must be among them.
    'tickets', ARRAY(SELECT json_build_object('body', t.body, 'head', (
        SELECT hash FROM ticket_event WHERE ticket_id = t.id ORDER BY seq DESC LIMIT 1))
      FROM ticket t WHERE t.conversation_id = c.id
      ORDER BY t.created_at DESC LIMIT CASE WHEN k.named IS NULL THEN 10 ELSE 1000 END),
    -- The newest 60, newest first.
    'evidence', ARRAY(SELECT json_build_object('id', e.id,
        'conversationId', e.conversation_id, 'ticketId', e.ticket_id,
        'uploadedBy', e.uploaded_by, 'key', e.key, 'kind', e.kind, 'sha256', e.sha256,
        'bytes', e.bytes, 'quality', e.quality, 'level', e.level,
        'uploadedAt', redress_instant(e.uploaded_at), 'takenAt', redress_instant(e.taken_at),
        'reused', e.reused)
      FROM evidence e WHERE e.conversation_id = c.id
      ORDER BY e.uploaded_at DESC, e.id DESC LIMIT 60),
    'focus', CASE WHEN o.id IS NOT NULL THEN json_build_object('order', o.body,
      'lines', ARRAY(SELECT json_build_object('itemId', l.item_id,
          'refundedCents', l.refunded_cents, 'settledCents', l.settled_cents,
          'reversedCents', l.reversed_cents, 'matured', l.releases > 0, 'claims', ARRAY(
            SELECT json_build_object('id', t.id, 'state', t.state, 'gone', t.gone_pieces)
            FROM ticket t
            WHERE t.order_id = l.order_id AND t.item_id = l.item_id))
        FROM order_line l WHERE l.order_id = o.id),
      'merchants', ARRAY(SELECT json_build_object('body', m.body, 'balances', ARRAY(
          SELECT json_build_object('account', a.account, 'cents', a.balance_cents)
          FROM account_balance a WHERE a.party_id = m.id AND a.currency = o.currency))
        FROM merchant m WHERE m.id = ANY (o.sellers)),
      'cells', ARRAY(SELECT json_build_object('category', p.category,
          'severity', p.severity, 'zone', p.zone, 'count', p.count, 'p25Bps', p.p25_bps,
          'p75Bps', p.p75_bps)
        FROM price_cell p WHERE p.category = ANY (o.categories))) END) END
  FROM unnest(talks, tickets, clients, asked) WITH ORDINALITY AS k (talk, named, client, about, n)
  LEFT JOIN ticket kt ON kt.id = k.named
  LEFT JOIN conversation c ON c.id = coalesce(kt.conversation_id, k.talk)
  LEFT JOIN buyer b ON b.id = c.buyer_id
  -- An order of somebody else is an order that is not there.
  LEFT JOIN orders o ON o.id = coalesce(kt.order_id, k.about, c.order_id)
    AND (o.buyer_id = c.buyer_id OR o.id = c.order_id OR k.named IS NOT NULL)
  ORDER BY k.n;
END $$;
