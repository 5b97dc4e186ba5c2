import { shareOf } from '../../decision/exact.ts';
import type { ClaimDraft } from '../../dialogue/conversation.ts';
import { partName } from '../../dialogue/labels.ts';
import { word } from '../../dialogue/speech.ts';
import type { Claim } from '../../terms/claim.ts';
import type { OrderItem } from '../../terms/order.ts';
import type { Leaf } from '../../terms/reason.ts';
import type { Draft } from '../draft.ts';
import { ticketNumber } from '../ids.ts';
import type { OrderFacts } from '../ports.ts';
import { leafName } from '../taxonomy.ts';

/** The words a buyer's own claim is opened with when nothing was typed. */
const NO_WORDS = '—';

/** The claim as told; a share asked for is also kept as the money it means. */
export const claimOf = (told: ClaimDraft, leaf: Leaf, paidCents: number): Claim => ({
  leaf,
  description: told.description ?? NO_WORDS,
  part: told.part,
  zone: told.zone,
  severity: told.severity,
  requested: {
    remedy: told.remedy,
    amountCents:
      told.amountCents ??
      (told.percentBps === undefined ? undefined : shareOf(paidCents, told.percentBps)),
    percentBps: told.percentBps,
  },
});

/** E01: opens the ticket. */
export function openClaim(draft: Draft, facts: OrderFacts, item: OrderItem, leaf: Leaf): string {
  const { order } = facts;
  const line = facts.lines.find((one) => one.itemId === item.id);
  const id = draft.id('tk');
  draft.act(
    id,
    {
      type: 'submit',
      opened: {
        id,
        number: ticketNumber(id, draft.now),
        conversationId: draft.snapshot.conversation.id,
        buyerId: order.buyerId,
        merchantId: item.merchantId,
        orderId: order.id,
        itemId: item.id,
        itemTitle: item.title,
        category: item.category,
        quantity: item.quantity,
        market: order.market,
        currency: order.currency,
        paidCents: item.paidCents,
        claimNo: (line?.claims ?? 0) + 1,
        claim: claimOf(draft.state.draft, leaf, item.paidCents),
        goods: 'with_buyer',
        money: 'held',
        settlement: 'open',
        submissions: (line?.claims ?? 0) + 1,
        evidenceAsks: 0,
        evidence: [],
        offers: [],
        round: 0,
        uplifted: false,
        refunds: [],
        coupons: [],
        points: [],
        findings: {},
        appeals: [],
        reopens: 0,
        settlements: 0,
        createdAt: draft.now,
        ruleSetVersion: draft.rules.version,
      },
    },
    { kind: 'buyer', id: order.buyerId },
  );
  draft.note({ type: 'ticket_opened', ticketId: id });
  return id;
}

/** Says back what was understood, so that a mistake is put right at once. */
export function tellUnderstood(draft: Draft, item: OrderItem, leaf: Leaf): void {
  const { part } = draft.state.draft;
  const facts = {
    item: { kind: 'quoted', text: item.title },
    leaf: { kind: 'word', word: leafName(leaf, draft.locale) },
    number: { kind: 'word', word: draft.ticket?.number ?? '' },
  } as const;
  const flaw = part !== undefined && leaf.startsWith('NAD.');
  draft.say(
    [
      flaw
        ? {
            name: 'understood_flaw',
            facts: { ...facts, part: { kind: 'word', word: partName(part, draft.locale) } },
          }
        : { name: 'understood_claim', facts },
    ],
    { quickReplies: [word('quick.wrong_reason', draft.locale)] },
  );
}
