-- DT-10: what is pending of a restricted merchant is released by hand, by two people: one proposes, another
-- decides. A line has one open proposal at most; what was decided stays for who asks later.
CREATE TABLE payout_release (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id text NOT NULL,
  item_id text NOT NULL,
  merchant_id text NOT NULL REFERENCES merchant,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  outcome text CONSTRAINT payout_release_outcome CHECK (outcome IN ('released', 'refused')),
  decided_by text,
  decided_at timestamptz,
  FOREIGN KEY (order_id, item_id) REFERENCES order_line,
  CONSTRAINT payout_release_two_people CHECK (outcome IS DISTINCT FROM 'released'
    OR decided_by IS DISTINCT FROM asked_by)
);
CREATE UNIQUE INDEX payout_release_open ON payout_release (order_id, item_id) WHERE outcome IS NULL;
