-- Everything one turn may use, in one call and one snapshot. The answer is raw: column values and
-- stored bodies side by side; the store shapes it into the turn's Snapshot. Nothing here reads the
-- log, so the cost does not grow with the conversation. json, not jsonb: the text is only handed on.

-- An instant as the contracts write it: ISO 8601 in UTC, milliseconds.
CREATE FUNCTION redress_instant(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- What the store makes OrderFacts of: {order, lines, merchants, cells}.
CREATE FUNCTION redress_load_focus(focus text, about jsonb) RETURNS json
LANGUAGE plpgsql STABLE AS $$
DECLARE
  lines json;
  sellers text[];
  categories text[];
  merchants json;
  cells json;
BEGIN
  SELECT json_agg(json_build_object('itemId', l.item_id, 'refundedCents', l.refunded_cents,
      'claims', t.claims, 'activeTicketId', t.active) ORDER BY l.item_id),
    array_agg(l.merchant_id), array_agg(l.category)
  INTO lines, sellers, categories
  FROM order_line l CROSS JOIN LATERAL (
    SELECT count(*) AS claims, max(id) FILTER (WHERE state NOT IN
      ('completed', 'rejected', 'cancelled', 'closed_timeout')) AS active
    FROM ticket WHERE order_id = l.order_id AND item_id = l.item_id) t
  WHERE l.order_id = focus;
  SELECT json_agg(json_build_object('body', m.body, 'balances', (
      SELECT json_object_agg(b.account, b.balance_cents) FROM account_balance b
      WHERE b.party_id = m.id)))
  INTO merchants FROM merchant m WHERE m.id = ANY (sellers);
  SELECT json_agg(json_build_object('category', c.category, 'severity', c.severity,
    'zone', c.zone, 'count', c.count, 'p25Bps', c.p25_bps, 'p75Bps', c.p75_bps))
  INTO cells FROM price_cell c WHERE c.category = ANY (categories);
  RETURN json_build_object('order', about, 'lines', lines, 'merchants', merchants, 'cells', cells);
END $$;

-- The newest 60 files of a conversation, newest first.
CREATE FUNCTION redress_load_evidence(conv_id text) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  files json;
BEGIN
  SELECT json_agg(json_build_object('id', e.id, 'conversationId', e.conversation_id,
    'ticketId', e.ticket_id, 'uploadedBy', e.uploaded_by, 'key', e.key, 'kind', e.kind,
    'sha256', e.sha256, 'bytes', e.bytes, 'quality', e.quality, 'level', e.level,
    'uploadedAt', redress_instant(e.uploaded_at), 'takenAt', redress_instant(e.taken_at),
    'reused', e.reused))
  INTO files
  FROM (SELECT * FROM evidence WHERE conversation_id = conv_id
        ORDER BY uploaded_at DESC, id DESC LIMIT 60) e;
  RETURN files;
END $$;

-- `loads` is SnapshotKey; null when there is no such conversation or ticket.
CREATE FUNCTION redress_load(loads jsonb) RETURNS json LANGUAGE plpgsql STABLE
-- Every statement looks rows up by key: planning it anew for each value would only cost time.
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  conv_id text := loads->>'conversationId';
  named text := loads->>'ticketId';
  client text := loads->>'clientId';
  focus text := loads->>'orderId';
  conv record;
  about jsonb;
  briefs json;
  tickets json;
BEGIN
  IF named IS NOT NULL THEN
    SELECT t.conversation_id, t.order_id INTO conv_id, focus FROM ticket t WHERE t.id = named;
  END IF;
  SELECT c.*, b.body AS buyer, a.seq AS answer INTO conv
  FROM conversation c LEFT JOIN buyer b ON b.id = c.buyer_id
    LEFT JOIN answered a ON a.conversation_id = c.id AND a.client_id = client
  WHERE c.id = conv_id;
  IF NOT FOUND THEN RETURN NULL; END IF;

  focus := coalesce(focus, conv.order_id);
  IF focus IS NOT NULL THEN
    -- An order of somebody else is an order that is not there.
    SELECT o.body INTO about FROM orders o
    WHERE o.id = focus
      AND (o.buyer_id = conv.buyer_id OR o.id = conv.order_id OR named IS NOT NULL);
  END IF;
  IF conv.buyer_id IS NOT NULL THEN
    SELECT json_agg(o.brief) INTO briefs
    FROM (SELECT brief FROM orders WHERE buyer_id = conv.buyer_id
          ORDER BY placed_at DESC, id LIMIT 20) o;
  END IF;
  SELECT json_agg(json_build_object('body', t.body, 'head', (
    SELECT e.hash FROM ticket_event e WHERE e.ticket_id = t.id ORDER BY e.seq DESC LIMIT 1)))
  INTO tickets
  FROM (SELECT id, body FROM ticket WHERE conversation_id = conv_id
        ORDER BY (id = named) DESC NULLS LAST, created_at DESC LIMIT 10) t;

  RETURN json_build_object('id', conv.id, 'buyerId', conv.buyer_id, 'visitorId', conv.visitor_id,
    'locale', conv.locale, 'lastSeq', conv.last_seq, 'lastBuyerSeq', conv.last_buyer_seq,
    'orderId', conv.order_id, 'holder', conv.holder, 'state', conv.state, 'buyer', conv.buyer,
    'repeated', conv.answer, 'orders', briefs, 'tickets', tickets,
    'evidence', redress_load_evidence(conv_id),
    'focus', CASE WHEN about IS NOT NULL THEN redress_load_focus(focus, about) END);
END $$;
