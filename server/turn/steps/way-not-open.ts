import type { Heard } from '../../dialogue/hear.ts';
import { word } from '../../dialogue/speech.ts';
import type { Remedy } from '../../terms/reason.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { openOffers, showOffer } from './offer.ts';

/** Ways of their own, as against words for money that may mean any of them. */
const WAYS: readonly Remedy[] = [
  'exchange',
  'repair',
  'return_refund',
  'resend',
  'coupon',
  'points',
];

/** Another way is named while an offer stands that does not hold it: a no, its rule, and what there is. */
export function wayNotOpen(draft: Draft, ticket: Ticket, { draft: told, topic }: Heard): boolean {
  const { remedy } = told;
  const has = openOffers(ticket).some(({ terms }) => terms.remedy === remedy);
  if (!remedy || !WAYS.includes(remedy) || has || topic !== 'claim' || told.leaf) return false;
  const rule =
    ticket.verdict && 'ruleIds' in ticket.verdict ? ticket.verdict.ruleIds.at(-1) : undefined;
  draft.say([
    {
      name: 'solution_not_open',
      facts: {
        remedy: { kind: 'word', word: word(`remedy.${remedy}`, draft.locale) },
        rule: { kind: 'basis', cite: { kind: 'rule', id: rule ?? 'DT-1' } },
      },
    },
  ]);
  showOffer(draft, ticket.id);
  return true;
}
