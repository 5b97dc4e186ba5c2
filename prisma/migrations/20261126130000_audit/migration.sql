-- Cases drawn for the platform to look at again (DT-10): few, and read as a list of their own.
CREATE INDEX ticket_audit ON ticket (updated_at DESC, id)
  WHERE (body->'audit') IS NOT NULL AND (body->'audit'->>'outcome') IS NULL;
