-- A verdict with its whole trace stays in its row as it is: packing it cost more than writing it.
ALTER TABLE ticket_event SET (toast_tuple_target = 8160);

-- The deed that an event of a case is, if it is one; each case does each of them once.
CREATE OR REPLACE FUNCTION redress_note_deed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told record;
  deed text;
  holds boolean := true;
BEGIN
  -- The body is read through once, not once for each of its fields.
  SELECT t.buyer_id, t.leaf, b.category, b.goods, b.granted->'terms'->>'remedy' AS remedy,
    b."return"->'inspection'->>'class' AS class INTO told
  FROM ticket t, json_to_record(t.body)
    AS b (category text, goods text, granted json, "return" json)
  WHERE t.id = NEW.ticket_id;
  IF NEW.type = 'inspected' THEN
    deed := 'worn';
    -- Looked at again, a return may turn out to be sound.
    holds := NEW.body->'data'->'inspection'->>'class' >= 'R3'
      AND NEW.body->'data'->'inspection'->>'by' <> 'silence';
  ELSIF NEW.type = 'goods_shipped_back' AND told.class = 'R5' THEN
    deed := 'swapped';
  ELSIF NEW.type = 'refund_succeeded' AND told.remedy IN ('partial_refund', 'refund_only')
    AND told.goods = 'with_buyer' AND told.category <> 'virtual_code' THEN
    deed := 'kept';
  ELSIF NEW.to_state = 'return_transit' AND told.leaf LIKE 'NRR.%' THEN
    deed := 'no_reason';
  END IF;
  IF deed IS NULL THEN RETURN NULL; END IF;
  UPDATE buyer b SET deeds = (
    SELECT coalesce(jsonb_agg(d), '[]') FROM jsonb_array_elements(b.deeds) d
    WHERE (d->>'at')::timestamptz > NEW.at - interval '200 days'
      AND NOT (d->>'ticketId' = NEW.ticket_id AND d->>'kind' = deed)
  ) || CASE WHEN holds THEN jsonb_build_array(jsonb_build_object('kind', deed,
      'ticketId', NEW.ticket_id, 'at', redress_instant(NEW.at))) ELSE '[]' END
  WHERE b.id = told.buyer_id;
  RETURN NULL;
END $$;
