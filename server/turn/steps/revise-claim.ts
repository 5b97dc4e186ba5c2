import type { Heard } from '../../dialogue/hear.ts';
import { partName } from '../../dialogue/labels.ts';
import { word } from '../../dialogue/speech.ts';
import type { Draft } from '../draft.ts';
import { claimOf, closingOf } from './new-ticket.ts';

/** The buyer corrects where a flaw is, or how bad, while evidence is still being gathered. */
export function reviseClaim(draft: Draft, heard: Heard): boolean {
  const ticket = draft.ticket;
  if (ticket?.state !== 'evidence_wait') return false;
  const { claim } = ticket;
  const { leaf, part, zone, severity } = heard.draft;
  const moved = (zone && zone !== claim.zone) || (severity && severity !== claim.severity);
  if (!moved) return false;
  const corrects = heard.correction !== undefined || leaf === claim.leaf;
  if (!corrects && claim.zone !== undefined && !severity) return false;
  const next = claimOf(
    {
      ...draft.state.draft,
      part: part ?? claim.part,
      zone: zone ?? claim.zone,
      severity: severity ?? claim.severity,
    },
    claim.leaf,
    ticket,
  );
  draft.act(
    ticket.id,
    { type: 'revise_claim', claim: next, claimClosesAt: closingOf(draft, next, ticket.itemId) },
    { kind: 'buyer', id: ticket.buyerId },
  );
  if (heard.correction)
    draft.say([
      {
        name: 'revised_flaw',
        facts: {
          part: { kind: 'word', word: partName(next.part, draft.locale) },
          severity: {
            kind: 'word',
            word: word(
              `severity.${next.severity ?? draft.rules.dt6.presumedSeverity}`,
              draft.locale,
            ),
          },
        },
      },
    ]);
  return true;
}
