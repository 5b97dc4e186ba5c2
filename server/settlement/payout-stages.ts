import type { MerchantBalances } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';
import type { PayoutStage } from '../terms/payout.ts';

export type PayoutAction = 'approve' | 'reject' | 'cancel' | 'send' | 'confirm' | 'fail';

interface Move {
  readonly from: readonly PayoutStage[];
  readonly to: PayoutStage;
}

/** Where each action leads. A bank may still pay what it had called failed: the books follow the money. */
const MOVES: Readonly<Record<PayoutAction, Move>> = {
  approve: { from: ['requested'], to: 'approved' },
  reject: { from: ['requested'], to: 'rejected' },
  cancel: { from: ['requested'], to: 'rejected' },
  send: { from: ['approved'], to: 'sent' },
  confirm: { from: ['approved', 'sent', 'failed'], to: 'confirmed' },
  fail: { from: ['approved', 'sent'], to: 'failed' },
};

export interface PayoutFacts {
  readonly cents: Cents;
  readonly balances: Pick<MerchantBalances, 'availableCents' | 'receivableCents'>;
  /** What the merchant's other payouts of this currency have spoken for. */
  readonly waitingCents: Cents;
  /** DT-13, V7: an account of theirs was taken back from its buyer, and nobody has decided on it yet. */
  readonly frozen?: boolean | undefined;
}

/** Why a payout cannot go on: it is past that, all are frozen, the merchant owes, or the money is not there (any more). */
export type PayoutRefusal = 'stage' | 'frozen' | 'owes' | 'short';

/** A merchant who owes is paid nothing out, and nobody more than is available and not asked for yet. */
export function payoutRefusal(facts: PayoutFacts): Exclude<PayoutRefusal, 'stage'> | undefined {
  const { cents, balances, frozen } = facts;
  if (frozen) return 'frozen';
  if (balances.receivableCents > 0) return 'owes';
  return cents > withdrawable(facts) ? 'short' : undefined;
}

export const withdrawable = ({
  balances,
  waitingCents,
  frozen,
}: Omit<PayoutFacts, 'cents'>): Cents =>
  frozen || balances.receivableCents > 0 ? 0 : Math.max(0, balances.availableCents - waitingCents);

/** The next stage, or why not. What the gateway says is so: only an approval can still hold it back. */
export function payoutAfter(
  stage: PayoutStage,
  action: PayoutAction,
  facts: PayoutFacts,
): { readonly to: PayoutStage } | { readonly refused: PayoutRefusal } {
  const { from, to } = MOVES[action];
  if (!from.includes(stage)) return { refused: 'stage' };
  const refused = action === 'approve' ? payoutRefusal(facts) : undefined;
  return refused ? { refused } : { to };
}
