-- What Redress may agree in a merchant's name: every word of it, with who said it. The newest holds, and
-- stands in the merchant's body, which every turn reads anyway.
CREATE TABLE mandate (
  merchant_id text NOT NULL REFERENCES merchant,
  version integer NOT NULL CHECK (version > 0),
  at timestamptz(3) NOT NULL,
  -- The storefront, or the staff account that set it.
  author text NOT NULL,
  role text NOT NULL CHECK (role IN ('storefront', 'merchant', 'operator')),
  body jsonb NOT NULL,
  PRIMARY KEY (merchant_id, version)
);
CREATE TRIGGER mandate_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON mandate
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();

-- What the storefront said last: only another word of it takes the place of the merchant's own.
ALTER TABLE merchant ADD COLUMN told_mandate jsonb;
