-- The lists of tickets, at a million of them. A filter that leaves few rows has an index in the order
-- of the list; one that leaves many finds a page soon by reading the newest.
CREATE INDEX ticket_by_leaf ON ticket (leaf, updated_at DESC, id DESC);
-- Whoever holds a case that is still open; what nobody holds is found by its state.
CREATE INDEX ticket_by_holder ON ticket (holder, updated_at DESC, id DESC) WHERE holder <> 'none';
CREATE INDEX ticket_open_due ON ticket (deadline_at)
  WHERE state NOT IN ('completed', 'rejected', 'cancelled', 'closed_timeout');
CREATE INDEX ticket_by_order ON ticket (order_id);

-- What a text can be found by: three letters or digits in a row, one or two Chinese characters, and
-- the first one or two of each word (`^ab`). Works without any extension, the same on both engines.
CREATE FUNCTION redress_grams(told text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT g.gram), '{}')
  FROM (SELECT lower(told) AS t) w,
    generate_series(1, length(w.t)) AS i,
    -- The characters around this place as code points; 0 past the ends. From 11904 on they are Chinese.
    LATERAL (SELECT CASE i WHEN 1 THEN 0 ELSE ascii(substr(w.t, i - 1, 1)) END AS b,
      ascii(substr(w.t, i, 1)) AS x, ascii(substr(w.t, i + 1, 1)) AS y,
      ascii(substr(w.t, i + 2, 1)) AS z) c,
    LATERAL (SELECT (c.x BETWEEN 48 AND 57 OR c.x BETWEEN 97 AND 122)
      AND NOT (c.b BETWEEN 48 AND 57 OR c.b BETWEEN 97 AND 122) AS starts) s,
    LATERAL (VALUES
      (CASE WHEN c.x >= 11904 THEN substr(w.t, i, 1) END),
      (CASE WHEN c.x >= 11904 AND c.y >= 11904 THEN substr(w.t, i, 2) END),
      (CASE WHEN c.x BETWEEN 33 AND 11903 AND c.y BETWEEN 33 AND 11903 AND c.z BETWEEN 33 AND 11903
        THEN substr(w.t, i, 3) END),
      (CASE WHEN s.starts THEN '^' || substr(w.t, i, 1) END),
      (CASE WHEN s.starts AND (c.y BETWEEN 48 AND 57 OR c.y BETWEEN 97 AND 122)
        THEN '^' || substr(w.t, i, 2) END)) AS g (gram)
  WHERE g.gram IS NOT NULL
$$;

-- Written once, with its ticket: number, order and title never change. Beside the ticket, so that a
-- turn's update of it touches nothing here.
CREATE TABLE ticket_search (
  ticket_id text PRIMARY KEY,
  -- With `m:` and the merchant's id among them: a merchant's search looks at no other's tickets.
  grams text[] NOT NULL
);
INSERT INTO ticket_search
SELECT id, redress_grams(number || ' ' || order_id || ' ' || item_title) || ('m:' || merchant_id)
FROM ticket;
CREATE INDEX ticket_search_grams ON ticket_search USING gin (grams);

CREATE FUNCTION redress_make_findable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_search VALUES (NEW.id,
    redress_grams(NEW.number || ' ' || NEW.order_id || ' ' || NEW.item_title)
      || ('m:' || NEW.merchant_id));
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_is_findable AFTER INSERT ON ticket
  FOR EACH ROW EXECUTE FUNCTION redress_make_findable();
