import { insightRoutes } from '../channels/insight.ts';
import { mandateRoutes } from '../channels/mandates.ts';
import { merchantRoutes } from '../channels/merchant-desk.ts';
import { merchantListRoutes } from '../channels/merchant-list.ts';
import type { Route } from '../channels/route.ts';
import { mandateFaults, mandateRange } from '../decision/mandate.ts';
import { ownRulesFloor } from '../decision/own-rules.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import { weeksUpTo } from '../insight/rates.ts';
import type { Database } from '../store/database.ts';
import { createDeskSettings } from '../store/desk-settings.ts';
import { createInsight } from '../store/insight.ts';
import { createMandates } from '../store/mandates.ts';
import { createMerchantList } from '../store/merchant-list.ts';
import { createTodo } from '../store/todo.ts';
import { actionContext } from '../turn/limits.ts';
import type { Clock } from '../turn/ports.ts';
import { insightView } from './merchant-insight.ts';

/** As many weeks as the trend shows: the 90 days that all the other figures are of. */
const WEEKS = 13;

/** The merchant centre's doors with the store behind them. */
export const merchantCentre = (
  database: Database,
  clock: Clock,
  rules: () => RuleSet,
): readonly Route[] => [
  ...merchantRoutes({
    todo: createTodo(database.pool, clock),
    actions: () => actionContext(rules(), clock.now()),
  }),
  ...mandateRoutes({
    mandates: createMandates(database.pool, {
      faults: (mandate, merchant) => mandateFaults(mandate, merchant, rules()),
    }),
    ownRules: (tier) => ownRulesFloor(tier, rules()),
    range: (tier, preauthCents) => mandateRange(tier, preauthCents, rules()),
    clock,
  }),
  ...merchantListRoutes(createMerchantList(database.pool)),
  ...insightRoutes({
    insight: async (merchantId) => {
      const now = clock.now();
      const { timeZone } = await createDeskSettings(database).hours();
      const weeks = weeksUpTo({ now, count: WEEKS, timeZone });
      const begin = weeks.map(({ at }) => at);
      const read = await createInsight(database.pool).read(merchantId, now, begin);
      return read && insightView(merchantId, read, { rules: rules(), weeks, timeZone });
    },
  }),
];
