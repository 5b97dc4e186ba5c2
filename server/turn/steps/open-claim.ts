import { partName } from '../../dialogue/labels.ts';
import { word } from '../../dialogue/speech.ts';
import type { OrderItem } from '../../terms/order.ts';
import { type Leaf, LOCATED } from '../../terms/reason.ts';
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
    ],
    { quickReplies: [word('quick.wrong_reason', draft.locale)] },
  );
}
