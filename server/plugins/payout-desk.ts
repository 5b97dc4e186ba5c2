import type pg from 'pg';
import type { PayoutDesk } from '../channels/ports.ts';
import { payoutHold } from '../decision/payout-hold.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import { maturityJournal, payoutJournal } from '../settlement/payout.ts';
import { payoutAfter, payoutRefusal, withdrawable } from '../settlement/payout-stages.ts';
import { createPayoutReads } from '../store/payout-reads.ts';
import { createPayouts } from '../store/payouts.ts';
import { setPreauth } from '../store/preauth.ts';
import { createReleases } from '../store/releases.ts';
import { preauthRules } from './merchant-rules.ts';

const TIERS = ['S', 'A', 'B', 'C', 'D'] as const;

/** Merchants' withdrawals: the store with the settlement's rules. */
export const payoutDesk = (pool: pg.Pool, rules: () => RuleSet): PayoutDesk => ({
  ...createPayoutReads(pool, { withdrawable }),
  setPreauth: (asked) => setPreauth(pool, preauthRules(rules), asked),
  ...createPayouts(pool, {
    after: payoutAfter,
    refusal: payoutRefusal,
    confirmed: payoutJournal,
    byHand: (tier) => rules().dt10[tier].manualPayout ?? false,
  }),
  ...createReleases(pool, {
    tiers: () => TIERS.filter((tier) => rules().dt10[tier].manualPayout),
    hold: (line) => payoutHold({ ...line, newMerchant: false, byHand: true }, rules()),
    mature: maturityJournal,
  }),
});
