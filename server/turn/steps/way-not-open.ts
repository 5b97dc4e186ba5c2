import type { Heard } from '../../dialogue/hear.ts';
import { remedyFact } from '../../dialogue/labels.ts';
import type { Remedy } from '../../terms/reason.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { mainOffer, openOffers, showOffer } from './offer.ts';
import { closedWay, keepsAll, NO_KEEPING, WAYS } from './unmet-wish.ts';

/** Ways that may fail once they are under way, and then lead back to the others (E27, E28). */
const MAY_FAIL: readonly Remedy[] = ['exchange', 'resend', 'repair'];

/** "没有 43 码就退了吧": what is to be done where the way on offer comes to nothing. False where it is no such. */
export function keepsFallback(draft: Draft, ticket: Ticket, { draft: told }: Heard): boolean {
  const remedy = mainOffer(ticket)?.terms.remedy;
  if (!told.fallbacks || told.remedy || !remedy || !MAY_FAIL.includes(remedy)) return false;
  const rule = { kind: 'basis', cite: { kind: 'rule', id: 'T-16' } } as const;
  draft.say([{ name: 'fallback_kept', facts: { remedy: remedyFact(remedy, draft.locale), rule } }]);
  showOffer(draft, ticket.id);
  return true;
}

/** Another way is named while an offer stands that does not hold it: a no, its rule, and what there is. */
export function wayNotOpen(draft: Draft, ticket: Ticket, { draft: told, topic }: Heard): boolean {
  const { remedy } = told;
  const has = openOffers(ticket).some(({ terms }) => terms.remedy === remedy);
  if (remedy === 'refund_only' && !has && keepsAll(draft, ticket)) {
    draft.say([NO_KEEPING]);
    showOffer(draft, ticket.id);
    return true;
  }
  if (!remedy || !WAYS.includes(remedy) || has || topic !== 'claim' || told.leaf) return false;
  draft.say([{ name: 'solution_not_open', facts: closedWay(draft, ticket, remedy) }]);
  showOffer(draft, ticket.id);
  return true;
}
