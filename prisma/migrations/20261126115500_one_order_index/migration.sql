-- A ticket's order is found by `ticket_claim_no`, which begins with it: a second index on it alone was
-- written at each step of a case and read for nothing more.
DROP INDEX ticket_by_order;
