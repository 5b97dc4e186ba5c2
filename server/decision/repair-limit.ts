import { BPS_WHOLE, type Cents } from '../terms/money.ts';
import { RISK_RANK, type Risk } from '../terms/verdict.ts';
import type { Facts } from './facts.ts';
import { liabilityOf } from './liability.ts';
import { mandateLimit } from './mandate.ts';
import { riskOf } from './risk.ts';
import type { RuleSet } from './rule-set/schema.ts';

/**
 * DT-5: what a repair may cost without anybody's yes. Where the buyer's risk lets no machine agree to
 * one, a person did, and the table's highest holds.
 */
export function repairLimit(risk: Risk, { dt5 }: Pick<RuleSet, 'dt5'>): Cents {
  const row = dt5.ceilings.repair;
  return (row[RISK_RANK[risk]] || row[0]) ?? Number.MAX_SAFE_INTEGER;
}

/**
 * Whether what the repairer asks is more than may be agreed to: not within DT-5, nor within the merchant's
 * mandate, nor told by the merchant who pays all of it. False while nobody has told a price. `rules` are
 * the market's.
 */
export function isTooDear(facts: Facts, rules: RuleSet): boolean {
  const { findings, merchant, claim, item } = facts;
  const quote = findings.repairQuote;
  if (!quote) return false;
  const { risk } = riskOf(facts, rules);
  const { liability } = liabilityOf(facts, rules);
  const pays = liability.merchantBps > 0;
  const own = quote.by === 'merchant' && liability.merchantBps === BPS_WHOLE;
  const asked = { leaf: claim.leaf, remedy: 'repair', paidCents: item.paidCents } as const;
  const mandated = pays ? mandateLimit(merchant, asked, rules) : 0;
  return !own && quote.cents > Math.max(repairLimit(risk, rules), mandated);
}
