import { BPS_WHOLE } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import { lotOf } from './lot.ts';
import type { RuleSet } from './rule-set/schema.ts';

/**
 * DT-10: whether a case that a merchant of this tier decided alone is looked at afterwards. Drawn by the
 * case's own id: the same whenever it is asked, and known to nobody beforehand.
 */
export const isAudited = (ticketId: string, tier: Tier, { dt10 }: Pick<RuleSet, 'dt10'>): boolean =>
  lotOf(`audit ${ticketId}`) % BPS_WHOLE < (dt10[tier].auditBps ?? 0);
