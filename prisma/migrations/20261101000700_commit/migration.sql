-- Turns' plans, written in one call: all of them whole, or none. Most of what a turn costs is setting
-- statements and expressions up, which many turns together do but once.

-- The buyer_seq that a turn's client id or partner's event was answered with before; null: never.
CREATE FUNCTION redress_answered(turn jsonb) RETURNS integer LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce(
    (SELECT seq FROM answered
      WHERE conversation_id = turn->>'scope' AND client_id = turn->>'clientId'),
    (SELECT seq FROM inbox
      WHERE provider = turn->'inbox'->>'provider' AND event_id = turn->'inbox'->>'eventId'));
END $$;

-- A plan that moves no conversation.
CREATE FUNCTION redress_commit_aside(turn jsonb) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  shown integer := coalesce(
    (SELECT c.last_buyer_seq FROM conversation c WHERE c.id = turn->>'scope'), 0);
BEGIN
  IF turn ? 'clientId' THEN
    INSERT INTO answered VALUES (turn->>'scope', turn->>'clientId', shown);
  END IF;
  IF turn ? 'inbox' THEN
    INSERT INTO inbox (provider, event_id, at, seq) VALUES (turn->'inbox'->>'provider',
      turn->'inbox'->>'eventId', (turn->>'at')::timestamptz, shown);
  END IF;
  PERFORM redress_commit_sections(jsonb_build_array(turn));
  RETURN json_build_array(json_build_object('n', 0, 'outcome', 'committed', 'lastSeq', 0,
    'lastBuyerSeq', shown));
END $$;

-- Moves the turns' conversations and writes down what was said and heard in them; answers those that
-- moved. One whose `expectedSeq` is not its last position stays. Events are numbered from 1: `n`
-- among all, `b` among those the buyer sees; what is answered is the first of these.
CREATE FUNCTION redress_talk(turns jsonb) RETURNS json LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  answers json;
BEGIN
  WITH turn AS MATERIALIZED (
    SELECT t.n, t.scope, t."clientId" AS client, t.at, t.inbox, c.*
    FROM jsonb_to_recordset(turns)
        AS t (n integer, scope text, "clientId" text, at timestamptz, inbox jsonb, conversation jsonb),
      jsonb_to_record(t.conversation) AS c (id text, "expectedSeq" integer, state json,
        "orderId" text, locale text, holder text, added integer, shown integer, events jsonb)
  ), moved AS (
    UPDATE conversation c SET last_seq = c.last_seq + t.added,
      last_buyer_seq = c.last_buyer_seq + t.shown, state = coalesce(t.state, 'null'),
      order_id = coalesce(t."orderId", c.order_id), locale = coalesce(t.locale, c.locale),
      holder = t.holder, updated_at = t.at
    FROM turn t WHERE c.id = t.id AND c.last_seq = t."expectedSeq"
    RETURNING t.n, t.scope, t.client, t.at, t.inbox, t.events, c.id,
      c.last_seq, c.last_seq - t.added AS before, c.last_buyer_seq,
      c.last_buyer_seq - t.shown AS shown_before, least(t.shown, 1) AS first
  ), said AS (
    INSERT INTO conversation_event
      (conversation_id, seq, buyer_seq, at, type, actor, visibility, turn_end, body)
    SELECT m.id, m.before + (e->>'n')::integer, m.shown_before + (e->>'b')::integer, m.at,
      e->>'type', e->'actor', e->>'visibility', e ? 'turnEnd', e->'body'
    FROM moved m, jsonb_array_elements(m.events) e
  ), known AS (
    INSERT INTO answered SELECT m.scope, m.client, m.shown_before + m.first
    FROM moved m WHERE m.client IS NOT NULL
  ), heard AS (
    INSERT INTO inbox (provider, event_id, at, seq)
    SELECT m.inbox->>'provider', m.inbox->>'eventId', m.at, m.shown_before + m.first
    FROM moved m WHERE m.inbox IS NOT NULL
  )
  SELECT json_agg(json_build_object('n', m.n, 'outcome', 'committed', 'lastSeq', m.last_seq,
    'lastBuyerSeq', m.last_buyer_seq)) INTO answers FROM moved m;
  RETURN answers;
END $$;

-- An answer for each turn: {n, outcome: committed, lastSeq, lastBuyerSeq}. Where one of them moved
-- meanwhile all is taken back (RD409), unless it is the only one: {n, outcome: repeated, seq} or
-- {n, outcome: conflict, on}. A turn is the turn's CommitPlan, empty sections left out, with its number
-- `n`; `scope` is the conversation whose clientIds are answered once.
CREATE FUNCTION redress_commit(turns jsonb) RETURNS json LANGUAGE plpgsql
-- Every row is looked up by key, whatever the statistics say on the day the plan is made.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  lone jsonb := CASE jsonb_array_length(turns) WHEN 1 THEN turns->0 END;
  answer integer;
  answers json;
BEGIN
  -- A turn's client id is looked up only when its position is taken: repeating moves no position.
  IF lone ? 'inbox' OR NOT lone ? 'conversation' THEN
    answer := redress_answered(lone);
    IF answer IS NOT NULL THEN
      RETURN json_build_array(json_build_object('n', 0, 'outcome', 'repeated', 'seq', answer));
    END IF;
    IF NOT lone ? 'conversation' THEN RETURN redress_commit_aside(lone); END IF;
  END IF;

  answers := redress_talk(turns);
  IF answers IS NULL AND lone IS NOT NULL THEN
    answer := redress_answered(lone);
    RETURN json_build_array(CASE WHEN answer IS NOT NULL
      THEN json_build_object('n', 0, 'outcome', 'repeated', 'seq', answer)
      ELSE json_build_object('n', 0, 'outcome', 'conflict', 'on', 'conversation') END);
  END IF;
  IF answers IS NULL OR json_array_length(answers) < jsonb_array_length(turns) THEN
    PERFORM redress_conflict('conversation');
  END IF;
  PERFORM redress_commit_sections(turns);
  RETURN answers;
END $$;
