-- One turn's plan, written whole or not at all, in one call. Empty sections are left out; a
-- conversation's events are numbered from 1: `n` among all, `b` among those the buyer sees.

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

-- {outcome: committed, lastSeq, lastBuyerSeq} | {outcome: repeated, seq} | {outcome: conflict, on}
-- `scope` is the conversation whose clientIds are answered once, `turn` what changes in it,
-- `state` its folded state as text, `plan` all other sections (null when there are none).
CREATE FUNCTION redress_commit(
  scope text, client text, at timestamptz, turn jsonb, state json, plan jsonb
) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_variable
DECLARE
  added integer := coalesce((turn->>'added')::integer, 0);
  shown integer := coalesce((turn->>'shown')::integer, 0);
  last integer;
  last_shown integer;
  answer integer;
BEGIN
  -- A turn's client id is looked up only when its position is taken: repeating moves no position.
  IF turn IS NULL OR plan ? 'inbox' THEN
    answer := redress_answered(scope, client, plan->'inbox');
    IF answer IS NOT NULL THEN
      RETURN jsonb_build_object('outcome', 'repeated', 'seq', answer);
    END IF;
  END IF;
  IF turn IS NULL THEN
    SELECT c.last_seq, c.last_buyer_seq INTO last, last_shown FROM conversation c WHERE c.id = scope;
  ELSE
    UPDATE conversation c SET last_seq = c.last_seq + added,
      last_buyer_seq = c.last_buyer_seq + shown, state = redress_commit.state,
      order_id = coalesce(turn->>'orderId', c.order_id),
      locale = coalesce(turn->>'locale', c.locale), holder = turn->>'holder',
      updated_at = redress_commit.at
    WHERE c.id = scope AND c.last_seq = (turn->>'expectedSeq')::integer
    RETURNING c.last_seq, c.last_buyer_seq INTO last, last_shown;
    IF NOT FOUND THEN
      answer := redress_answered(scope, client, plan->'inbox');
      IF answer IS NOT NULL THEN
        RETURN jsonb_build_object('outcome', 'repeated', 'seq', answer);
      END IF;
      RETURN jsonb_build_object('outcome', 'conflict', 'on', 'conversation');
    END IF;
    INSERT INTO conversation_event
      (conversation_id, seq, buyer_seq, at, type, actor, turn_end, body)
    SELECT scope, last - added + (e->>'n')::integer, last_shown - shown + (e->>'b')::integer,
      redress_commit.at, e->>'type', e->'actor', e ? 'turnEnd', e->'body'
    FROM jsonb_array_elements(turn->'events') e;
  END IF;

  answer := coalesce(last_shown, 0) - shown + least(shown, 1);
  IF client IS NOT NULL THEN INSERT INTO answered VALUES (scope, client, answer); END IF;
  IF plan IS NOT NULL THEN PERFORM redress_commit_rest(plan, at, answer); END IF;
  RETURN jsonb_build_object('outcome', 'committed',
    'lastSeq', coalesce(last, 0), 'lastBuyerSeq', coalesce(last_shown, 0));
END $$;
