import { depositFor } from '../decision/deposit.ts';
import { merchantTier, preauthAllowed, tierBrings } from '../decision/merchant-tier.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { ListingRules } from '../store/listing-stops.ts';
import type { PreauthRules } from '../store/preauth.ts';
import type { TierRules } from '../store/tier-reviews.ts';

const TIERS = ['S', 'A', 'B', 'C', 'D'] as const;

/** DT-10 and DT-13 by the rule set in force, as the store asks for them. */
export const tierRules = (rules: () => RuleSet): TierRules & ListingRules => ({
  version: () => rules().version,
  timeZone: () => rules().timeZone,
  tierOf: (record) => merchantTier(record, rules()),
  depositOf: (monthlyCents, tier) => depositFor(monthlyCents, tier, rules()),
  mayKeep: (tier, cents) => preauthAllowed(tier, cents, rules()),
  brings: (tier) => tierBrings(tier, rules()),
  tiers: () => TIERS.filter((tier) => rules().dt10[tier].listingStop),
});

export const preauthRules = (rules: () => RuleSet): PreauthRules => ({
  allowed: (tier, cents) => preauthAllowed(tier, cents, rules()),
  range: (tier) => {
    const { preauthMinCents: min, preauthMaxCents: max } = rules().dt10[tier];
    return { min, max };
  },
});
