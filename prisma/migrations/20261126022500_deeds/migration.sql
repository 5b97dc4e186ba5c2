-- What a buyer's own cases say of their habits (DT-4, DT-9): refunds that left them the goods, returns
-- without a reason, returns that came back worn, parcels that held something else. A few lines a
-- buyer, kept beside the buyer's row, which every turn reads anyway. They count for at most half a year.
ALTER TABLE buyer ADD COLUMN deeds jsonb NOT NULL DEFAULT '[]';

-- The deed that an event of a case is, if it is one; each case does each of them once.
CREATE FUNCTION redress_note_deed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told record;
  deed text;
  holds boolean := true;
BEGIN
  SELECT t.buyer_id, t.leaf, t.category, t.goods, t.remedy, t.class INTO told FROM (
    SELECT buyer_id, leaf, body->>'category' AS category, body->>'goods' AS goods,
      body->'granted'->'terms'->>'remedy' AS remedy,
      body->'return'->'inspection'->>'class' AS class
    FROM ticket WHERE id = NEW.ticket_id) t;
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

-- The condition is cheap and nearly always false: a deed is rare, an event is not.
CREATE TRIGGER ticket_event_deed AFTER INSERT ON ticket_event FOR EACH ROW
  WHEN (NEW.type IN ('inspected', 'goods_shipped_back', 'refund_succeeded')
    OR (NEW.to_state = 'return_transit' AND NEW.from_state <> 'return_transit'))
  EXECUTE FUNCTION redress_note_deed();
