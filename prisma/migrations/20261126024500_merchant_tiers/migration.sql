-- DT-10: tiers are worked out anew each month from what the last 90 days show.
ALTER TABLE merchant
  -- When the storefront first told of them, in business time: 90 days later there is something to judge.
  ADD COLUMN known_since timestamptz(3) NOT NULL DEFAULT now(),
  -- What the storefront said last; only another word of it takes the place of a review.
  ADD COLUMN told_tier text,
  -- The merchant's own limit, which the storefront's does not overwrite.
  ADD COLUMN own_preauth_cents bigint CHECK (own_preauth_cents >= 0);
UPDATE merchant SET known_since = updated_at, told_tier = tier;

CREATE TABLE tier_review (
  merchant_id text NOT NULL REFERENCES merchant,
  -- The start of the month it counts from.
  at timestamptz(3) NOT NULL,
  tier_before text NOT NULL,
  tier_after text NOT NULL,
  figures jsonb NOT NULL,
  -- DT-13: what a seller of codes is to leave with the platform; 0 for others.
  deposit_cents bigint NOT NULL CHECK (deposit_cents >= 0),
  rule_set_version text NOT NULL,
  PRIMARY KEY (merchant_id, at)
);
CREATE TRIGGER tier_review_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON tier_review
  FOR EACH STATEMENT EXECUTE FUNCTION redress_refuse_change();
