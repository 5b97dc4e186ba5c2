-- Jurors: accounts that see nothing but the cases they are asked to judge.
ALTER TABLE staff_user DROP CONSTRAINT staff_user_role_check;
ALTER TABLE staff_user ADD CONSTRAINT staff_user_role_check
  CHECK (role IN ('agent', 'merchant', 'operator', 'juror'));
-- Buyers and merchants a juror has to do with: they do not judge those.
ALTER TABLE staff_user ADD COLUMN ties text[] NOT NULL DEFAULT '{}';

-- Who was asked to sit on which jury, and what came of it: written with the case's own event.
CREATE TABLE jury_seat (
  ticket_id text NOT NULL,
  user_id text NOT NULL,
  seat text NOT NULL,
  expert boolean NOT NULL,
  -- `closed`: it ended before they answered.
  status text NOT NULL CHECK (status IN ('invited', 'voted', 'declined', 'closed')),
  side text CHECK (side IN ('buyer', 'merchant')),
  reason text,
  invited_at timestamptz(3) NOT NULL,
  answered_at timestamptz(3),
  -- Who was right in the end; null until it is decided.
  outcome text,
  decided_at timestamptz(3),
  PRIMARY KEY (ticket_id, user_id),
  CONSTRAINT jury_seat_vote CHECK ((status = 'voted') = (side IS NOT NULL))
);
CREATE INDEX jury_seat_of_user ON jury_seat (user_id, invited_at DESC, ticket_id);
-- One person at a time on each seat.
CREATE UNIQUE INDEX jury_seat_taken ON jury_seat (ticket_id, seat)
  WHERE status IN ('invited', 'voted');

-- An invitation is there with the event that makes it, or not at all.
CREATE FUNCTION redress_note_jury() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told json := NEW.body->'data';
BEGIN
  IF NEW.type = 'jury_opened' THEN
    -- An appeal may bring a case before another jury: the one before it is over.
    DELETE FROM jury_seat WHERE ticket_id = NEW.ticket_id;
  END IF;
  IF NEW.type = 'juror_declined' THEN
    UPDATE jury_seat SET status = 'declined', answered_at = NEW.at
    WHERE ticket_id = NEW.ticket_id AND user_id = told->>'userId';
  END IF;
  IF NEW.type IN ('jury_opened', 'juror_declined') THEN
    INSERT INTO jury_seat (ticket_id, user_id, seat, expert, status, invited_at)
    SELECT NEW.ticket_id, s->>'userId', s->>'seat', (s->>'expert')::boolean, 'invited', NEW.at
    FROM json_array_elements(coalesce(told->'seats',
      CASE WHEN told->'instead' IS NULL THEN '[]'::json ELSE json_build_array(told->'instead') END)) s;
  ELSIF NEW.type = 'jury_voted' THEN
    UPDATE jury_seat SET status = 'voted', side = told->>'for', reason = NEW.body->>'note',
      answered_at = NEW.at
    WHERE ticket_id = NEW.ticket_id AND user_id = NEW.body->'actor'->>'id';
  ELSIF NEW.type = 'arbitrated' THEN
    UPDATE jury_seat SET status = CASE status WHEN 'invited' THEN 'closed' ELSE status END,
      outcome = told->>'outcome', decided_at = NEW.at
    WHERE ticket_id = NEW.ticket_id AND outcome IS NULL;
  ELSIF NEW.type = 'escalated_to_lead' THEN
    UPDATE jury_seat SET status = 'closed' WHERE ticket_id = NEW.ticket_id AND status = 'invited';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_event_jury AFTER INSERT ON ticket_event FOR EACH ROW
  WHEN (NEW.type IN ('jury_opened', 'juror_declined', 'jury_voted', 'arbitrated')
    OR (NEW.type = 'escalated_to_lead' AND NEW.to_state = 'arb_jury'))
  EXECUTE FUNCTION redress_note_jury();

-- What was decided with reasons, the newest first: precedents.
CREATE INDEX ticket_event_ruled ON ticket_event (at DESC) WHERE type = 'arbitrated';
