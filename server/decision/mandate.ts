import { limitsOf, type Mandate, type MandateLimit } from '../terms/mandate.ts';
import type { Cents } from '../terms/money.ts';
import type { Merchant, Tier } from '../terms/order.ts';
import { type Leaf, type Remedy, TRUNKS, trunkOf } from '../terms/reason.ts';
import type { FieldError } from '../terms/refused.ts';
import { ownRulesFaults } from './own-rules.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** What would be agreed to. */
export interface Agreeing {
  readonly leaf: Leaf;
  readonly remedy: Remedy;
  readonly paidCents: Cents;
}

const KEEP_GOODS: readonly Remedy[] = ['partial_refund', 'refund_only'];

/**
 * DT-10: up to how much Redress may say yes in the merchant's name where the merchant would be asked; 0
 * where it may not. Never more than the merchant's tier of today may set itself.
 */
export function mandateLimit(
  { negotiation, tier }: Merchant,
  asked: Agreeing,
  { dt10 }: RuleSet,
): Cents {
  if (!negotiation) return 0;
  const most = Math.max(
    0,
    ...limitsOf(negotiation)
      .filter((limit) => isFor(limit, asked))
      .map((limit) => ceilingOf(limit, asked)),
  );
  return Math.min(most, tierMost(tier, { dt10 }));
}

/** The most that a merchant of this tier may let be agreed in its name. */
export const tierMost = (tier: Tier, { dt10 }: Pick<RuleSet, 'dt10'>): Cents =>
  dt10[tier].preauthMaxCents ?? 0;

function isFor({ leaves, remedies = KEEP_GOODS }: MandateLimit, { leaf, remedy }: Agreeing) {
  const named = !leaves || leaves.includes(leaf) || leaves.includes(trunkOf(leaf));
  return named && remedies.includes(remedy);
}

function ceilingOf({ maxCents, maxPartialBps }: MandateLimit, { remedy, paidCents }: Agreeing) {
  const share =
    maxPartialBps !== undefined && remedy === 'partial_refund'
      ? Math.floor((paidCents * maxPartialBps) / 10_000)
      : undefined;
  return maxCents === undefined && share === undefined
    ? 0
    : Math.min(maxCents ?? Number.MAX_SAFE_INTEGER, share ?? Number.MAX_SAFE_INTEGER);
}

/** Between which a merchant's limits must lie: what is agreed without asking anyway, and the tier's most. */
export function mandateRange(
  tier: Tier,
  preauthCents: Cents | undefined,
  { dt10 }: RuleSet,
): { readonly floorCents: Cents; readonly maxCents: Cents } | undefined {
  const { preauthMinCents: min, preauthMaxCents: max, preauthDefaultCents } = dt10[tier];
  if (min === null || max === null || min === max) return undefined;
  return { floorCents: preauthCents ?? preauthDefaultCents ?? 0, maxCents: max };
}

/**
 * What is wrong with a mandate: only more than the platform's own rules give may be allowed, within the
 * tier. Empty when it may stand.
 */
export function mandateFaults(
  mandate: Mandate,
  merchant: Pick<Merchant, 'tier' | 'preauthCents'>,
  rules: RuleSet,
): FieldError[] {
  const range = mandateRange(merchant.tier, merchant.preauthCents, rules);
  const own = mandate.ownRules ? ownRulesFaults(mandate.ownRules, merchant.tier, rules) : [];
  const limits = limitsOf(mandate).flatMap((limit, index) => {
    const at = index === 0 ? '' : `rules.${index - 1}.`;
    // The general part may be left out: a style alone, or further limits alone.
    if (index === 0 && !isLimited(limit)) return [];
    if (!range)
      return [{ path: `${at}maxCents`, message: `is not tier ${merchant.tier}'s to set` }];
    return [...limitFaults(limit, range), ...nameFaults(limit, rules)].map(({ path, message }) => ({
      path: `${at}${path}`,
      message,
    }));
  });
  return [...limits, ...own];
}

const isLimited = ({ leaves, remedies, maxCents, maxPartialBps }: MandateLimit): boolean =>
  [leaves, remedies, maxCents, maxPartialBps].some((one) => one !== undefined);

function limitFaults(
  { maxCents, maxPartialBps, remedies = KEEP_GOODS }: MandateLimit,
  { floorCents, maxCents: most }: { readonly floorCents: Cents; readonly maxCents: Cents },
): FieldError[] {
  if (maxCents === undefined && maxPartialBps === undefined)
    return [{ path: 'maxCents', message: 'say up to how much' }];
  const keeps = remedies.some((remedy) => KEEP_GOODS.includes(remedy));
  if (maxCents !== undefined && maxCents > most)
    return [{ path: 'maxCents', message: `this tier may allow ${most} at most` }];
  if (maxCents !== undefined && keeps && maxCents <= floorCents)
    return [
      {
        path: 'maxCents',
        message: `${floorCents} is agreed to without asking anyway; a mandate may only allow more`,
      },
    ];
  if (maxPartialBps === 0) return [{ path: 'maxPartialBps', message: 'would allow nothing' }];
  return [];
}

function nameFaults({ leaves = [] }: MandateLimit, rules: RuleSet): FieldError[] {
  const unknown = leaves.findIndex(
    (name) => !Object.hasOwn(rules.leaves, name) && !TRUNKS.some((trunk) => trunk === name),
  );
  return unknown < 0
    ? []
    : [{ path: `leaves.${unknown}`, message: `there is no reason ${leaves[unknown]}` }];
}
