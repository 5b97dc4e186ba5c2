-- The sections of a turn's plan, one function each; redress_commit calls them. Their shapes are those
-- of the turn's CommitPlan. Something that moved meanwhile raises RD409 (or a unique or check
-- violation) and so takes back everything; the store answers that as a conflict on the
-- constraint's name.

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

CREATE FUNCTION redress_commit_tickets(writes jsonb, at timestamptz) RETURNS void
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
    updated_at = at, body = w->'ticket'
  FROM jsonb_array_elements(writes) w
  WHERE t.id = w->'ticket'->>'id' AND t.version = (w->>'expectedVersion')::integer
    AND t.version < (w->'ticket'->>'version')::integer;
  GET DIAGNOSTICS moved = ROW_COUNT;
  SELECT count(*) - moved INTO moved FROM jsonb_array_elements(writes) w
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
    (t->>'createdAt')::timestamptz, at, t
  FROM jsonb_array_elements(writes) w, LATERAL (SELECT w->'ticket' AS t) x
  WHERE (w->>'expectedVersion')::integer = 0;

  INSERT INTO ticket_event (ticket_id, seq, at, type, from_state, to_state, hash_prev, hash, body)
  SELECT w->'ticket'->>'id', (e->>'seq')::integer, (e->>'at')::timestamptz, e->>'type',
    e->>'from', e->>'to', e->>'hashPrev', e->>'hash', e
  FROM jsonb_array_elements(writes) w, jsonb_array_elements(w->'events') e;
  IF EXISTS (
    SELECT FROM jsonb_array_elements(writes) w CROSS JOIN jsonb_array_elements(w->'events') e
    LEFT JOIN ticket_event p
      ON p.ticket_id = w->'ticket'->>'id' AND p.seq = (e->>'seq')::integer - 1
    WHERE (e->>'seq')::integer > 1 AND p.hash IS DISTINCT FROM e->>'hashPrev'
  ) THEN PERFORM redress_conflict('ticket_event_chain'); END IF;

  INSERT INTO coupon (id, ticket_id, buyer_id, face_cents, expires_at, created_at)
  SELECT c->>'id', w->'ticket'->>'id', w->'ticket'->>'buyerId', (c->>'faceCents')::bigint,
    (c->>'expiresAt')::timestamptz, at
  FROM jsonb_array_elements(writes) w, jsonb_array_elements(w->'ticket'->'coupons') c
  ON CONFLICT (id) DO NOTHING;
  INSERT INTO points_grant (id, ticket_id, buyer_id, points, created_at)
  SELECT p->>'id', w->'ticket'->>'id', w->'ticket'->>'buyerId', (p->>'points')::integer, at
  FROM jsonb_array_elements(writes) w, jsonb_array_elements(w->'ticket'->'points') p
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

CREATE FUNCTION redress_commit_refunds(writes jsonb, updates jsonb, at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  changes jsonb;
BEGIN
  IF writes IS NOT NULL THEN
    PERFORM redress_reserve(jsonb_agg(r || jsonb_build_object('cents', r->'amountCents')))
    FROM jsonb_array_elements(writes) r;
    INSERT INTO refund (id, business_key, ticket_id, order_id, item_id, amount_cents, created_at,
      updated_at)
    SELECT r->>'id', r->>'businessKey', r->>'ticketId', r->>'orderId', r->>'itemId',
      (r->>'amountCents')::bigint, at, at
    FROM jsonb_array_elements(writes) r;
  END IF;
  IF updates IS NOT NULL THEN
    WITH done AS (
      UPDATE refund r SET status = u->>'to', updated_at = at
      FROM jsonb_array_elements(updates) u
      WHERE r.id = u->>'id' AND r.status = u->>'from'
      -- A failed refund holds nothing back; every other one does.
      RETURNING r.order_id, r.item_id, r.amount_cents
        * ((u->>'from' = 'failed')::integer - (u->>'to' = 'failed')::integer) AS cents
    )
    SELECT jsonb_agg(jsonb_build_object('orderId', order_id, 'itemId', item_id, 'cents', cents))
    INTO changes FROM done;
    IF coalesce(jsonb_array_length(changes), 0) <> jsonb_array_length(updates) THEN
      PERFORM redress_conflict('refund_status');
    END IF;
    PERFORM redress_reserve(changes);
  END IF;
END $$;

CREATE FUNCTION redress_commit_evidence(writes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  tied integer;
BEGIN
  -- A file joins a ticket of its own conversation only.
  UPDATE evidence e SET ticket_id = w->>'ticketId', key = coalesce(w->>'key', e.key)
  FROM jsonb_array_elements(writes) w JOIN ticket t ON t.id = w->>'ticketId'
  WHERE e.id = w->>'id' AND e.conversation_id = t.conversation_id;
  GET DIAGNOSTICS tied = ROW_COUNT;
  IF tied <> jsonb_array_length(writes) THEN PERFORM redress_conflict('evidence'); END IF;
END $$;

-- Replaces the open deadlines of these tickets. One that is listed again stays the row it was.
CREATE FUNCTION redress_commit_deadlines(writes jsonb, at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE deadline d SET state = CASE WHEN d.due_at <= at THEN 'fired' ELSE 'cancelled' END
  WHERE d.state = 'open'
    AND d.ticket_id IN (SELECT w->>'ticketId' FROM jsonb_array_elements(writes) w)
    AND NOT EXISTS (
      SELECT FROM jsonb_array_elements(writes) w
      WHERE w->>'ticketId' = d.ticket_id AND w->>'timer' = d.timer
        AND (w->>'at')::timestamptz = d.due_at);
  INSERT INTO deadline (ticket_id, timer, due_at)
  SELECT w->>'ticketId', w->>'timer', (w->>'at')::timestamptz FROM jsonb_array_elements(writes) w
  WHERE w ? 'timer' AND w ? 'at'
  ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION redress_commit_work(plan jsonb, at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF plan ? 'cells' THEN
    INSERT INTO settlement_history (ticket_id, category, severity, zone, bps, at)
    SELECT c->>'ticketId', c->>'category', c->>'severity', c->>'zone', (c->>'bps')::integer, at
    FROM jsonb_array_elements(plan->'cells') c
    ON CONFLICT DO NOTHING;
  END IF;
  IF plan ? 'deadlines' THEN PERFORM redress_commit_deadlines(plan->'deadlines', at); END IF;
  IF plan ? 'effects' THEN
    INSERT INTO outbox (key, ticket_id, kind, payload)
    SELECT e->>'key', e->>'ticketId', e->'effect'->>'kind', e->'effect'
    FROM jsonb_array_elements(plan->'effects') e
    ON CONFLICT (key) DO NOTHING;
  END IF;
END $$;
