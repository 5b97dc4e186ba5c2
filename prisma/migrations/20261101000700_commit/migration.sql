-- Turns' plans, written in one call: all of them whole, or none. Most of what a turn costs is setting
-- statements and expressions up, which many turns together do but once; hence flat records, each
-- section of all turns in one list, and nothing done for a section that none of them has.

-- The buyer_seq that a turn's client id or partner's event was answered with before; null: never.
CREATE FUNCTION redress_answered(turn json) RETURNS integer LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce(
    (SELECT seq FROM answered
      WHERE conversation_id = turn->>'scope' AND client_id = turn->>'clientId'),
    (SELECT seq FROM inbox
      WHERE provider = turn->>'provider' AND event_id = turn->>'eventId'));
END $$;

-- Notes what a turn that moves no conversation is answered with: that conversation's last position.
CREATE FUNCTION redress_answer_aside(turn json) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  shown integer := coalesce(
    (SELECT c.last_buyer_seq FROM conversation c WHERE c.id = turn->>'scope'), 0);
BEGIN
  IF turn->>'clientId' IS NOT NULL THEN
    INSERT INTO answered VALUES (turn->>'scope', turn->>'clientId', shown);
  END IF;
  IF turn->>'eventId' IS NOT NULL THEN
    INSERT INTO inbox (provider, event_id, at, seq)
    VALUES (turn->>'provider', turn->>'eventId', (turn->>'at')::timestamptz, shown);
  END IF;
  RETURN json_build_array(json_build_object('n', 0, 'outcome', 'committed', 'lastSeq', 0,
    'lastBuyerSeq', shown));
END $$;

-- Moves the turns' conversations and writes down what was said and heard in them; answers those that
-- moved. One whose `expectedSeq` is not its last position stays. Events are numbered from 1: `i`
-- among all of the turn `n`, `b` among those the buyer sees; what is answered is the first of these.
CREATE FUNCTION redress_talk(turns json, events json) RETURNS json LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  answers json;
BEGIN
  WITH moved AS (
    UPDATE conversation c SET last_seq = c.last_seq + t.added,
      last_buyer_seq = c.last_buyer_seq + t.shown, state = coalesce(t.state, 'null'),
      order_id = coalesce(t."orderId", c.order_id), locale = coalesce(t.locale, c.locale),
      holder = t.holder, updated_at = t.at
    FROM json_to_recordset(turns) AS t (n integer, scope text, "clientId" text, at timestamptz,
      provider text, "eventId" text, "expectedSeq" integer, state json, "orderId" text,
      locale text, holder text, added integer, shown integer)
    WHERE c.id = t.scope AND c.last_seq = t."expectedSeq"
    RETURNING t.n, c.id, t."clientId" AS client, t.at, t.provider, t."eventId" AS event,
      c.last_seq, c.last_seq - t.added AS before, c.last_buyer_seq,
      c.last_buyer_seq - t.shown AS shown_before, least(t.shown, 1) AS first
  ), said AS (
    INSERT INTO conversation_event
      (conversation_id, seq, buyer_seq, at, type, actor, visibility, turn_end, body)
    SELECT m.id, m.before + e.i, m.shown_before + e.b, m.at, e.type, e.actor,
      CASE WHEN e.b IS NULL THEN 'internal' ELSE 'all' END, e."turnEnd" IS NOT NULL, e.body
    FROM json_to_recordset(events) AS e (n integer, i integer, b integer, type text, actor json,
      "turnEnd" boolean, body json) JOIN moved m USING (n)
  ), known AS (
    INSERT INTO answered SELECT m.id, m.client, m.shown_before + m.first
    FROM moved m WHERE m.client IS NOT NULL
  ), heard AS (
    INSERT INTO inbox (provider, event_id, at, seq)
    SELECT m.provider, m.event, m.at, m.shown_before + m.first
    FROM moved m WHERE m.event IS NOT NULL
  )
  SELECT json_agg(json_build_object('n', m.n, 'outcome', 'committed', 'lastSeq', m.last_seq,
    'lastBuyerSeq', m.last_buyer_seq)) INTO answers FROM moved m;
  RETURN answers;
END $$;

-- An answer for each turn: {n, outcome: committed, lastSeq, lastBuyerSeq}. Where one of them moved
-- meanwhile all is taken back (RD409), unless it is the only one: {n, outcome: repeated, seq} or
-- {n, outcome: conflict, on}. `asked` is the number of turns; `scope` of a turn is the conversation
-- whose clientIds are answered once, which it moves if it has an `expectedSeq`; one that moves none
-- comes alone.
CREATE FUNCTION redress_commit(asked integer, turns json, events json, opened json, moves json,
  links json, coupons json, points json, evidence json, refunds json, "refundMoves" json,
  journals json, cells json, parcels json, deadlines json, effects json)
RETURNS json LANGUAGE plpgsql
-- Every row is looked up by key, whatever the statistics say on the day the plan is made.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off SET enable_material = off SET jit = off AS $$
DECLARE
  lone json := CASE asked WHEN 1 THEN turns->0 END;
  talks boolean := asked > 1 OR lone->>'expectedSeq' IS NOT NULL;
  answer integer;
  answers json;
BEGIN
  -- A turn's client id is looked up only when its position is taken: repeating moves no position.
  IF NOT talks OR lone->>'eventId' IS NOT NULL THEN
    answer := redress_answered(lone);
    IF answer IS NOT NULL THEN
      RETURN json_build_array(json_build_object('n', 0, 'outcome', 'repeated', 'seq', answer));
    END IF;
  END IF;
  answers := CASE WHEN talks THEN redress_talk(turns, events) ELSE redress_answer_aside(lone) END;
  IF answers IS NULL AND lone IS NOT NULL THEN
    answer := redress_answered(lone);
    RETURN json_build_array(CASE WHEN answer IS NOT NULL
      THEN json_build_object('n', 0, 'outcome', 'repeated', 'seq', answer)
      ELSE json_build_object('n', 0, 'outcome', 'conflict', 'on', 'conversation') END);
  END IF;
  IF answers IS NULL OR json_array_length(answers) < asked THEN
    PERFORM redress_conflict('conversation');
  END IF;

  IF opened IS NOT NULL THEN PERFORM redress_open_tickets(opened); END IF;
  IF moves IS NOT NULL THEN PERFORM redress_move_tickets(moves); END IF;
  IF links IS NOT NULL THEN PERFORM redress_chain(links); END IF;
  IF coupons IS NOT NULL THEN PERFORM redress_grant_coupons(coupons); END IF;
  IF points IS NOT NULL THEN PERFORM redress_grant_points(points); END IF;
  IF evidence IS NOT NULL THEN PERFORM redress_tie_evidence(evidence); END IF;
  IF refunds IS NOT NULL THEN PERFORM redress_ask_refunds(refunds); END IF;
  IF "refundMoves" IS NOT NULL THEN PERFORM redress_move_refunds("refundMoves"); END IF;
  IF journals IS NOT NULL THEN PERFORM redress_post(journals); END IF;
  IF cells IS NOT NULL THEN PERFORM redress_note_cells(cells); END IF;
  IF parcels IS NOT NULL THEN PERFORM redress_note_parcels(parcels); END IF;
  IF deadlines IS NOT NULL THEN PERFORM redress_set_deadlines(deadlines); END IF;
  IF effects IS NOT NULL THEN PERFORM redress_leave_work(effects); END IF;
  RETURN answers;
END $$;
