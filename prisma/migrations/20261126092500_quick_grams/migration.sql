-- The same grams, gathered in one pass over the characters: a ticket's take 50 µs instead of 1,300,
-- in the very turn that opens it.
CREATE OR REPLACE FUNCTION redress_grams(told text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  letters text[] := string_to_array(lower(told), NULL);
  n integer := coalesce(array_length(letters, 1), 0);
  found text[] := '{}';
  -- The characters around this place as code points; 0 past the ends. From 11904 on they are Chinese.
  before integer := 0;
  here integer := CASE WHEN n > 0 THEN ascii(letters[1]) ELSE 0 END;
  next integer := CASE WHEN n > 1 THEN ascii(letters[2]) ELSE 0 END;
  after integer;
BEGIN
  FOR i IN 1..n LOOP
    after := CASE WHEN i + 2 <= n THEN ascii(letters[i + 2]) ELSE 0 END;
    IF here >= 11904 THEN
      found := found || letters[i];
      IF next >= 11904 THEN
        found := found || (letters[i] || letters[i + 1]);
      END IF;
    ELSIF here >= 33 THEN
      IF next BETWEEN 33 AND 11903 AND after BETWEEN 33 AND 11903 THEN
        found := found || (letters[i] || letters[i + 1] || letters[i + 2]);
      END IF;
      IF (here BETWEEN 48 AND 57 OR here BETWEEN 97 AND 122)
        AND NOT (before BETWEEN 48 AND 57 OR before BETWEEN 97 AND 122) THEN
        found := found || ('^' || letters[i]);
        IF next BETWEEN 48 AND 57 OR next BETWEEN 97 AND 122 THEN
          found := found || ('^' || letters[i] || letters[i + 1]);
        END IF;
      END IF;
    END IF;
    before := here;
    here := next;
    next := after;
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT gram FROM unnest(found) AS gram);
END $$;
