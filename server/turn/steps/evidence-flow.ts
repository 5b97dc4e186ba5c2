import { missingSlots } from '../../evidence/checklist.ts';
import type { Draft } from '../draft.ts';
import { askedBefore, askRemedy } from './ask.ts';
import { assessClaim } from './assess.ts';
import { addEvidence, checklistOf, requestEvidence } from './evidence.ts';
import { claimOf } from './open-claim.ts';
import { refer } from './refer.ts';

/**
 * Takes the claim from its files to a decision: asks only for what is missing, at most as often as
 * DT-9 allows, then once for the wish, then decides.
 */
export function moveEvidence(draft: Draft, ticketId: string, fileIds: readonly string[]): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return;
  const missing = missingSlots(checklistOf(draft, ticket));
  const complete = missing.length === 0;
  const told = wishKnown(draft);
  const failed = addEvidence(
    draft,
    ticket,
    fileIds,
    complete && (told || askedBefore(draft, 'remedy') > 0) && ticket.state === 'evidence_wait',
  );
  const now = draft.ticketById(ticketId) ?? ticket;
  if (!complete) {
    const exhausted = failed.length > 0 && now.evidenceAsks >= draft.rules.dt9.maxEvidenceAsks;
    if (exhausted)
      refer(draft, { group: 'general', reasons: ['evidence_insufficient'], row: 'E04' });
    else requestEvidence(draft, now, failed);
    return;
  }
  if (!told && askedBefore(draft, 'remedy') === 0) {
    if (now.state === 'screening') draft.act(ticketId, { type: 'request_evidence', keys: [] });
    draft.showTicket(ticketId);
    askRemedy(draft);
    return;
  }
  recordWish(draft, ticketId);
  assessClaim(draft, ticketId);
}

const wishKnown = ({ state: { draft } }: Draft): boolean =>
  draft.remedy !== undefined || draft.amountCents !== undefined || draft.percentBps !== undefined;

/** Puts the wish that was told on the ticket, so that the decision sees it. */
function recordWish(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket || !wishKnown(draft)) return;
  const { leaf, description, requested } = ticket.claim;
  const claim = { ...claimOf(draft.state.draft, leaf, ticket.paidCents), description };
  const { remedy, amountCents, percentBps } = claim.requested;
  const same =
    requested.remedy === remedy &&
    requested.amountCents === amountCents &&
    requested.percentBps === percentBps;
  if (same) return;
  draft.act(ticketId, { type: 'revise_claim', claim }, { kind: 'buyer', id: ticket.buyerId });
}
