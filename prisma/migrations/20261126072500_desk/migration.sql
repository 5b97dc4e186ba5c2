-- The desk: talks that wait for a person or are in a person's hands. A read model of the talk's own
-- log, written with it in one transaction; the planner's `desk` event carries the whole row.
CREATE TABLE desk_talk (
  conversation_id text PRIMARY KEY,
  -- The position in the log of the event that wrote it last.
  version integer NOT NULL,
  group_name text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'offered', 'held')),
  assignee_id text,
  priority integer NOT NULL,
  queued_at timestamptz(3) NOT NULL,
  offered_at timestamptz(3),
  -- When the clock runs out; null while it stands still.
  due_at timestamptz(3),
  followers text[] NOT NULL,
  -- What a search looks through, in lower case.
  sought text NOT NULL,
  body json NOT NULL
);
CREATE INDEX desk_talk_in_order ON desk_talk (priority, queued_at, conversation_id);
CREATE INDEX desk_talk_of_group ON desk_talk (group_name, priority, queued_at, conversation_id);
CREATE INDEX desk_talk_of_assignee ON desk_talk (assignee_id) WHERE assignee_id IS NOT NULL;
CREATE INDEX desk_talk_due ON desk_talk (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX desk_talk_offered ON desk_talk (offered_at) WHERE state = 'offered';

CREATE FUNCTION redress_note_desk() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  talk json := NEW.body->'desk';
BEGIN
  IF talk IS NULL OR json_typeof(talk) = 'null' THEN
    DELETE FROM desk_talk WHERE conversation_id = NEW.conversation_id;
    RETURN NULL;
  END IF;
  INSERT INTO desk_talk (conversation_id, version, group_name, state, assignee_id, priority,
    queued_at, offered_at, due_at, followers, sought, body)
  VALUES (NEW.conversation_id, NEW.seq, talk->>'group',
    CASE WHEN talk->>'takenAt' IS NOT NULL THEN 'held'
      WHEN talk->'assignee'->>'id' IS NOT NULL THEN 'offered' ELSE 'waiting' END,
    talk->'assignee'->>'id', (talk->>'priority')::integer, (talk->>'queuedAt')::timestamptz,
    (talk->>'offeredAt')::timestamptz, (talk->'clock'->>'dueAt')::timestamptz,
    ARRAY(SELECT json_array_elements_text(talk->'followers')),
    lower(concat_ws(' ', talk->'about'->>'number', talk->'about'->>'title',
      talk->'buyer'->>'name', talk->'buyer'->>'id', talk->'last'->>'text')),
    talk)
  ON CONFLICT (conversation_id) DO UPDATE SET version = EXCLUDED.version,
    group_name = EXCLUDED.group_name, state = EXCLUDED.state, assignee_id = EXCLUDED.assignee_id,
    priority = EXCLUDED.priority, queued_at = EXCLUDED.queued_at, offered_at = EXCLUDED.offered_at,
    due_at = EXCLUDED.due_at, followers = EXCLUDED.followers, sought = EXCLUDED.sought,
    body = EXCLUDED.body;
  RETURN NULL;
END $$;

CREATE TRIGGER conversation_event_desk AFTER INSERT ON conversation_event FOR EACH ROW
  WHEN (NEW.type = 'desk') EXECUTE FUNCTION redress_note_desk();

-- How far each side of a talk has read, in the buyer's own numbering. A mark only moves forward.
CREATE TABLE conversation_read (
  conversation_id text NOT NULL,
  side text NOT NULL CHECK (side IN ('buyer', 'staff')),
  seq integer NOT NULL,
  PRIMARY KEY (conversation_id, side)
);
