-- The sections of turns' plans, one function each; redress_commit calls them. Their shapes are those
-- of the turn's CommitPlan. Something that moved meanwhile raises RD409 (or a unique or check
-- violation) and so takes back everything; the store answers that as a conflict on the
-- constraint's name.

-- One section of all these turns, in their order, each write with its turn's instant.
CREATE FUNCTION redress_writes(turns jsonb, section text)
RETURNS TABLE (at timestamptz, w jsonb) LANGUAGE sql STABLE AS $$
  SELECT (t->>'at')::timestamptz, w
  FROM jsonb_array_elements(turns) t, jsonb_array_elements(t->section) w
$$;

CREATE FUNCTION redress_conflict(moved text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'moved meanwhile: %', moved USING ERRCODE = 'RD409', CONSTRAINT = moved;
END $$;

-- The cash agreed on, else the cash of the offer that stands, else the cash asked for.
CREATE FUNCTION redress_ticket_amount(ticket jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((
    SELECT (o->'terms'->>'amountCents')::bigint FROM jsonb_array_elements(ticket->'offers') o
    WHERE o->>'status' IN ('accepted', 'open')
    ORDER BY o->>'status', o->>'id' = o->>'group' DESC LIMIT 1),
    (ticket->'claim'->'requested'->>'amountCents')::bigint)
$$;

CREATE FUNCTION redress_commit_tickets(turns jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved integer;
BEGIN
  UPDATE ticket t SET
    version = (w->'ticket'->>'version')::integer, state = w->'ticket'->>'state',
    holder = w->>'holder', item_title = w->'ticket'->>'itemTitle',
    leaf = w->'ticket'->'claim'->>'leaf',
    trunk = split_part(w->'ticket'->'claim'->>'leaf', '.', 1),
    amount_cents = redress_ticket_amount(w->'ticket'),
    deadline_at = (w->'ticket'->'deadline'->>'at')::timestamptz,
    deadline_then = w->'ticket'->'deadline'->>'thenState',
    updated_at = x.at, body = w->'ticket'
  FROM redress_writes(turns, 'tickets') x
  WHERE t.id = w->'ticket'->>'id' AND t.version = (w->>'expectedVersion')::integer
    AND t.version < (w->'ticket'->>'version')::integer;
  GET DIAGNOSTICS moved = ROW_COUNT;
  SELECT count(*) - moved INTO moved FROM redress_writes(turns, 'tickets') x
  WHERE (w->>'expectedVersion')::integer > 0;
  IF moved <> 0 THEN PERFORM redress_conflict('ticket_version'); END IF;

  INSERT INTO ticket (id, number, version, state, holder, conversation_id, buyer_id, merchant_id,
    order_id, item_id, item_title, leaf, trunk, currency, paid_cents, amount_cents, claim_no,
    deadline_at, deadline_then, created_at, updated_at, body)
  SELECT t->>'id', t->>'number', (t->>'version')::integer, t->>'state', w->>'holder',
    t->>'conversationId', t->>'buyerId', t->>'merchantId', t->>'orderId', t->>'itemId',
    t->>'itemTitle', t->'claim'->>'leaf', split_part(t->'claim'->>'leaf', '.', 1), t->>'currency',
    (t->>'paidCents')::bigint, redress_ticket_amount(t), (t->>'claimNo')::integer,
    (t->'deadline'->>'at')::timestamptz, t->'deadline'->>'thenState',
    (t->>'createdAt')::timestamptz, x.at, t
  FROM redress_writes(turns, 'tickets') x, LATERAL (SELECT x.w->'ticket' AS t) y
  WHERE (w->>'expectedVersion')::integer = 0;

  INSERT INTO ticket_event (ticket_id, seq, at, type, from_state, to_state, hash_prev, hash, body)
  SELECT w->'ticket'->>'id', (e->>'seq')::integer, (e->>'at')::timestamptz, e->>'type',
    e->>'from', e->>'to', e->>'hashPrev', e->>'hash', e
  FROM redress_writes(turns, 'tickets') x, jsonb_array_elements(w->'events') e;
  IF EXISTS (
    SELECT FROM redress_writes(turns, 'tickets') x CROSS JOIN jsonb_array_elements(w->'events') e
    LEFT JOIN ticket_event p
      ON p.ticket_id = w->'ticket'->>'id' AND p.seq = (e->>'seq')::integer - 1
    WHERE (e->>'seq')::integer > 1 AND p.hash IS DISTINCT FROM e->>'hashPrev'
  ) THEN PERFORM redress_conflict('ticket_event_chain'); END IF;

  INSERT INTO coupon (id, ticket_id, buyer_id, face_cents, expires_at, created_at)
  SELECT c->>'id', w->'ticket'->>'id', w->'ticket'->>'buyerId', (c->>'faceCents')::bigint,
    (c->>'expiresAt')::timestamptz, x.at
  FROM redress_writes(turns, 'tickets') x, jsonb_array_elements(w->'ticket'->'coupons') c
  ON CONFLICT (id) DO NOTHING;
  INSERT INTO points_grant (id, ticket_id, buyer_id, points, created_at)
  SELECT p->>'id', w->'ticket'->>'id', w->'ticket'->>'buyerId', (p->>'points')::integer, x.at
  FROM redress_writes(turns, 'tickets') x, jsonb_array_elements(w->'ticket'->'points') p
  ON CONFLICT (id) DO NOTHING;
END $$;

-- Reserves (positive) or releases (negative) cash of order lines: [{orderId, itemId, cents}].
CREATE FUNCTION redress_reserve(changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  line record;
BEGIN
  FOR line IN
    SELECT c->>'orderId' AS order_id, c->>'itemId' AS item_id, sum((c->>'cents')::bigint) AS cents
    FROM jsonb_array_elements(changes) c GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    UPDATE order_line l SET refunded_cents = l.refunded_cents + line.cents
    WHERE l.order_id = line.order_id AND l.item_id = line.item_id
      AND l.refunded_cents + line.cents <= l.paid_cents;
    IF NOT FOUND THEN PERFORM redress_conflict('order_line_refunded_within_paid'); END IF;
  END LOOP;
END $$;

CREATE FUNCTION redress_commit_refunds(turns jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM redress_reserve(jsonb_agg(w || jsonb_build_object('cents', w->'amountCents')))
  FROM redress_writes(turns, 'refunds') x;
  INSERT INTO refund (id, business_key, ticket_id, order_id, item_id, amount_cents, created_at,
    updated_at)
  SELECT w->>'id', w->>'businessKey', w->>'ticketId', w->>'orderId', w->>'itemId',
    (w->>'amountCents')::bigint, x.at, x.at
  FROM redress_writes(turns, 'refunds') x;
END $$;

CREATE FUNCTION redress_commit_refund_updates(turns jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  changes jsonb;
  asked integer;
BEGIN
  WITH done AS (
    UPDATE refund r SET status = w->>'to', updated_at = x.at
    FROM redress_writes(turns, 'refundUpdates') x
    WHERE r.id = w->>'id' AND r.status = w->>'from'
    -- A failed refund holds nothing back; every other one does.
    RETURNING r.order_id, r.item_id, r.amount_cents
      * ((w->>'from' = 'failed')::integer - (w->>'to' = 'failed')::integer) AS cents
  )
  SELECT jsonb_agg(jsonb_build_object('orderId', order_id, 'itemId', item_id, 'cents', cents))
  INTO changes FROM done;
  SELECT count(*) INTO asked FROM redress_writes(turns, 'refundUpdates');
  IF coalesce(jsonb_array_length(changes), 0) <> asked THEN
    PERFORM redress_conflict('refund_status');
  END IF;
  PERFORM redress_reserve(changes);
END $$;

CREATE FUNCTION redress_commit_evidence(turns jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  tied integer;
  told integer;
BEGIN
  -- A file joins a ticket of its own conversation only.
  UPDATE evidence e SET ticket_id = w->>'ticketId', key = coalesce(w->>'key', e.key)
  FROM redress_writes(turns, 'evidence') x JOIN ticket t ON t.id = w->>'ticketId'
  WHERE e.id = w->>'id' AND e.conversation_id = t.conversation_id;
  GET DIAGNOSTICS tied = ROW_COUNT;
  SELECT count(*) INTO told FROM redress_writes(turns, 'evidence');
  IF tied <> told THEN PERFORM redress_conflict('evidence'); END IF;
END $$;

-- Replaces the open deadlines of these tickets. One that is listed again stays the row it was.
CREATE FUNCTION redress_commit_deadlines(turns jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE deadline d SET state = CASE WHEN d.due_at <= told.at THEN 'fired' ELSE 'cancelled' END
  FROM (SELECT DISTINCT x.at, w->>'ticketId' AS ticket_id
    FROM redress_writes(turns, 'deadlines') x) told
  WHERE d.state = 'open' AND d.ticket_id = told.ticket_id
    AND NOT EXISTS (
      SELECT FROM redress_writes(turns, 'deadlines') x
      WHERE w->>'ticketId' = d.ticket_id AND w->>'timer' = d.timer
        AND (w->>'at')::timestamptz = d.due_at);
  INSERT INTO deadline (ticket_id, timer, due_at)
  SELECT w->>'ticketId', w->>'timer', (w->>'at')::timestamptz
  FROM redress_writes(turns, 'deadlines') x WHERE w ? 'timer' AND w ? 'at'
  ON CONFLICT DO NOTHING;
END $$;

-- Whatever these turns change beside their conversations; absent sections are not touched.
CREATE FUNCTION redress_commit_sections(turns jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF turns @? '$[*].tickets' THEN PERFORM redress_commit_tickets(turns); END IF;
  IF turns @? '$[*].evidence' THEN PERFORM redress_commit_evidence(turns); END IF;
  IF turns @? '$[*].refunds' THEN PERFORM redress_commit_refunds(turns); END IF;
  IF turns @? '$[*].refundUpdates' THEN PERFORM redress_commit_refund_updates(turns); END IF;
  IF turns @? '$[*].journals' THEN
    PERFORM redress_post(jsonb_agg(w)) FROM redress_writes(turns, 'journals') x;
  END IF;
  IF turns @? '$[*].cells' THEN
    INSERT INTO settlement_history (ticket_id, category, severity, zone, bps, at)
    SELECT w->>'ticketId', w->>'category', w->>'severity', w->>'zone', (w->>'bps')::integer, x.at
    FROM redress_writes(turns, 'cells') x
    ON CONFLICT DO NOTHING;
  END IF;
  IF turns @? '$[*].parcels' THEN
    INSERT INTO ticket_parcel (tracking_no, carrier, ticket_id, leg)
    SELECT w->>'trackingNo', w->>'carrier', w->>'ticketId', w->>'leg'
    FROM redress_writes(turns, 'parcels') x
    ON CONFLICT DO NOTHING;
  END IF;
  IF turns @? '$[*].deadlines' THEN PERFORM redress_commit_deadlines(turns); END IF;
  IF turns @? '$[*].effects' THEN
    INSERT INTO outbox (key, ticket_id, kind, payload)
    SELECT w->>'key', w->>'ticketId', w->'effect'->>'kind', w->'effect'
    FROM redress_writes(turns, 'effects') x
    ON CONFLICT (key) DO NOTHING;
  END IF;
END $$;
