import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { ActionContext } from '../ticket/actions.ts';

/** What the rule set in force says of the actions' guards. */
export const actionContext = ({ dt9, dt12, dt14 }: RuleSet, now: string): ActionContext => ({
  now,
  limits: {
    appealDays: dt14.appealDays,
    reopenDays: dt14.reopenDays,
    maxReopens: dt9.maxReopens,
    maxRounds: dt12.maxRounds,
  },
});
