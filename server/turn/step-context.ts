import { peoplesGroup } from '../decision/peoples.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { Context } from '../ticket/decide.ts';

/** What the rules in force say to every step of a case: how long, and what only people decide. */
export const stepContext = (
  rules: RuleSet,
): Pick<Context, 'timers' | 'resendMinutes' | 'peoples'> => ({
  timers: rules.timers,
  resendMinutes: rules.dt13.resendHours * 60,
  peoples: (leaf) => peoplesGroup(leaf, rules) !== undefined,
});
