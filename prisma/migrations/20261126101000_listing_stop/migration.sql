-- DT-10, policy §6: a restricted merchant, and one who owes us, sells nothing new. What the storefront was
-- told last stands with the merchant, so that it hears each change once.
ALTER TABLE merchant
  ADD COLUMN listing_stopped text CONSTRAINT merchant_listing_stopped
    CHECK (listing_stopped IN ('tier', 'debt')),
  ADD COLUMN listing_changes integer NOT NULL DEFAULT 0;
CREATE INDEX merchant_by_tier ON merchant (tier);
CREATE INDEX merchant_listing_stop ON merchant (id) WHERE listing_stopped IS NOT NULL;
CREATE INDEX account_balance_owed ON account_balance (party_id)
  WHERE account = '1101' AND balance_cents > 0;
