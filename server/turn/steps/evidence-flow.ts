import { inStock } from '../../decision/stock.ts';
import { missingSlots } from '../../evidence/checklist.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { ladderOf } from '../taxonomy.ts';
import { askedBefore, askRemedy } from './ask.ts';
import { assessClaim } from './assess.ts';
import { addEvidence, checklistOf, requestEvidence } from './evidence.ts';
import { factsOf } from './facts.ts';
import { freezeAnew } from './freeze.ts';
import { claimOf } from './new-ticket.ts';
import { refer } from './refer.ts';

/** Remedies a buyer may wish for before anything is offered; with none of them there is no choice. */
const WISHES: readonly string[] = ['partial_refund', 'return_refund', 'exchange', 'repair'];

export interface EvidenceTurn {
  /** Files sent with this message. */
  readonly fileIds: readonly string[];
  /** The buyer says that there is nothing more: what there is has to do. */
  readonly nothingMore?: boolean;
}

/**
 * Takes the claim from its files to a decision: asks only for what is missing, at most as often as
 * DT-9 allows, then once for the wish, then decides.
 */
export function moveEvidence(draft: Draft, ticketId: string, turn: EvidenceTurn): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket || ticket.state === 'suspended') return;
  const complete = missingSlots(checklistOf(draft, ticket)).length === 0;
  const given = complete || turn.nothingMore === true;
  const waits = ticket.state === 'evidence_wait';
  // Whoever sent everything at once gets an answer at once, with every choice beside it.
  const asksWish = complete && waits && !wishSettled(draft, ticket);
  const enough = given && waits && !asksWish;
  const failed = addEvidence(draft, ticket, turn.fileIds, enough);
  const now = draft.ticketById(ticketId) ?? ticket;
  if (!given) {
    const exhausted = failed.length > 0 && now.evidenceAsks >= draft.rules.dt9.maxEvidenceAsks;
    if (exhausted)
      refer(draft, { group: 'general', reasons: ['evidence_insufficient'], row: 'E04' });
    else requestEvidence(draft, now, { failed, sent: turn.fileIds.length > 0 });
    return;
  }
  if (asksWish) {
    draft.showTicket(ticketId);
    askRemedy(draft, wishesOf(draft, now));
    return;
  }
  recordWish(draft, ticketId);
  assessClaim(draft, ticketId);
}

/** Whether the wish is known, was asked for once, or makes no difference to this reason. */
const wishSettled = (draft: Draft, ticket: Ticket): boolean =>
  wishKnown(draft) || askedBefore(draft, 'remedy') > 0 || wishesOf(draft, ticket).length < 2;

/** Ways to choose from; an exchange only while there is one to send. */
function wishesOf(draft: Draft, ticket: Ticket): readonly string[] {
  const { leaf } = ticket.claim;
  if (leaf.startsWith('VIR.') || leaf.startsWith('AUT.')) return [];
  const wishes = ladderOf(leaf).filter((remedy) => WISHES.includes(remedy));
  const facts = wishes.includes('exchange') ? factsOf(draft, ticket) : undefined;
  return facts && !inStock(facts) ? wishes.filter((remedy) => remedy !== 'exchange') : wishes;
}

const wishKnown = ({ state: { draft } }: Draft): boolean =>
  draft.remedy !== undefined || draft.amountCents !== undefined || draft.percentBps !== undefined;

/** Puts the wish that was told on the ticket, so that the decision sees it. */
function recordWish(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket || !wishKnown(draft)) return;
  const { leaf, requested } = ticket.claim;
  // What else was told meanwhile is on the claim already, or belongs to something else.
  const told = claimOf(draft.state.draft, leaf, ticket);
  const details = { ...ticket.claim.details, ...told.details };
  const claim = {
    ...ticket.claim,
    ...(Object.keys(details).length > 0 && { details }),
    requested: told.requested,
  };
  const { remedy, amountCents, percentBps } = claim.requested;
  const same =
    requested.remedy === remedy &&
    requested.amountCents === amountCents &&
    requested.percentBps === percentBps &&
    String(requested.fallbacks) === String(claim.requested.fallbacks);
  if (same) return;
  const { claimClosesAt } = ticket;
  draft.act(
    ticketId,
    { type: 'revise_claim', claim, claimClosesAt },
    { kind: 'buyer', id: ticket.buyerId },
  );
  freezeAnew(draft, ticketId);
}
