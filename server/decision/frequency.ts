import type { Facts } from './facts.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** What DT-9 changes on a buyer's path; none of it is a refusal, and none of it changes an amount. */
export interface FrequencyFlags {
  /** No keep-goods refund without a person for a while. */
  readonly keepGoodsPaused: boolean;
  readonly noPrepaidLabel: boolean;
  /** No refund at the first scan of the carrier: the goods are looked at first. */
  readonly inspectBeforeRefund: boolean;
  /** Photos in the app before the goods leave. */
  readonly photosBeforeSending: boolean;
  readonly tooManySubmissions: boolean;
}

/** DT-9. The storefront's own count and ours: whichever saw more. */
export function frequencyFlags(
  { habits, buyer, submissions }: Pick<Facts, 'habits' | 'buyer' | 'submissions'>,
  { dt9 }: RuleSet,
): FrequencyFlags {
  const kept = Math.max(
    habits?.keepGoodsRefunds30d ?? 0,
    habits?.keepGoodsPeak30d ?? 0,
    buyer.keepGoodsRefunds30d ?? 0,
  );
  const often = (habits?.noReasonReturns30d ?? 0) >= dt9.noReasonReturns30d;
  return {
    keepGoodsPaused: kept > dt9.keepGoods30d,
    noPrepaidLabel: often,
    inspectBeforeRefund: often,
    photosBeforeSending: (habits?.wornReturns90d ?? 0) >= dt9.wornReturns90d,
    tooManySubmissions: submissions > dt9.maxSubmissions,
  };
}
