import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Heard } from '../../dialogue/hear.ts';
import type { Speech } from '../../dialogue/speech.ts';
import { CHANGE_OF_MIND, type Leaf, LOCATED } from '../../terms/reason.ts';
import type { TicketState } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { isLeaf, leafFact } from '../taxonomy.ts';
import { askedBefore, askPart } from './ask.ts';
import { moveEvidence } from './evidence-flow.ts';
import { freezeAnew } from './freeze.ts';
import { canBe, properLeaf } from './likely-leaf.ts';
import { lineOf } from './line.ts';
import { claimOf, closingOf } from './new-ticket.ts';
import { tellClaim } from './tell-claim.ts';

/** Nothing has been decided by a person, and neither money nor goods have moved. */
const OPEN: readonly TicketState[] = [
  'evidence_wait',
  'offer_wait',
  'negotiation',
  'merchant_review',
  'return_wait',
];

/**
 * The reason told is another than the case goes by and takes its place: the case is registered anew under it, with that
 * reason's own photos and rules, and may be changed back as well (E31). Photos that are there count on.
 * False where it cannot be that, or is the same.
 */
export function changesReason(
  draft: Draft,
  ticket: Ticket,
  { body, heard }: { readonly body: MessageBody; readonly heard: Heard },
): boolean {
  const leaf = mayChangeReason(ticket) ? newReason(draft, ticket, heard) : undefined;
  if (!leaf) return false;
  const { pending, confirm } = draft.state;
  const before = draft.state.draft;
  tellClaim(draft, { ...heard, topic: 'claim' });
  const { secondary, remedy } = heard.draft;
  draft.note({ type: 'claim_told', draft: { leaf, secondary, ...wishFor(leaf, remedy) } });
  const claim = claimOf(draft.state.draft, leaf, ticket);
  const anew = { claim, claimClosesAt: closingOf(draft, claim, ticket.itemId) };
  const type = ticket.state === 'evidence_wait' ? 'revise_claim' : 'change_solution';
  if (!draft.act(ticket.id, { type, ...anew }, { kind: 'buyer', id: ticket.buyerId })) {
    draft.note({ type: 'claim_told', draft: before });
    return false;
  }
  if (pending) draft.note({ type: 'answered', askId: pending.askId });
  if (confirm) draft.note({ type: 'confirm_closed', askId: confirm.askId, outcome: 'dropped' });
  freezeAnew(draft, ticket.id);
  draft.say([
    ...changed(draft, ticket.claim.leaf, leaf),
    ...(ticket.state === 'return_wait' ? [{ name: 'return_called_off' } as const] : []),
  ]);
  if (leaf === LOCATED && !claim.zone && askedBefore(draft, 'part') === 0) gather(draft, ticket.id);
  else moveEvidence(draft, ticket.id, { fileIds: body.evidenceIds ?? [] });
  return true;
}

/** Where the flaw is decides what it is worth: asked before its photos. */
function gather(draft: Draft, ticketId: string): void {
  draft.act(ticketId, { type: 'request_evidence', keys: [] });
  askPart(draft);
}

/** What was sent on the buyer's own bill is on its way. */
export const mayChangeReason = ({ state, return: leg }: Ticket): boolean =>
  OPEN.includes(state) && leg?.ownBill !== true;

function newReason(draft: Draft, ticket: Ticket, heard: Heard): Leaf | undefined {
  const { leaf: told } = heard.draft;
  const { focus } = draft.snapshot;
  const { item } = lineOf(draft, ticket);
  if (!told || !isLeaf(told) || !focus || !item || !canBe(told, focus, item)) return undefined;
  const leaf = properLeaf(told, focus, item);
  return leaf === ticket.claim.leaf ? undefined : leaf;
}

/** A change of mind has one remedy, the return; what was wished for a fault is no wish of it. */
const wishFor = (leaf: Leaf, remedy: Heard['draft']['remedy']) =>
  CHANGE_OF_MIND.includes(leaf)
    ? { remedy: undefined, amountCents: undefined, percentBps: undefined }
    : remedy && { remedy };

/** Whoever gives up a fault for a change of mind is told what that costs, and that the way back is open. */
function changed(draft: Draft, was: Leaf, leaf: Leaf): Speech[] {
  const named = (one: Leaf) => leafFact(one, draft.locale);
  const told: Speech = { name: 'revised_claim', facts: { leaf: named(leaf) } };
  const givesUp = CHANGE_OF_MIND.includes(leaf) && !CHANGE_OF_MIND.includes(was);
  return givesUp ? [told, { name: 'revised_no_reason', facts: { leaf: named(was) } }] : [told];
}
