import type { Cents } from '../terms/money.ts';
import type { Merchant } from '../terms/order.ts';
import type { Liability, Risk, Route, TraceStep } from '../terms/verdict.ts';
import { RISK_RANK } from '../terms/verdict.ts';
import type { RuleSet } from './rule-set/schema.ts';

interface Ask {
  readonly cents: Cents;
  readonly risk: Risk;
  readonly liability: Liability;
  readonly merchant: Merchant;
}

/** Risk from which a person looks at every case (E11). */
const HUMAN_RISK = RISK_RANK.high;

/**
 * DT-5 and DT-10: who must agree to a keep-goods amount. Where the merchant pays, the ceiling is the
 * lower of the platform's and the merchant's own pre-authorisation.
 */
export function routeOf(
  ask: Ask,
  rules: RuleSet,
): { route: Route; ceilingCents: Cents; trace: TraceStep } {
  const { cents, risk, liability, merchant } = ask;
  const platform = rules.dt5.ceilings.partial_refund[RISK_RANK[risk]] ?? Number.MAX_SAFE_INTEGER;
  const preauth = liability.merchantBps > 0 ? preauthOf(merchant, rules, platform) : platform;
  const ceilingCents = Math.min(platform, preauth);
  const route = choose(ask, ceilingCents, rules);
  return {
    route,
    ceilingCents,
    trace: {
      ruleId: 'DT-5',
      label: 'who must agree',
      facts: {
        cents,
        platformCeiling: platform,
        merchantPreauth: preauth,
        tier: merchant.tier,
        risk,
      },
      outcome: route,
    },
  };
}

function choose(ask: Ask, ceilingCents: Cents, { dt5, dt10 }: RuleSet): Route {
  if (RISK_RANK[ask.risk] >= HUMAN_RISK) return 'platform';
  if (ask.cents <= ceilingCents) return 'automatic';
  if (ask.cents > dt5.humanOverKeepGoodsCents) return 'platform';
  const merchantMayReview = dt10[ask.merchant.tier].reviewHours !== null;
  return ask.liability.merchantBps > 0 && merchantMayReview ? 'merchant' : 'platform';
}

/** DT-10: the merchant's own limit, or its tier's; tier D has none of its own. */
const preauthOf = (merchant: Merchant, { dt10 }: RuleSet, platform: Cents): Cents =>
  merchant.preauthCents ?? dt10[merchant.tier].preauthDefaultCents ?? platform;
