-- A visitor's proof of an order: its number and the last four digits of the receiver's phone. From
-- then on the talk is that buyer's too, and holds this one order of theirs.
ALTER TABLE conversation ADD COLUMN proven_order_id text;

-- Proofs that failed, for as long as they count.
CREATE TABLE order_proof_try (
  order_key text NOT NULL,
  visitor_id text NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX order_proof_try_by_order ON order_proof_try (order_key, at);
CREATE INDEX order_proof_try_by_visitor ON order_proof_try (visitor_id, at);

-- 'proven', 'refused' or 'too_many'. What is not there is refused as what does not match, and counts the
-- same. One at a time, so that no two tries are the last one; by the wall clock, as all credentials are.
CREATE FUNCTION redress_prove_order(talk text, visitor text, numbers text[], digits text, most integer,
  within interval) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  asked text := lower(numbers[1]);
  proven orders%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('order proof', 0));
  DELETE FROM order_proof_try WHERE at <= now() - within;
  IF (SELECT count(*) FROM order_proof_try WHERE order_key = asked) >= most
    OR (SELECT count(*) FROM order_proof_try WHERE visitor_id = visitor) >= most
  THEN RETURN 'too_many'; END IF;
  SELECT * INTO proven FROM orders o WHERE o.id = ANY (numbers)
    AND right(regexp_replace(o.body->'receiver'->>'phone', '\D', '', 'g'), 4) = digits LIMIT 1;
  IF FOUND THEN
    UPDATE conversation SET buyer_id = proven.buyer_id, proven_order_id = proven.id
    WHERE id = talk AND visitor_id = visitor AND (buyer_id IS NULL OR buyer_id = proven.buyer_id);
    IF FOUND THEN RETURN 'proven'; END IF;
  END IF;
  INSERT INTO order_proof_try (order_key, visitor_id) VALUES (asked, visitor);
  RETURN 'refused';
END $$;

-- As before; of a talk whose visitor has proved an order, that one is all there is.
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
      AND (c.proven_order_id IS NULL OR id = c.proven_order_id)
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
      'othersFiled', CASE WHEN o.address_key IS NULL THEN ARRAY[]::text[] ELSE ARRAY(
        SELECT redress_instant(f.at) FROM address_filing f
        WHERE f.address_key = o.address_key AND f.buyer_id <> o.buyer_id
        ORDER BY f.at DESC LIMIT 20) END,
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
    AND (o.buyer_id = c.buyer_id AND (c.proven_order_id IS NULL OR o.id = c.proven_order_id)
      OR o.id = c.order_id OR k.named IS NOT NULL)
  ORDER BY k.n;
END $$;
