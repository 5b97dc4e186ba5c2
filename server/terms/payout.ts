/** The stages of a payout: the first four in their order, the last two end it without money. */
export const PAYOUT_STAGES = [
  'requested',
  'approved',
  'sent',
  'confirmed',
  'rejected',
  'failed',
] as const;
export type PayoutStage = (typeof PAYOUT_STAGES)[number];

/** Stages in which money is spoken for and has not left. */
export const WAITING_STAGES: readonly PayoutStage[] = ['requested', 'approved', 'sent'];
