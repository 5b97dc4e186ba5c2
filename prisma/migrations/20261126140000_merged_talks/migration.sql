-- Who merged which talk into which, and who undid it, stands in the log of the office: written with the
-- talk's own event, so that neither is without the other.
CREATE FUNCTION redress_log_merge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO office_log (at, actor, subject, action, before, after)
  VALUES (NEW.at, coalesce(NEW.actor->>'id', NEW.actor->>'kind'), 'talk:' || NEW.conversation_id,
    CASE NEW.body->>'change' WHEN 'merged' THEN 'merge' ELSE 'unmerge' END,
    'null'::json, coalesce(NEW.body->'merged'->'into', 'null'::json));
  RETURN NULL;
END $$;

CREATE TRIGGER conversation_event_merge AFTER INSERT ON conversation_event FOR EACH ROW
  WHEN (NEW.type = 'desk' AND NEW.body->>'change' IN ('merged', 'unmerged'))
  EXECUTE FUNCTION redress_log_merge();
