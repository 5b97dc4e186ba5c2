-- Where a merchant is asked to be heard although the case waits for others too. Few tickets are there at any time.
CREATE INDEX ticket_heard_todo ON ticket (merchant_id, deadline_at, id)
  WHERE state IN ('arb_evidence', 'code_check');
