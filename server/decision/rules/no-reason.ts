import type { Merchant } from '../../terms/order.ts';
import type { TraceStep } from '../../terms/verdict.ts';
import { endOfDay, endOfMonths, isWithin } from '../days.ts';
import type { Facts } from '../facts.ts';
import { noReasonDays } from '../own-rules.ts';
import { lastSignedAt, parcelOf } from '../parcel.ts';
import { isFresh } from '../prices/fresh.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { step } from '../step.ts';

export interface Exclusion {
  readonly reason: 'excluded_by_law' | 'excluded_by_confirmation';
  readonly step: TraceStep;
}

type Excluding = Pick<Facts, 'order' | 'item'> & {
  readonly claim: Pick<Facts['claim'], 'details'>;
};

/**
 * DT-2: goods that go back only for a reason. The four of 消法 25 are out by law; what is out by its
 * nature is out only with the buyer's own explicit confirmation at purchase (I4, 暂行办法 §20).
 */
export function exclusionOf(facts: Excluding, rules: RuleSet): Exclusion | undefined {
  const flag = flagOf(facts);
  const rule = flag && rules.dt2.exclusions[flag];
  if (!flag || !rule) return undefined;
  const { order, claim } = facts;
  const confirmation = order.purchaseConfirmations.find(
    ({ explicit, kind }) =>
      explicit && [flag, ...rules.dt2.confirmationWords].some((word) => kind.includes(word)),
  );
  const consent = flag === 'digital_code' && rules.packs[order.market].digitalNeedsConsent;
  const needed = rule.basis === 'confirmed' || consent;
  const spoiled = rule.always || claim.details?.intact === false;
  if (!spoiled || (needed && !confirmation)) return undefined;
  const used = { special: flag, intact: claim.details?.intact ?? null };
  return {
    reason: needed ? 'excluded_by_confirmation' : 'excluded_by_law',
    step: step(
      'DT-2',
      'goods without a no-reason return',
      {
        ...used,
        confirmationId: confirmation?.id ?? null,
      },
      { outcome: 'decline', change: 'defect_or_relist' },
    ),
  };
}

const flagOf = (facts: Pick<Facts, 'item'>) =>
  facts.item.category === 'virtual_code'
    ? 'digital_code'
    : isFresh(facts)
      ? 'fresh'
      : facts.item.special;

/** The last second of the no-reason window, in the shop's time zone; undefined while nothing was signed for. */
export function noReasonCloses(
  {
    order,
    item,
    merchant,
  }: Pick<Facts, 'order' | 'item'> & { readonly merchant: Pick<Merchant, 'negotiation'> },
  rules: RuleSet,
): string | undefined {
  const { from, notInformedMonths } = rules.packs[order.market].noReason;
  const days = noReasonDays({ order, merchant }, rules);
  const parcel = parcelOf(order, item);
  if (!parcel.signedAt) return undefined;
  const start = from === 'last_item' ? (lastSignedAt(order) ?? parcel.signedAt) : parcel.signedAt;
  const closes = endOfDay(start, days, rules.timeZone);
  const untold = order.withdrawalInformed === false;
  return untold && notInformedMonths > 0
    ? endOfMonths(closes, notInformedMonths, rules.timeZone)
    : closes;
}

/** DT-14: whether the buyer spoke up in time; sending may come later (暂行办法 §10). */
export const noReasonOpen = (facts: Facts, closes: string, rules: RuleSet): boolean =>
  isWithin(facts.submittedAt, closes) || isToBegin(facts, rules);

/** EU: the days begin with the last item, and one of the order is still on its way. */
const isToBegin = ({ order }: Facts, { packs }: RuleSet): boolean =>
  packs[order.market].noReason.from === 'last_item' &&
  order.status !== 'signed' &&
  order.status !== 'completed' &&
  order.shipments.some(({ signedAt }) => signedAt === undefined);
