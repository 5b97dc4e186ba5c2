import { insightRoutes } from '../channels/insight.ts';
import { mandateRoutes } from '../channels/mandates.ts';
import { merchantRoutes } from '../channels/merchant-desk.ts';
import type { Route } from '../channels/route.ts';
import { mandateFaults, mandateRange } from '../decision/mandate.ts';
import { ownRulesFloor } from '../decision/own-rules.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { Database } from '../store/database.ts';
import { createInsight } from '../store/insight.ts';
import { createMandates } from '../store/mandates.ts';
import { createTodo } from '../store/todo.ts';
import { actionContext } from '../turn/limits.ts';
import type { Clock } from '../turn/ports.ts';
import { insightView } from './merchant-insight.ts';

/** The merchant centre's doors with the store behind them. */
export const merchantCentre = (
  { pool }: Database,
  clock: Clock,
  rules: () => RuleSet,
): readonly Route[] => [
  ...merchantRoutes({
    todo: createTodo(pool, clock),
    actions: () => actionContext(rules(), clock.now()),
  }),
  ...mandateRoutes({
    mandates: createMandates(pool, {
      faults: (mandate, merchant) => mandateFaults(mandate, merchant, rules()),
    }),
    ownRules: (tier) => ownRulesFloor(tier, rules()),
    range: (tier, preauthCents) => mandateRange(tier, preauthCents, rules()),
    clock,
  }),
  ...insightRoutes({
    insight: async (merchantId) => {
      const now = clock.now();
      const read = await createInsight(pool).read(merchantId, now);
      return read && insightView(merchantId, read, { rules: rules(), now });
    },
  }),
];
