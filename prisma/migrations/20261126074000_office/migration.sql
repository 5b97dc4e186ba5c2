-- Who changed which account or setting, from what to what. Nothing in it is ever a password.
CREATE TABLE office_log (
  id bigserial PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  actor text NOT NULL,
  -- `user:<id>` or the setting's key.
  subject text NOT NULL,
  action text NOT NULL,
  before json,
  after json
);
CREATE TRIGGER office_log_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON office_log
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();
