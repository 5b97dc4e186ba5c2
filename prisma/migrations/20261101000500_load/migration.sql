-- Everything one turn may use, in one call. The shapes are those of the turn's ports (Snapshot).
-- Nothing here reads the log, so the cost does not grow with the conversation.

-- An instant as the contracts write it: ISO 8601 in UTC, milliseconds.
CREATE FUNCTION redress_instant(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE FUNCTION redress_balances(merchant text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'pendingCents', coalesce(sum(balance_cents) FILTER (WHERE account = '2001'), 0),
    'availableCents', coalesce(sum(balance_cents) FILTER (WHERE account = '2002'), 0),
    'depositCents', coalesce(sum(balance_cents) FILTER (WHERE account = '2003'), 0),
    'holdCents', coalesce(sum(balance_cents) FILTER (WHERE account = '2010'), 0),
    'receivableCents', coalesce(sum(balance_cents) FILTER (WHERE account = '1101'), 0))
  FROM account_balance
  WHERE account IN ('1101', '2001', '2002', '2003', '2010') AND party_id = merchant
$$;

-- OrderFacts of one order.
CREATE FUNCTION redress_focus(told orders) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'order', told.body,
    'lines', (
      SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'itemId', l.item_id, 'refundedCents', l.refunded_cents,
        'claims', (SELECT count(*) FROM ticket t
                   WHERE t.order_id = l.order_id AND t.item_id = l.item_id),
        'activeTicketId', (
          SELECT t.id FROM ticket t
          WHERE t.order_id = l.order_id AND t.item_id = l.item_id
            AND t.state NOT IN ('completed', 'rejected', 'cancelled', 'closed_timeout')))))
      FROM order_line l WHERE l.order_id = told.id),
    'merchants', (
      SELECT coalesce(jsonb_agg(m.body || jsonb_build_object('balances', redress_balances(m.id))),
        '[]')
      FROM merchant m WHERE m.id IN
        (SELECT merchant_id FROM order_line l WHERE l.order_id = told.id)),
    'cells', (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'category', c.category, 'severity', c.severity, 'zone', c.zone, 'count', c.count,
        'p25Bps', c.p25_bps, 'p75Bps', c.p75_bps)), '[]')
      FROM price_cell c WHERE c.category IN
        (SELECT i->>'category' FROM jsonb_array_elements(told.body->'items') i)))
$$;

CREATE FUNCTION redress_evidence(e evidence) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'id', e.id, 'conversationId', e.conversation_id, 'ticketId', e.ticket_id,
    'uploadedBy', e.uploaded_by, 'key', e.key, 'kind', e.kind, 'sha256', e.sha256,
    'bytes', e.bytes, 'quality', e.quality, 'level', e.level,
    'uploadedAt', redress_instant(e.uploaded_at), 'takenAt', redress_instant(e.taken_at),
    'reused', e.reused))
$$;

-- A conversation's tickets (at most 10, the named one among them), their chain heads, and its files.
CREATE FUNCTION redress_load_cases(conv_id text, named text) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
  cases jsonb := '{}';
BEGIN
  SELECT jsonb_build_object('tickets', jsonb_agg(t.body ORDER BY t.created_at DESC),
    'chainHeads', jsonb_object_agg(t.id, (
      SELECT e.hash FROM ticket_event e WHERE e.ticket_id = t.id ORDER BY e.seq DESC LIMIT 1)))
  INTO cases
  FROM (SELECT id, body, created_at FROM ticket WHERE conversation_id = conv_id
        ORDER BY (id = named) DESC NULLS LAST, created_at DESC LIMIT 10) t
  HAVING count(*) > 0;
  -- The newest 60, told oldest first.
  RETURN coalesce(cases, '{}') || coalesce((
    SELECT jsonb_build_object('evidence', jsonb_agg(redress_evidence(e) ORDER BY e.uploaded_at, e.id))
    FROM (SELECT * FROM evidence WHERE conversation_id = conv_id
          ORDER BY uploaded_at DESC, id DESC LIMIT 60) e
    HAVING count(*) > 0), '{}');
END $$;

-- `loads` is SnapshotKey; null when there is no such conversation or ticket.
CREATE FUNCTION redress_load(loads jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  conv_id text := loads->>'conversationId';
  named text := loads->>'ticketId';
  order_asked text := loads->>'orderId';
  conv conversation;
  told orders;
  snapshot jsonb;
BEGIN
  IF named IS NOT NULL THEN
    SELECT t.conversation_id, t.order_id INTO conv_id, order_asked FROM ticket t WHERE t.id = named;
  END IF;
  SELECT * INTO conv FROM conversation c WHERE c.id = conv_id;
  IF NOT FOUND THEN RETURN NULL; END IF;
  -- An order of somebody else is an order that is not there.
  SELECT * INTO told FROM orders o
  WHERE o.id = coalesce(order_asked, conv.order_id)
    AND (o.buyer_id = conv.buyer_id OR o.id = conv.order_id OR named IS NOT NULL);

  snapshot := jsonb_build_object(
    'conversation', jsonb_strip_nulls(jsonb_build_object(
      'id', conv.id, 'buyerId', conv.buyer_id, 'visitorId', conv.visitor_id,
      'locale', conv.locale, 'lastSeq', conv.last_seq, 'lastBuyerSeq', conv.last_buyer_seq,
      'orderId', conv.order_id, 'holder', conv.holder)) || jsonb_build_object('state', conv.state),
    'orders', '[]'::jsonb, 'tickets', '[]'::jsonb, 'chainHeads', '{}'::jsonb,
    'evidence', '[]'::jsonb) || redress_load_cases(conv.id, named);
  IF told.id IS NOT NULL THEN
    snapshot := snapshot || jsonb_build_object('focus', redress_focus(told));
  END IF;
  IF conv.buyer_id IS NOT NULL THEN
    snapshot := snapshot || jsonb_strip_nulls(jsonb_build_object(
      'buyer', (SELECT b.body FROM buyer b WHERE b.id = conv.buyer_id),
      'orders', (SELECT jsonb_agg(recent.brief) FROM (
        SELECT o.brief FROM orders o WHERE o.buyer_id = conv.buyer_id
        ORDER BY o.placed_at DESC, o.id LIMIT 20) recent)));
  END IF;
  IF loads ? 'clientId' THEN
    snapshot := snapshot || coalesce((
      SELECT jsonb_build_object('repeated', jsonb_build_object('seq', a.seq)) FROM answered a
      WHERE a.conversation_id = conv.id AND a.client_id = loads->>'clientId'), '{}');
  END IF;
  RETURN snapshot;
END $$;
