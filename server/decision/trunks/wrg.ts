import type { Case } from '../case.ts';
import { exchange, refundOnly, resend, returnRefund } from '../options.ts';
import type { Outcome } from '../outcome.ts';
import { priceFlaws } from '../prices/flaws.ts';
import { inStock } from '../stock.ts';
import { keep, sendMissing } from './keep-or-return.ts';
import { choose, climb } from './ladder.ts';
import { traced } from './log.ts';

/** WRG: the wrong thing, or not all of it. What can be sent is sent; what cannot is paid. */
export function wrg(c: Case): Outcome {
  const { facts, rules } = c;
  switch (facts.claim.leaf) {
    case 'WRG.empty':
      return traced(c);
    case 'WRG.missing_item':
      return missingItem(c);
    case 'WRG.wrong_item':
      return choose(
        climb(c, {
          exchange: () => (inStock(facts) ? exchange(c) : undefined),
          return_refund: () => returnRefund(c),
        }),
        'not_covered',
      );
    default: {
      const price = priceFlaws(facts, rules);
      const options = [sendMissing(c, price), keep(c, price)].flatMap((one) => one ?? []);
      return choose(options, 'not_covered');
    }
  }
}

/** The missing pieces of a line: sent where there are more of them, else their share of the price. */
function missingItem(c: Case): Outcome {
  const cents = priceFlaws(c.facts, c.rules)?.cents ?? c.basisCents;
  const options = climb(c, {
    resend: () => (inStock(c.facts) ? resend(c, ['item'], { costCents: cents }) : undefined),
    refund_only: () => refundOnly(c, 'refund_only', cents),
  });
  return choose(options, 'not_covered');
}
