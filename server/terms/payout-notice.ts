import type { Cents, Currency } from './money.ts';
import type { NoticeDraft } from './notice.ts';
import type { PayoutStage } from './payout.ts';

const DESK = { to: 'desk', group: 'finance', topic: 'act' } as const;
const MERCHANT = { to: 'merchant', topic: 'news' } as const;

/** Who is told of a withdrawal's stage: whoever must approve or mend it, and the merchant how it ended. */
const TOLD: Partial<Readonly<Record<PayoutStage, readonly (typeof DESK | typeof MERCHANT)[]>>> = {
  requested: [DESK],
  confirmed: [MERCHANT],
  rejected: [MERCHANT],
  failed: [DESK, MERCHANT],
};

export const payoutNotices = (payout: {
  readonly stage: PayoutStage;
  readonly cents: Cents;
  readonly currency: Currency;
}): NoticeDraft[] =>
  (TOLD[payout.stage] ?? []).map((whom) => ({
    ...whom,
    name: `payout_${payout.stage}`,
    facts: { amountCents: payout.cents, currency: payout.currency },
  }));
