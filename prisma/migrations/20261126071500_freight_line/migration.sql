-- What was paid for an order's way out is a line of its own, sold by nobody, so that the same wall
-- stands before it: no more of it is ever given back than was paid. No item can bear its name.
ALTER TABLE order_line
  ALTER COLUMN merchant_id DROP NOT NULL,
  ADD CONSTRAINT order_line_sold_by_somebody
    CHECK ((merchant_id IS NULL) = (item_id = '(freight)')),
  ADD CONSTRAINT order_line_freight_earns_nothing
    CHECK (merchant_id IS NOT NULL OR (commission_bps = 0 AND payout_at IS NULL));
INSERT INTO order_line (order_id, item_id, paid_cents, commission_bps)
SELECT id, '(freight)', (body->>'freightCents')::bigint, 0 FROM orders
WHERE (body->>'freightCents')::bigint > 0;

-- One refund at the gateway may draw on more than one line: it bears the first row's id, the further
-- rows' begin with it.
ALTER TABLE refund ADD COLUMN paid_as text GENERATED ALWAYS AS (split_part(id, '/', 1)) STORED;
