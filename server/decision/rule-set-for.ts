import type { Verdict } from '../terms/verdict.ts';
import { assess } from './assess.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** The version in force at an instant: the last that had begun. */
export const inForce = (sets: readonly RuleSet[], at: string): RuleSet | undefined =>
  sets
    .filter((set) => Date.parse(set.validFrom) <= Date.parse(at))
    .toSorted((a, b) => Date.parse(a.validFrom) - Date.parse(b.validFrom))
    .at(-1);

/**
 * Which version judges a case: the one in force when it was submitted, or when the order was placed
 * where that is better for the buyer. Terms a buyer bought under are not worsened afterwards (条例 12).
 */
export function ruleSetFor(sets: readonly RuleSet[], facts: Facts): RuleSet | undefined {
  const bought = inForce(sets, facts.order.placedAt);
  const submitted = inForce(sets, facts.submittedAt);
  if (!bought || !submitted || bought.version === submitted.version) return submitted ?? bought;
  const [then, now] = [worth(assess(facts, bought)), worth(assess(facts, submitted))];
  const better = then.findIndex((value, place) => value !== now[place]);
  return better >= 0 && (then[better] ?? 0) > (now[better] ?? 0) ? bought : submitted;
}

const KINDS: Readonly<Record<Verdict['kind'], number>> = {
  decline: 0,
  inform: 1,
  refer: 1,
  offer: 2,
  proceed: 2,
};

/** What a verdict is worth to the buyer, the weightiest first: not a no, the cash, the ease of it. */
function worth(verdict: Verdict): readonly number[] {
  const computed = verdict.kind === 'refer' ? verdict.proposal : verdict;
  const terms = computed && 'terms' in computed ? computed : undefined;
  const face = terms?.terms.coupon?.faceCents ?? 0;
  const bearsLabel = terms?.terms.freight?.payer === 'buyer' ? terms.terms.freight.labelCents : 0;
  return [
    verdict.kind === 'decline' ? 0 : 1,
    (terms?.tableCents ?? 0) - bearsLabel,
    face,
    KINDS[verdict.kind],
  ];
}
