-- What waits for a merchant, nearest deadline first. Few tickets do at any time, so the index is small.
CREATE INDEX ticket_todo ON ticket (merchant_id, deadline_at, id) WHERE holder = 'merchant';
