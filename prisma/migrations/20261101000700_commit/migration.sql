-- One turn's plan, written whole or not at all, in one call. Empty sections are left out; a
-- conversation's events are numbered from 1: `n` among all, `b` among those the buyer sees.
-- The typical turn is one statement between few expressions: PL/pgSQL sets each of its expressions up
-- anew in every transaction.

-- Whatever a plan changes beside its conversation; absent sections are not touched.
CREATE FUNCTION redress_commit_rest(plan jsonb, at timestamptz, answer integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF plan ? 'inbox' THEN
    INSERT INTO inbox (provider, event_id, at, seq)
    VALUES (plan->'inbox'->>'provider', plan->'inbox'->>'eventId', at, answer);
  END IF;
  IF plan ? 'tickets' THEN PERFORM redress_commit_tickets(plan->'tickets', at); END IF;
  IF plan ? 'evidence' THEN PERFORM redress_commit_evidence(plan->'evidence'); END IF;
  IF plan ? 'refunds' OR plan ? 'refundUpdates' THEN
    PERFORM redress_commit_refunds(plan->'refunds', plan->'refundUpdates', at);
  END IF;
  IF plan ? 'journals' THEN PERFORM redress_post(plan->'journals'); END IF;
  IF plan ?| ARRAY['cells', 'deadlines', 'effects'] THEN
    PERFORM redress_commit_work(plan, at);
  END IF;
END $$;

-- The buyer_seq that a client's id or a partner's event was answered with before; null: never.
CREATE FUNCTION redress_answered(scope text, client text, inbound jsonb) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  answer integer;
BEGIN
  IF client IS NOT NULL THEN
    SELECT seq INTO answer FROM answered WHERE conversation_id = scope AND client_id = client;
  END IF;
  IF answer IS NULL AND inbound IS NOT NULL THEN
    SELECT seq INTO answer FROM inbox
    WHERE provider = inbound->>'provider' AND event_id = inbound->>'eventId';
  END IF;
  RETURN answer;
END $$;

-- A plan that moves no conversation.
CREATE FUNCTION redress_commit_aside(scope text, client text, at timestamptz, plan jsonb)
RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  last_shown integer;
BEGIN
  SELECT c.last_buyer_seq INTO last_shown FROM conversation c WHERE c.id = scope;
  IF client IS NOT NULL THEN INSERT INTO answered VALUES (scope, client, last_shown); END IF;
  PERFORM redress_commit_rest(plan, at, coalesce(last_shown, 0));
  RETURN json_build_object('outcome', 'committed', 'lastSeq', 0,
    'lastBuyerSeq', coalesce(last_shown, 0));
END $$;

-- {outcome: committed, lastSeq, lastBuyerSeq} | {outcome: repeated, seq} | {outcome: conflict, on}
-- `scope` is the conversation whose clientIds are answered once; `events` and what follows it change
-- that conversation (null: it is not touched); `plan` has all other sections (null: none).
CREATE FUNCTION redress_commit(
  scope text, client text, at timestamptz, plan jsonb, events jsonb, state json, expected integer,
  added integer, shown integer, about text, speaks text, held text
) RETURNS json LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_variable
DECLARE
  last integer;
  last_shown integer;
  answer integer;
BEGIN
  -- A turn's client id is looked up only when its position is taken: repeating moves no position.
  IF events IS NULL OR plan ? 'inbox' THEN
    answer := redress_answered(scope, client, plan->'inbox');
    IF answer IS NOT NULL THEN
      RETURN json_build_object('outcome', 'repeated', 'seq', answer);
    END IF;
    IF events IS NULL THEN RETURN redress_commit_aside(scope, client, at, plan); END IF;
  END IF;

  WITH moved AS (
    UPDATE conversation c SET last_seq = c.last_seq + added,
      last_buyer_seq = c.last_buyer_seq + shown, state = redress_commit.state,
      order_id = coalesce(about, c.order_id), locale = coalesce(speaks, c.locale), holder = held,
      updated_at = redress_commit.at
    WHERE c.id = scope AND c.last_seq = expected
    RETURNING c.last_seq, c.last_buyer_seq
  ), said AS (
    INSERT INTO conversation_event
      (conversation_id, seq, buyer_seq, at, type, actor, visibility, turn_end, body)
    SELECT scope, m.last_seq - added + (e->>'n')::integer,
      m.last_buyer_seq - shown + (e->>'b')::integer, redress_commit.at, e->>'type', e->'actor',
      e->>'visibility', e ? 'turnEnd', e->'body'
    FROM moved m, jsonb_array_elements(events) e
  ), known AS (
    INSERT INTO answered SELECT scope, client, m.last_buyer_seq - shown + least(shown, 1)
    FROM moved m WHERE client IS NOT NULL
  )
  SELECT m.last_seq, m.last_buyer_seq INTO last, last_shown FROM moved m;

  IF NOT FOUND THEN
    answer := redress_answered(scope, client, plan->'inbox');
    IF answer IS NOT NULL THEN
      RETURN json_build_object('outcome', 'repeated', 'seq', answer);
    END IF;
    RETURN json_build_object('outcome', 'conflict', 'on', 'conversation');
  END IF;
  IF plan IS NOT NULL THEN
    PERFORM redress_commit_rest(plan, at, last_shown - shown + least(shown, 1));
  END IF;
  RETURN json_build_object('outcome', 'committed', 'lastSeq', last, 'lastBuyerSeq', last_shown);
END $$;
