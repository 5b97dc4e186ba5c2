import type { Cite } from '../../contract/conversation-events.ts';
import { render } from '../../dialogue/speech.ts';
import type { Verdict } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { whySpeeches } from './why.ts';

const distinct = (cites: readonly Cite[]): Cite[] => [
  ...new Map(cites.map((cite) => [`${cite.kind}:${cite.id}`, cite])).values(),
];

const rulesOf = (verdict: Verdict | undefined): Cite[] =>
  (verdict?.ruleIds ?? []).map((id) => ({ kind: 'rule', id }));

/** What a card over an offer rests on: the offer itself, the rules it came from, and what its reasons name. */
export function offerCites(draft: Draft, ticket: Ticket, offerId: string): Cite[] {
  const why = whySpeeches(draft, ticket).flatMap((line) => render(line, draft.locale).cites);
  return distinct([{ kind: 'offer', id: offerId }, ...rulesOf(ticket.verdict), ...why]);
}

/** What a card over a claim that is still to be opened rests on. */
export const submitCites = (verdict: Verdict): Cite[] => distinct(rulesOf(verdict));
