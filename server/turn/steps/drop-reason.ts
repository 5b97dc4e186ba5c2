import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Fact } from '../../dialogue/facts.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { flawsKept } from '../../dialogue/retraction.ts';
import type { Flaw } from '../../terms/claim.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { leafFact } from '../taxonomy.ts';
import { moveEvidence } from './evidence-flow.ts';
import { freezeAnew } from './freeze.ts';
import { closingOf } from './new-ticket.ts';

/**
 * One of several things that are wrong is let be ("掉漆那个算了"): the claim goes on with the others, and asks
 * for their photos alone. False where the words let none of them be.
 */
export function dropsReason(
  draft: Draft,
  ticket: Ticket,
  { body, heard }: { readonly body: MessageBody; readonly heard: Heard },
): boolean {
  const kept = ticket.state === 'evidence_wait' ? flawsKept(heard, ticket.claim) : undefined;
  if (!kept) return false;
  const [first, ...rest] = kept;
  const { leaf, part, zone, severity, accessory } = first;
  const secondary = rest.length > 0 ? rest : undefined;
  const claim = { ...ticket.claim, leaf, part, zone, severity, accessory, secondary };
  const anew = { claim, claimClosesAt: closingOf(draft, claim, ticket.itemId) };
  const buyer = { kind: 'buyer', id: ticket.buyerId } as const;
  if (!draft.act(ticket.id, { type: 'revise_claim', ...anew }, buyer)) return false;
  const { remedy, amountCents, percentBps } = heard.draft;
  const wish = {
    ...(remedy && { remedy }),
    ...(amountCents !== undefined && { amountCents }),
    ...(percentBps !== undefined && { percentBps }),
  };
  draft.note({ type: 'claim_told', draft: { leaf, part, zone, severity, secondary, ...wish } });
  freezeAnew(draft, ticket.id);
  const all = [ticket.claim, ...(ticket.claim.secondary ?? [])];
  const dropped = all.filter((one) => !kept.some((flaw) => isSame(flaw, one)));
  draft.say([
    {
      name: 'dropped_reason',
      facts: {
        dropped: namesOf(draft, dropped),
        leaf: namesOf(draft, kept),
        done: { kind: 'done', cite: { kind: 'action', id: ticket.id } },
      },
    },
  ]);
  moveEvidence(draft, ticket.id, { fileIds: body.evidenceIds ?? [] });
  return true;
}

const isSame = (one: Flaw, other: Flaw): boolean =>
  one.leaf === other.leaf && one.part === other.part;

const namesOf = ({ locale }: Draft, flaws: readonly Flaw[]): readonly Fact[] =>
  flaws.map(({ leaf }) => leafFact(leaf, locale));
