import type { OwnRules } from '../terms/mandate.ts';
import type { Merchant, Order, Tier } from '../terms/order.ts';
import type { FieldError } from '../terms/refused.ts';
import { isWithin } from './days.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { step } from './step.ts';

/** The longest window of its own that a merchant may promise. */
const MOST_DAYS = 90;

/**
 * DT-10: what a merchant promises beyond the platform's rules: now, or when this order was placed. A
 * promise that was published is kept for whoever bought under it (条例 12), so the better one counts.
 */
export function ownRulesOf(
  { negotiation }: Pick<Merchant, 'negotiation'>,
  { placedAt }: Pick<Order, 'placedAt'>,
): OwnRules {
  const then = (negotiation?.promised ?? []).filter(
    ({ from, until }) =>
      isWithin(from, placedAt) && (until === undefined || !isWithin(until, placedAt)),
  );
  const all = [negotiation?.ownRules, ...then.map(({ ownRules }) => ownRules)];
  const days = all.flatMap((one) => one?.noReasonDays ?? []);
  return {
    ...(days.length > 0 && { noReasonDays: Math.max(...days) }),
    ...(all.some((one) => one?.freeReturns) && { freeReturns: true }),
  };
}

/** Days of the no-reason window: the market's, or more where the merchant gives more. */
export const noReasonDays = (
  { order, merchant }: { readonly order: Order; readonly merchant: Pick<Merchant, 'negotiation'> },
  { packs }: RuleSet,
): number =>
  Math.max(packs[order.market].noReason.days, ownRulesOf(merchant, order).noReasonDays ?? 0);

/** The step of the trace that says what was the merchant's own; none where nothing of it was better. */
export function ownRulesStep(
  { order, merchant }: { readonly order: Order; readonly merchant: Merchant },
  { packs }: RuleSet,
) {
  const { noReasonDays: days = 0, freeReturns } = ownRulesOf(merchant, order);
  const longer = days > packs[order.market].noReason.days;
  if (!longer && !freeReturns) return [];
  const facts = { ...(longer && { noReasonDays: days }), ...(freeReturns && { freeReturns }) };
  return [step('DT-10', 'the merchant’s own rule', facts, { outcome: 'better for the buyer' })];
}

/** What the rules give everywhere, beyond which an own rule must go; undefined where the tier makes none. */
export const ownRulesFloor = (
  tier: Tier,
  { dt10, packs }: Pick<RuleSet, 'dt10' | 'packs'>,
): { readonly noReasonDays: number } | undefined =>
  dt10[tier].ownRules
    ? { noReasonDays: Math.min(...Object.values(packs).map(({ noReason }) => noReason.days)) }
    : undefined;

/** What is wrong with a merchant's own rules: they are its tier's to make, and only ever better for the buyer. */
export function ownRulesFaults(
  { noReasonDays: days, freeReturns }: OwnRules,
  tier: Tier,
  { dt10, packs }: Pick<RuleSet, 'dt10' | 'packs'>,
): FieldError[] {
  const floor = ownRulesFloor(tier, { dt10, packs });
  if (!floor) return [{ path: 'ownRules', message: `is not tier ${tier}'s to set; leave it out` }];
  const given = floor.noReasonDays;
  const short = days !== undefined && days <= given;
  const long = days !== undefined && days > MOST_DAYS;
  return [
    ...(short
      ? [
          {
            path: 'ownRules.noReasonDays',
            message: `${given} days are given anyway; an own rule may only be better for the buyer`,
          },
        ]
      : []),
    ...(long
      ? [{ path: 'ownRules.noReasonDays', message: `promise ${MOST_DAYS} days at most` }]
      : []),
    ...(freeReturns === false
      ? [
          {
            path: 'ownRules.freeReturns',
            message: 'say true, or leave it out: an own rule may only be better for the buyer',
          },
        ]
      : []),
  ];
}
