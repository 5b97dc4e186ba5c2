-- What of a file a jury does not see: boxes drawn over a photo, or the whole file. The newest row of a
-- file counts; earlier ones stay, so that it can be told what a jury saw when.
CREATE TABLE evidence_cover (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  evidence_id text NOT NULL REFERENCES evidence (id),
  -- The photo with its boxes; null where there are none.
  storage_key text,
  boxes jsonb NOT NULL,
  withheld boolean NOT NULL,
  by_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT evidence_cover_kept CHECK ((jsonb_array_length(boxes) > 0) = (storage_key IS NOT NULL))
);
CREATE INDEX evidence_cover_newest ON evidence_cover (evidence_id, id DESC);
