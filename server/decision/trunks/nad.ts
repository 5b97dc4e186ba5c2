import type { Case } from '../case.ts';
import { goodwillCoupon } from '../goodwill.ts';
import { coupon, exchange, returnRefund } from '../options.ts';
import type { Outcome } from '../outcome.ts';
import { inStock } from '../stock.ts';
import { inOrder, keep, keepPrice, sendMissing } from './keep-or-return.ts';
import { choose, climb } from './ladder.ts';

/** NAD: the goods are not as the listing said. */
export function nad(c: Case): Outcome {
  const { facts, rules } = c;
  const { leaf, requested } = facts.claim;
  if (leaf === 'NAD.listing_conflict') {
    const given = goodwillCoupon('conflict', c.basisCents, rules);
    const back = returnRefund(c);
    // A tenth of nothing paid is no coupon.
    return choose(given.faceCents > 0 ? [coupon(c, given), back] : [back], 'not_covered');
  }
  const price = keepPrice(c);
  const kept = keep(c, price);
  if (!kept && requested.remedy === 'partial_refund' && price?.goBack !== 'only') return noTable(c);
  const options = climb(c, {
    partial_refund: () => kept,
    return_refund: () => returnRefund(c),
    exchange: () => (inStock(facts) ? exchange(c) : undefined),
  });
  const missing = kept && sendMissing(c, price);
  return choose(inOrder(price, missing ? [...options, missing] : options), 'not_covered');
}

/** A discount is wanted that no table gives: an expert says what the flaw is worth. */
const noTable = (c: Case): Outcome => ({
  kind: 'refer',
  group: c.leaf.ladder.includes('appraisal') ? 'appraisal' : 'general',
  reason: 'not_covered',
  options: [returnRefund(c)],
});
