import type { Market } from '../terms/party.ts';
import type { RuleSet } from './rule-set/schema.ts';

const VIEWS = new WeakMap<RuleSet, Map<Market, RuleSet>>();

/**
 * The rule set as one market reads it: its time zone and its figures in the place of the default
 * ones (policy §1.2). Made once per rule set and market.
 */
export function rulesFor(rules: RuleSet, market: Market): RuleSet {
  const views = VIEWS.get(rules) ?? new Map<Market, RuleSet>();
  VIEWS.set(rules, views);
  const known = views.get(market) ?? view(rules, market);
  views.set(market, known);
  VIEWS.set(known, views);
  return known;
}

function view(rules: RuleSet, market: Market): RuleSet {
  const { tables, timeZone } = rules.packs[market];
  const { dt2, dt4, dt6, dt7, dt11, dt15, dt16, returnless, jury } = rules;
  return {
    ...rules,
    timeZone,
    dt2: {
      ...dt2,
      exclusions: exclusionsOf(rules, market),
      luxury: { ...dt2.luxury, ...defined('fromCents', tables.luxuryFromCents) },
    },
    dt4: {
      ...dt4,
      youngAccount: { ...dt4.youngAccount, ...defined('overCents', tables.youngOverCents) },
    },
    dt5: tables.dt5 ?? rules.dt5,
    dt6: { ...dt6, ...defined('minCents', tables.minCents) },
    dt6c: tables.dt6c ?? rules.dt6c,
    dt7: { ...dt7, coupon: { ...dt7.coupon, ...tables.dt7Coupon } },
    dt7b: tables.dt7b ?? rules.dt7b,
    dt8: tables.dt8 ?? rules.dt8,
    dt10: tiersOf(rules, market),
    dt11: { ...dt11, R2: { ...dt11.R2, ...defined('maxCents', tables.inspectionR2MaxCents) } },
    dt15: { ...dt15, ...defined('minCents', tables.counterfeitMinCents) },
    dt16: { ...dt16, ...defined('smallCents', tables.liabilitySmallCents) },
    returnless: { ...returnless, ...defined('paidMaxCents', tables.returnlessPaidMaxCents) },
    jury: { ...jury, ...defined('belowCents', tables.juryBelowCents) },
  };
}

/** DT-2 as far as the market's law lets a return without a reason be excluded. */
function exclusionsOf({ dt2: { exclusions }, packs }: RuleSet, market: Market) {
  const known = packs[market].noReason.exclusions;
  if (!known) return exclusions;
  return Object.fromEntries(
    Object.entries(exclusions).filter(([flag]) => known.some((one) => one === flag)),
  ) as typeof exclusions;
}

function tiersOf({ dt10, packs }: RuleSet, market: Market): RuleSet['dt10'] {
  const { preauth } = packs[market].tables;
  if (!preauth) return dt10;
  const tier = (name: keyof typeof preauth) => {
    const [preauthDefaultCents, preauthMinCents, preauthMaxCents] = preauth[name];
    return { ...dt10[name], preauthDefaultCents, preauthMinCents, preauthMaxCents };
  };
  return { S: tier('S'), A: tier('A'), B: tier('B'), C: tier('C'), D: tier('D') };
}

const defined = <K extends string>(key: K, value: number | undefined): { [P in K]?: number } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: number });
