-- The sections of turns' plans, one function each; redress_commit calls them with the records of all
-- its turns together, flat and already typed by their names. Something that moved meanwhile raises
-- RD409 (or a unique or check violation) and so takes back everything; the store answers that as a
-- conflict on the constraint's name.

CREATE FUNCTION redress_conflict(moved text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'moved meanwhile: %', moved USING ERRCODE = 'RD409', CONSTRAINT = moved;
END $$;

CREATE FUNCTION redress_open_tickets(opened json) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO ticket (id, number, version, state, holder, conversation_id, buyer_id, merchant_id,
    order_id, item_id, item_title, leaf, trunk, currency, paid_cents, amount_cents, claim_no,
    deadline_at, deadline_then, created_at, updated_at, body)
  SELECT id, number, version, state, holder, "conversationId", "buyerId", "merchantId", "orderId",
    "itemId", "itemTitle", leaf, trunk, currency, "paidCents", "amountCents", "claimNo",
    "deadlineAt", "deadlineThen", "createdAt", at, body
  FROM json_to_recordset(opened) AS x (id text, number text, version integer, state text,
    holder text, "conversationId" text, "buyerId" text, "merchantId" text, "orderId" text,
    "itemId" text, "itemTitle" text, leaf text, trunk text, currency text, "paidCents" bigint,
    "amountCents" bigint, "claimNo" integer, "deadlineAt" timestamptz, "deadlineThen" text,
    "createdAt" timestamptz, at timestamptz, body json);
END $$;

CREATE FUNCTION redress_move_tickets(moves json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  behind integer;
BEGIN
  WITH told AS MATERIALIZED (
    SELECT * FROM json_to_recordset(moves) AS x (id text, "expectedVersion" integer,
      version integer, state text, holder text, "itemTitle" text, leaf text, trunk text,
      "amountCents" bigint, "deadlineAt" timestamptz, "deadlineThen" text, at timestamptz, body json)
  ), moved AS (
    UPDATE ticket t SET version = w.version, state = w.state, holder = w.holder,
      item_title = w."itemTitle", leaf = w.leaf, trunk = w.trunk, amount_cents = w."amountCents",
      deadline_at = w."deadlineAt", deadline_then = w."deadlineThen", updated_at = w.at,
      body = w.body
    FROM told w
    WHERE t.id = w.id AND t.version = w."expectedVersion" AND t.version < w.version
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM told) - (SELECT count(*) FROM moved) INTO behind;
  IF behind <> 0 THEN PERFORM redress_conflict('ticket_version'); END IF;
END $$;

-- Each event goes on from the one before it, which is written already or is among these.
CREATE FUNCTION redress_chain(links json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  loose integer;
BEGIN
  WITH told AS MATERIALIZED (
    SELECT * FROM json_to_recordset(links) AS x ("ticketId" text, seq integer, at timestamptz,
      type text, "from" text, "to" text, "hashPrev" text, hash text, body json)
  ), put AS (
    INSERT INTO ticket_event (ticket_id, seq, at, type, from_state, to_state, hash_prev, hash, body)
    SELECT "ticketId", seq, at, type, "from", "to", "hashPrev", hash, body FROM told
  )
  SELECT count(*) INTO loose
  FROM (SELECT "ticketId", seq, "hashPrev",
      CASE lag(seq) OVER of_ticket WHEN seq - 1 THEN lag(hash) OVER of_ticket END AS head
    FROM told WINDOW of_ticket AS (PARTITION BY "ticketId" ORDER BY seq)) e
  WHERE e.seq > 1 AND e."hashPrev" IS DISTINCT FROM coalesce(e.head, (
    SELECT b.hash FROM ticket_event b WHERE b.ticket_id = e."ticketId" AND b.seq = e.seq - 1));
  IF loose <> 0 THEN PERFORM redress_conflict('ticket_event_chain'); END IF;
END $$;

CREATE FUNCTION redress_grant_coupons(coupons json) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO coupon (id, ticket_id, buyer_id, face_cents, expires_at, created_at)
  SELECT id, "ticketId", "buyerId", "faceCents", "expiresAt", at
  FROM json_to_recordset(coupons) AS x (id text, "ticketId" text, "buyerId" text,
    "faceCents" bigint, "expiresAt" timestamptz, at timestamptz)
  ON CONFLICT (id) DO NOTHING;
END $$;

CREATE FUNCTION redress_grant_points(points json) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO points_grant (id, ticket_id, buyer_id, points, created_at)
  SELECT id, "ticketId", "buyerId", x.points, at
  FROM json_to_recordset(points) AS x (id text, "ticketId" text,
    "buyerId" text, points integer, at timestamptz)
  ON CONFLICT (id) DO NOTHING;
END $$;

-- Reserves (positive) or releases (negative) cash of order lines: [{orderId, itemId, cents}].
CREATE FUNCTION redress_reserve(changes json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  beyond integer;
BEGIN
  -- Ordered, so that two turns lock shared lines in one order.
  WITH line AS MATERIALIZED (
    SELECT "orderId", "itemId", sum(c.cents) AS cents
    FROM json_to_recordset(changes) AS c ("orderId" text, "itemId" text, cents bigint)
    GROUP BY 1, 2 ORDER BY 1, 2
  ), held AS (
    UPDATE order_line l SET refunded_cents = l.refunded_cents + line.cents FROM line
    WHERE l.order_id = line."orderId" AND l.item_id = line."itemId"
      AND l.refunded_cents + line.cents <= l.paid_cents
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM line) - (SELECT count(*) FROM held) INTO beyond;
  IF beyond <> 0 THEN PERFORM redress_conflict('order_line_refunded_within_paid'); END IF;
END $$;

CREATE FUNCTION redress_ask_refunds(refunds json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM redress_reserve(refunds);
  INSERT INTO refund (id, business_key, ticket_id, order_id, item_id, amount_cents, created_at,
    updated_at)
  SELECT id, "businessKey", "ticketId", "orderId", "itemId", cents, at, at
  FROM json_to_recordset(refunds) AS x (id text, "businessKey" text, "ticketId" text,
    "orderId" text, "itemId" text, cents bigint, at timestamptz);
END $$;

CREATE FUNCTION redress_move_refunds(moves json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  changes json;
  behind integer;
BEGIN
  WITH told AS MATERIALIZED (
    SELECT * FROM json_to_recordset(moves) AS x (id text, "from" text, "to" text, at timestamptz)
  ), moved AS (
    UPDATE refund r SET status = w."to", updated_at = w.at FROM told w
    WHERE r.id = w.id AND r.status = w."from"
    -- A failed refund holds nothing back; every other one does.
    RETURNING r.order_id, r.item_id,
      r.amount_cents * ((w."from" = 'failed')::integer - (w."to" = 'failed')::integer) AS cents
  )
  SELECT (SELECT count(*) FROM told) - count(*),
    json_agg(json_build_object('orderId', order_id, 'itemId', item_id, 'cents', cents))
      FILTER (WHERE cents <> 0)
  INTO behind, changes FROM moved;
  IF behind <> 0 THEN PERFORM redress_conflict('refund_status'); END IF;
  IF changes IS NOT NULL THEN PERFORM redress_reserve(changes); END IF;
END $$;

-- A file joins a ticket of its own conversation only.
CREATE FUNCTION redress_tie_evidence(files json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  loose integer;
BEGIN
  WITH told AS MATERIALIZED (
    SELECT * FROM json_to_recordset(files) AS x (id text, "ticketId" text, key text)
  ), tied AS (
    UPDATE evidence e SET ticket_id = w."ticketId", key = coalesce(w.key, e.key)
    FROM told w JOIN ticket t ON t.id = w."ticketId"
    WHERE e.id = w.id AND e.conversation_id = t.conversation_id
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM told) - (SELECT count(*) FROM tied) INTO loose;
  IF loose <> 0 THEN PERFORM redress_conflict('evidence'); END IF;
END $$;

-- Replaces the open deadlines of these tickets: `timers` with the instants `due`. One that is listed
-- again stays the row it was; a ticket has at most one open for each timer.
CREATE FUNCTION redress_set_deadlines(tickets json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  w record;
BEGIN
  -- One by one: joined, a planner that has seen the table empty may read all that are open.
  FOR w IN SELECT * FROM json_to_recordset(tickets)
    AS w ("ticketId" text, at timestamptz, timers text[], due timestamptz[])
  LOOP
    UPDATE deadline d SET state = CASE WHEN d.due_at <= w.at THEN 'fired' ELSE 'cancelled' END
    WHERE d.ticket_id = w."ticketId" AND d.state = 'open'
      AND d.due_at IS DISTINCT FROM w.due[array_position(w.timers, d.timer)];
  END LOOP;
  INSERT INTO deadline (ticket_id, timer, due_at)
  SELECT x."ticketId", n.timer, n.due_at
  FROM json_to_recordset(tickets) AS x ("ticketId" text, timers text[], due timestamptz[]),
    unnest(x.timers, x.due) AS n (timer, due_at)
  ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION redress_note_cells(cells json) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO settlement_history (ticket_id, category, severity, zone, bps, at)
  SELECT "ticketId", category, severity, zone, bps, at
  FROM json_to_recordset(cells) AS x ("ticketId" text, category text, severity text, zone text,
    bps integer, at timestamptz)
  ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION redress_note_parcels(parcels json) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO ticket_parcel (tracking_no, carrier, ticket_id, leg)
  SELECT "trackingNo", carrier, "ticketId", leg
  FROM json_to_recordset(parcels) AS x ("trackingNo" text, carrier text, "ticketId" text, leg text)
  ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION redress_leave_work(effects json) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO outbox (key, ticket_id, kind, payload)
  SELECT key, "ticketId", kind, payload
  FROM json_to_recordset(effects) AS x (key text, "ticketId" text, kind text, payload json)
  ON CONFLICT (key) DO NOTHING;
END $$;
