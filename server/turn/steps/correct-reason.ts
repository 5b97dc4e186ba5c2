import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { reasonBeside, reasonInstead } from '../../dialogue/retraction.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { isLeaf, leafFact } from '../taxonomy.ts';
import { ask, askedBefore, askLeaf } from './ask.ts';
import { changesReason, mayChangeReason } from './change-reason.ts';
import { dropsReason } from './drop-reason.ts';
import { moveEvidence } from './evidence-flow.ts';
import { canBe, choicesAmong, choicesFor } from './likely-leaf.ts';
import { lineOf } from './line.ts';
import { closingOf } from './new-ticket.ts';
import { refer } from './refer.ts';
import { tellClaim } from './tell-claim.ts';

/** What it is about was asked: with a case open, because what was understood is not it. */
export const isReasonAsked = (pending: Draft['state']['pending']): boolean =>
  pending?.slot === 'description' || pending?.slot === 'leaf';

interface Said {
  readonly body: MessageBody;
  readonly heard: Heard;
}

/**
 * What the case is about is put right: another reason instead, one more beside it, or a bare "that is not
 * it", which is asked about. False where the message leaves the reason as it is.
 */
export function correctsReason(draft: Draft, ticket: Ticket, said: Said): boolean {
  if (dropsReason(draft, ticket, said)) return true;
  if (!mayChangeReason(ticket)) return false;
  const { pending } = draft.stateBefore;
  const doubted = isReasonAsked(pending);
  const { earlier } = draft.state.draft;
  const instead = reasonInstead(said.heard, ticket.claim.leaf, { doubted, earlier });
  if (instead && changesReason(draft, ticket, said)) return true;
  if (addsReason(draft, ticket, said)) return true;
  if (doubted) return asksOn(draft, ticket, said);
  if (!isBareNo(said.heard) || ticket.state !== 'evidence_wait') return false;
  ask(draft, 'description', { name: 'ask_what_then' });
  return true;
}

const isBareNo = ({ correction, draft, sends }: Heard): boolean =>
  correction === 'negate' && !sends && Object.keys(draft).length === 0;

/** Asked what it is, and the answer leaves it open: likely reasons to choose from, then a person. */
function asksOn(draft: Draft, ticket: Ticket, { body, heard }: Said): boolean {
  const { focus } = draft.snapshot;
  const { item } = lineOf(draft, ticket);
  const same = heard.draft.leaf === ticket.claim.leaf;
  if (same || heard.topic !== 'claim' || heard.sends || !focus || !item) return false;
  const close = choicesAmong(heard.leafChoices, focus, item);
  const trunk = ticket.claim.leaf.slice(0, 3) as Parameters<typeof choicesFor>[0];
  const choices = (close.length > 1 ? close : choicesFor(trunk, focus, item)).filter(
    (leaf) => leaf !== ticket.claim.leaf && !draft.state.draft.declined?.includes(leaf),
  );
  if (body.choose || choices.length < 2 || askedBefore(draft, 'leaf') > 0)
    refer(draft, { group: 'general', reasons: ['not_understood'], row: 'E11' });
  else askLeaf(draft, choices);
  return true;
}

/** One more thing that is wrong: judged and priced beside the first, with photos of its own. */
function addsReason(draft: Draft, ticket: Ticket, { body, heard }: Said): boolean {
  const flaw = ticket.state === 'evidence_wait' && reasonBeside(heard, ticket.claim);
  const { focus } = draft.snapshot;
  const { item } = lineOf(draft, ticket);
  if (!flaw || !focus || !item || !isLeaf(flaw.leaf) || !canBe(flaw.leaf, focus, item))
    return false;
  const { leaf, part, zone, severity } = draft.state.draft;
  tellClaim(draft, { ...heard, topic: 'claim' });
  const secondary = [...(ticket.claim.secondary ?? []), flaw];
  draft.note({ type: 'claim_told', draft: { leaf, part, zone, severity, secondary } });
  const { description = ticket.claim.description } = draft.state.draft;
  const claim = { ...ticket.claim, description, secondary };
  const anew = { claim, claimClosesAt: closingOf(draft, claim, ticket.itemId) };
  const buyer = { kind: 'buyer', id: ticket.buyerId } as const;
  if (!draft.act(ticket.id, { type: 'revise_claim', ...anew }, buyer)) return false;
  const done = { kind: 'done', cite: { kind: 'action', id: ticket.id } } as const;
  draft.say([{ name: 'added_reason', facts: { leaf: leafFact(flaw.leaf, draft.locale), done } }]);
  moveEvidence(draft, ticket.id, { fileIds: body.evidenceIds ?? [] });
  return true;
}
