import { partName } from '../../dialogue/labels.ts';
import { aspectOf } from '../../dialogue/policy-aspects.ts';
import { type Speech, word } from '../../dialogue/speech.ts';
import type { OrderItem } from '../../terms/order.ts';
import { type Leaf, LOCATED, trunkOf } from '../../terms/reason.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { leafFact } from '../taxonomy.ts';
import { holdIfDisputed } from './dispute.ts';
import { freezeContested } from './freeze.ts';
import { newTicket } from './new-ticket.ts';

/** E01: opens the case. */
export function openClaim(draft: Draft, facts: OrderFacts, item: OrderItem, leaf: Leaf): string {
  const id = draft.id('tk');
  draft.act(
    id,
    { type: 'submit', opened: newTicket(draft, facts, { id, item, leaf }) },
    { kind: 'buyer', id: facts.order.buyerId },
  );
  freezeContested(draft, id);
  draft.note({ type: 'ticket_opened', ticketId: id });
  holdIfDisputed(draft, id);
  return id;
}

/** Says back what was understood, so that a mistake is put right at once. */
export function tellUnderstood(draft: Draft, item: OrderItem, leaf: Leaf): void {
  const { part, secondary = [] } = draft.state.draft;
  const facts = {
    item: { kind: 'quoted', text: item.title },
    leaf: leafFact(leaf, draft.locale),
    number: { kind: 'word', word: draft.ticket?.number ?? '' },
    done: { kind: 'done', cite: { kind: 'action', id: draft.ticket?.id ?? '' } },
  } as const;
  const flaw = part !== undefined && leaf === LOCATED;
  const [second] = secondary;
  draft.say(
    [
      flaw && !second
        ? {
            name: 'understood_flaw',
            facts: { ...facts, part: { kind: 'word', word: partName(part, draft.locale) } },
          }
        : second
          ? {
              name: 'understood_two',
              facts: {
                ...facts,
                list: [leaf, ...secondary.map((one) => one.leaf)].map((one) =>
                  leafFact(one, draft.locale),
                ),
              },
            }
          : { name: 'understood_claim', facts },
      ...penaltyTold(draft, leaf),
    ],
    { quickReplies: [word('quick.wrong_reason', draft.locale)] },
  );
}

/** Three times the price, demanded with the claim of a fake, is answered with it (消法 55). */
const penaltyTold = ({ heard }: Draft, leaf: Leaf): Speech[] =>
  trunkOf(leaf) === 'AUT' && aspectOf(heard ?? '') === 'fake'
    ? [{ name: 'policy_fake', facts: { rule: { kind: 'basis', cite: PENALTY } } }]
    : [];
const PENALTY = { kind: 'rule', id: '消法 55' } as const;
