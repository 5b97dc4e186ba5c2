import { payoutHold as hold } from '../decision/payout-hold.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { PayoutRules } from '../store/maturity.ts';

/** T-25 by the rule set, as the store asks for it: when a line's money may be withdrawn. */
export const payoutHold =
  (rules: RuleSet): PayoutRules['hold'] =>
  (line) =>
    hold(line, rules);
