import { PIECES } from '../../dialogue/details.ts';
import { type Heard, hear } from '../../dialogue/hear.ts';
import { missingSlots } from '../../evidence/checklist.ts';
import { LOCATED } from '../../terms/reason.ts';
import type { ItemReading } from '../../terms/understanding.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { evidenceSlots, isLeaf, leafFact } from '../taxonomy.ts';
import { advanceClaim } from './claim.ts';
import { checklistOf } from './evidence.ts';
import { type NeedOrder, orderOfItem } from './focus.ts';
import { canBe } from './likely-leaf.ts';
import { openClaim } from './open-claim.ts';
import { severalFirst, severalHeard, severalNoted } from './several-told.ts';
import { tellClaim } from './tell-claim.ts';

/** What was said of one item, in the light of what stands open for it. */
export const hearOf = (draft: Draft, { text, said, itemId }: ItemReading): Heard => ({
  ...hear({ text }, said, draft.state),
  item: itemId,
});

/**
 * Complaints of several items in one message: a case for each. The first is gone on with, the others
 * are opened as far as they can be without a question, and wait for their turn.
 */
export function claimSeveral(draft: Draft, claims: readonly ItemReading[]): NeedOrder | undefined {
  const [first, ...others] = claims;
  const order = orderOf(draft, claims);
  const { focus } = draft.snapshot;
  if (!first || !order) return undefined;
  if (focus?.order.id !== order.id) return { needOrder: order.id };
  draft.say([severalHeard(claims.length)]);
  for (const one of others) openBeside(draft, focus, one);
  const title = focus.order.items.find(({ id }) => id === first.itemId)?.title ?? '';
  draft.note({ type: 'claim_begun', orderId: order.id, itemId: first.itemId });
  draft.say([severalFirst({ title })]);
  return advanceClaim(draft, { ...hearOf(draft, first), topic: 'claim' });
}

/** Of the orders that use the first one's name, the one that has all of them. */
function orderOf(draft: Draft, claims: readonly ItemReading[]) {
  const { orders } = draft.snapshot;
  const [all, ...more] = orders.filter(({ items }) =>
    claims.every(({ itemId }) => items.some(({ id }) => id === itemId)),
  );
  const id = all && more.length === 0 ? all.id : orderOfItem(draft, claims[0]?.itemId);
  return orders.find((order) => order.id === id);
}

function openBeside(draft: Draft, facts: OrderFacts, reading: ItemReading): void {
  const item = facts.order.items.find(({ id }) => id === reading.itemId);
  if (!item) return;
  draft.note({ type: 'claim_begun', orderId: facts.order.id, itemId: item.id });
  tellClaim(draft, { ...hearOf(draft, reading), topic: 'claim' });
  const title = { kind: 'quoted', text: item.title } as const;
  const { leaf, zone, details, secondary = [] } = draft.state.draft;
  const line = facts.lines.find(({ itemId }) => itemId === item.id);
  const asksFirst =
    (leaf === LOCATED && !zone) || (leaf && PIECES.includes(leaf) && !details?.accessory);
  const opens =
    leaf &&
    isLeaf(leaf) &&
    !asksFirst &&
    !line?.activeTicketId &&
    canBe(leaf, facts, item) &&
    evidenceSlots([leaf, ...secondary.map((flaw) => flaw.leaf)], item.serial !== undefined).some(
      ({ required }) => required,
    );
  if (!opens) {
    draft.say([severalNoted(item)]);
    return;
  }
  const ticketId = openClaim(draft, facts, item, leaf);
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return;
  const keys = missingSlots(checklistOf(draft, ticket)).map(({ key }) => key);
  draft.act(ticketId, { type: 'request_evidence', keys });
  draft.say([
    {
      name: 'several_opened',
      facts: {
        item: title,
        leaf: leafFact(leaf, draft.locale),
        number: { kind: 'word', word: ticket.number },
      },
    },
  ]);
  draft.showTicket(ticketId);
}
