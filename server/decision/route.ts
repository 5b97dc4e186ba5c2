import type { Cents } from '../terms/money.ts';
import type { Merchant } from '../terms/order.ts';
import type { Liability, Risk, Route, TraceStep } from '../terms/verdict.ts';
import { RISK_RANK } from '../terms/verdict.ts';
import { type Agreeing, mandateLimit } from './mandate.ts';
import type { Action } from './outcome.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { step } from './step.ts';

interface Ask {
  readonly cents: Cents;
  readonly risk: Risk;
  readonly liability: Liability;
  readonly merchant: Merchant;
  /** The row of DT-5; a partial refund where absent. */
  readonly action?: Action | undefined;
  /** What the merchant would be asked to agree to; without it no mandate speaks. */
  readonly asked?: Agreeing | undefined;
}

/** Risk from which a person looks at every case whose row of DT-5 does not allow it (E11). */
const HUMAN_RISK = RISK_RANK.high;
/** The buyer keeps goods and cash: only here the merchant's own limit counts. */
const KEEP_GOODS: readonly Action[] = ['partial_refund', 'refund_only'];

interface Routed {
  readonly route: Route;
  readonly ceilingCents: Cents;
  readonly trace: TraceStep;
  /** Redress agrees in the merchant's name, by this version of its mandate. */
  readonly mandate?: { readonly version: number };
}

/**
 * DT-5 and DT-10: who must agree. Where the buyer keeps the goods and the merchant pays, the ceiling is
 * the lower of the platform's and the merchant's own pre-authorisation.
 */
export function routeOf(ask: Ask, rules: RuleSet): Routed {
  const { cents, risk, liability, merchant, action = 'partial_refund', asked } = ask;
  const platform = rules.dt5.ceilings[action][RISK_RANK[risk]] ?? Number.MAX_SAFE_INTEGER;
  const limited = KEEP_GOODS.includes(action) && liability.merchantBps > 0;
  const preauth = limited ? preauthOf(merchant, rules, platform) : platform;
  const ceilingCents = Math.min(platform, preauth);
  const chosen = choose({ ...ask, action }, ceilingCents, rules);
  const limitCents = chosen === 'merchant' && asked ? mandateLimit(merchant, asked, rules) : 0;
  // The merchant has said beforehand what they would be asked now.
  const agreed = chosen === 'merchant' && cents <= limitCents;
  const route = agreed ? 'automatic' : chosen;
  const version = merchant.negotiation?.version ?? 0;
  return {
    route,
    ceilingCents,
    ...(agreed && { mandate: { version } }),
    trace: step(
      'DT-5',
      'who must agree',
      { action, cents, platformCeiling: platform, risk },
      {
        outcome: route,
        // What the merchant allows beforehand is between them and the platform.
        kept: {
          for: 'merchant',
          facts: {
            merchantPreauth: preauth,
            tier: merchant.tier,
            ...(agreed && { mandate: version }),
          },
        },
      },
    ),
  };
}

function choose(
  ask: Ask & { readonly action: Action },
  ceilingCents: Cents,
  { dt5, dt10 }: RuleSet,
): Route {
  if (RISK_RANK[ask.risk] >= HUMAN_RISK && ceilingCents === 0) return 'platform';
  if (ask.cents <= ceilingCents) return 'automatic';
  if (RISK_RANK[ask.risk] >= HUMAN_RISK) return 'platform';
  if (KEEP_GOODS.includes(ask.action) && ask.cents > dt5.humanOverKeepGoodsCents) return 'platform';
  const merchantMayReview = dt10[ask.merchant.tier].reviewHours !== null;
  return ask.liability.merchantBps > 0 && merchantMayReview ? 'merchant' : 'platform';
}

/** DT-10: the merchant's own limit, or its tier's; a fixed one is not the merchant's to set, tier D has none. */
function preauthOf(merchant: Merchant, { dt10 }: RuleSet, platform: Cents): Cents {
  const { preauthDefaultCents, preauthMinCents, preauthMaxCents } = dt10[merchant.tier];
  const fixed = preauthMinCents === preauthMaxCents;
  return (fixed ? undefined : merchant.preauthCents) ?? preauthDefaultCents ?? platform;
}
