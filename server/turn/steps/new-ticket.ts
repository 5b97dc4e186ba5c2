import { shareOf } from '../../decision/exact.ts';
import { rulesFor } from '../../decision/market.ts';
import { paidForPieces } from '../../decision/pieces.ts';
import { claimClosesAt } from '../../decision/second-look.ts';
import type { ClaimDraft } from '../../dialogue/conversation.ts';
import type { Claim } from '../../terms/claim.ts';
import type { OrderItem } from '../../terms/order.ts';
import type { Leaf } from '../../terms/reason.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { HOLDERS } from '../../ticket/transitions.ts';
import type { Draft } from '../draft.ts';
import { ticketNumber } from '../ids.ts';
import type { OrderFacts } from '../ports.ts';

/** The words a buyer's own claim is opened with when nothing was typed. */
const NO_WORDS = '—';

/** Leaves in which something that belongs to the item is not there. */
const MISSING = /^WRG\.|^LOG\.short/;

/** The claim as told; a share asked for is also kept as the money it means. */
export function claimOf(
  told: ClaimDraft,
  leaf: Leaf,
  { paidCents, quantity }: Pick<OrderItem, 'paidCents' | 'quantity'>,
): Claim {
  // A share that is asked for is one of the pieces that are told of.
  const basisCents = paidForPieces(paidCents, quantity, told.quantity ?? quantity);
  const { accessory, ...details } = told.details ?? {};
  return {
    leaf,
    description: told.description ?? NO_WORDS,
    part: told.part,
    zone: told.zone,
    severity: told.severity,
    ...(accessory && MISSING.test(leaf) && { accessory }),
    ...(told.secondary?.length && { secondary: told.secondary }),
    ...(told.quantity !== undefined && { quantity: told.quantity }),
    ...(Object.keys(details).length > 0 && { details }),
    requested: {
      remedy: told.remedy,
      ...(told.fallbacks?.length && { fallbacks: told.fallbacks }),
      amountCents:
        told.amountCents ??
        (told.percentBps === undefined ? undefined : shareOf(basisCents, told.percentBps)),
      percentBps: told.percentBps,
    },
  };
}

export type Opened = Omit<
  Ticket,
  'version' | 'state' | 'holder' | 'deadline' | 'updatedAt' | 'path'
>;

/** A case as it would be opened now, under this id. */
export function newTicket(
  draft: Draft,
  facts: OrderFacts,
  { id, item, leaf }: { readonly id: string; readonly item: OrderItem; readonly leaf: Leaf },
): Opened {
  const { order } = facts;
  const line = facts.lines.find((one) => one.itemId === item.id);
  const nth = (line?.claims ?? 0) + 1;
  const claim = claimOf(draft.state.draft, leaf, item);
  return {
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
    claimNo: nth,
    claim,
    claimClosesAt: closingOf(draft, claim, item.id),
    goods: placeOf(order, item),
    money: 'held',
    settlement: 'open',
    submissions: nth,
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
    holds: 0,
    transfers: [],
    createdAt: draft.now,
    ruleSetVersion: draft.rules.version,
  };
}

/** The last instant at which such a claim can be made (DT-14); the order's facts say from when it counts. */
export function closingOf(draft: Draft, claim: Claim, itemId: string): string | undefined {
  const { focus } = draft.snapshot;
  const item = focus?.order.items.find((one) => one.id === itemId);
  const merchant = focus?.merchants.find((one) => one.id === item?.merchantId);
  if (!focus || !item || !merchant) return undefined;
  const { order } = focus;
  return claimClosesAt({ order, item, merchant, claim }, rulesFor(draft.rules, order.market));
}

/** The same as a case nobody has opened: what the rules would say of it. */
export const previewOf = (opened: Opened): Ticket => ({
  ...opened,
  version: 0,
  state: 'screening',
  holder: HOLDERS.screening,
  updatedAt: opened.createdAt,
  path: [],
});

function placeOf({ shipments }: OrderFacts['order'], item: OrderItem): Ticket['goods'] {
  if (item.custody === 'digital') return 'with_buyer';
  const parcel = shipments.find((one) => one.itemIds.includes(item.id));
  if (parcel?.signedAt) return 'with_buyer';
  if (parcel?.shippedAt) return 'in_transit';
  return item.custody === 'platform_warehouse' ? 'at_platform' : 'at_consignor';
}
