import type { Cents, Currency } from './money.ts';

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

/** A payout as it is asked for. */
export interface PayoutAsked {
  /** Made from the client's own id: asked twice it is one payout. */
  readonly id: string;
  readonly merchantId: string;
  readonly currency?: Currency | undefined;
  readonly cents: Cents;
  readonly at: string;
  readonly by: string;
  /** The merchant's own wish. */
  readonly own: boolean;
}
