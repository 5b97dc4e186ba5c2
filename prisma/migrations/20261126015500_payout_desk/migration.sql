-- A payout is asked for by one person and decided by another; its news is about no ticket.
ALTER TABLE payout
  ADD COLUMN requested_by text NOT NULL DEFAULT 'merchant',
  ADD COLUMN decided_by text,
  ADD COLUMN reason text,
  DROP CONSTRAINT payout_stage_check,
  ADD CONSTRAINT payout_stage CHECK (stage IN
    ('requested', 'approved', 'sent', 'confirmed', 'rejected', 'failed')),
  ADD CONSTRAINT payout_two_people CHECK (stage IN ('requested', 'rejected')
    OR decided_by IS DISTINCT FROM requested_by);
CREATE INDEX payout_newest ON payout (requested_at DESC, id DESC);
ALTER TABLE storefront_event ALTER COLUMN ticket_id DROP NOT NULL;
