import type { PendingRuling } from '../../ticket/pending.ts';
import type { Draft } from '../draft.ts';
import { rulingCents } from '../steps/platform.ts';
import type { ReadRuling } from '../steps/ruling.ts';
import { computedOf } from '../steps/terms.ts';
import type { Taken } from './action.ts';

type Read = Extract<ReadRuling, { outcome: unknown }>;

/**
 * The decision as it waits for a second person; undefined where one may decide it alone. What counts is
 * the cash beyond what the tables give: an override at all, and a sum of one's own in a review.
 */
export function needsSecond(
  draft: Draft,
  { ticket, body, actor }: Taken,
  { outcome }: Read,
  reason: string,
): PendingRuling | undefined {
  const { action, amountCents, liability } = body;
  const own = action === 'arbitrate' && ticket.state === 'platform_review' && amountCents;
  if (!(action === 'override' || own) || outcome === 'reject' || outcome === 'uphold')
    return undefined;
  const cents = rulingCents(draft, ticket, { outcome, amountCents });
  const tabled = computedOf(ticket)?.terms.amountCents ?? 0;
  const { agentCents, leadCents } = draft.desk.caps;
  if (cents - tabled <= (actor.kind === 'operator' ? leadCents : agentCents)) return undefined;
  return {
    by: actor,
    at: draft.now,
    action: action === 'override' ? 'override' : 'arbitrate',
    outcome,
    amountCents: cents,
    ...(liability !== undefined && { liability }),
    reason,
  };
}
