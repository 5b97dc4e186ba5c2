import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import type { Buyer, Merchant, Order, OrderItem } from '../../server/terms/order.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import type {
  CommitPlan,
  NewConversationEvent,
  NewTicketEvent,
  TicketWrite,
} from '../../server/turn/ports.ts';

/** The business instant of these tests. */
export const NOW = '2026-11-05T12:14:00.000Z';
export const clock = { now: () => NOW };

export const buyer = (id = 'U1'): Buyer => ({
  id,
  name: '林晓',
  registeredAt: '2025-02-03T00:00:00.000Z',
  market: 'CN',
  riskScore: 10,
});

export const merchant = (id = 'C1', depositCents = 300_000): Merchant => ({
  id,
  name: '拾光二手数码',
  tier: 'B',
  businessOperator: true,
  depositCents,
  preauthCents: 80_000,
});

export const item = (changes: Partial<OrderItem> = {}): OrderItem => ({
  id: '1',
  merchantId: 'C1',
  sku: 'TP-X1C9',
  title: 'ThinkPad X1 Carbon Gen9',
  category: 'electronics',
  paidCents: 420_000,
  quantity: 1,
  commissionBps: 1_000,
  remainingStock: 0,
  listedGrade: '95',
  gradedBy: 'consignor',
  listingAuthor: 'consignor',
  custody: 'consignor',
  disclosures: [],
  ...changes,
});

export const order = (changes: Partial<Order> = {}): Order => ({
  id: 'O1',
  buyerId: 'U1',
  market: 'CN',
  currency: 'CNY',
  placedAt: '2026-11-01T04:31:00.000Z',
  paidAt: '2026-11-01T04:31:00.000Z',
  status: 'signed',
  paidCents: 420_000,
  couponCents: 0,
  freightCents: 0,
  purchaseConfirmations: [],
  payout: 'pending',
  receiver: { name: '林晓', phone: '13800000023', address: '上海市' },
  updatedAt: '2026-11-05T10:02:00.000Z',
  items: [item()],
  shipments: [],
  ...changes,
});

export const ticket = (changes: Partial<Ticket> = {}): Ticket => ({
  id: 'T1',
  number: 'RD-1',
  version: 1,
  conversationId: 'V1',
  buyerId: 'U1',
  merchantId: 'C1',
  orderId: 'O1',
  itemId: '1',
  itemTitle: 'ThinkPad X1 Carbon Gen9',
  category: 'electronics',
  quantity: 1,
  market: 'CN',
  currency: 'CNY',
  paidCents: 420_000,
  claimNo: 1,
  claim: { leaf: 'NAD.appearance', description: '屏幕有划痕', requested: { amountCents: 84_000 } },
  state: 'screening',
  holder: 'platform',
  goods: 'with_buyer',
  money: 'none',
  settlement: 'open',
  submissions: 1,
  evidenceAsks: 0,
  uplifted: false,
  evidence: [],
  offers: [],
  round: 0,
  refunds: [],
  coupons: [],
  points: [],
  findings: {},
  appeals: [],
  reopens: 0,
  settlements: 0,
  holds: 0,
  transfers: [],
  path: [],
  createdAt: NOW,
  updatedAt: NOW,
  ruleSetVersion: '1',
  ...changes,
});

export const ticketEvent = (seq: number, hashPrev = `h${seq - 1}`): NewTicketEvent => ({
  seq,
  at: NOW,
  row: 'E1',
  type: 'ticket_submitted',
  from: null,
  to: 'screening',
  actor: { kind: 'buyer', id: 'U1' },
  ruleSetVersion: '1',
  data: {},
  hashPrev,
  hash: `h${seq}`,
});

export const write = (changes: Partial<Ticket> = {}, expectedVersion = 0): TicketWrite => ({
  expectedVersion,
  ticket: ticket({ version: expectedVersion + 1, ...changes }),
  holder: 'platform',
  events: [ticketEvent(expectedVersion + 1)],
});

export const says = (
  text: string,
  visibility: 'all' | 'internal' = 'all',
): NewConversationEvent => ({
  type: 'text',
  actor: { kind: 'bot' },
  visibility,
  body: { text },
});

export const plan = (changes: Partial<CommitPlan> = {}): CommitPlan => ({
  at: NOW,
  tickets: [],
  evidence: [],
  refunds: [],
  refundUpdates: [],
  journals: [],
  cells: [],
  deadlines: [],
  effects: [],
  ...changes,
});

/** A turn in conversation V1 that says these things. */
export const talk = (
  expectedSeq: number,
  events: readonly NewConversationEvent[],
  changes: Partial<CommitPlan> = {},
): CommitPlan =>
  plan({
    conversation: { id: 'V1', expectedSeq, state: { turns: 1 }, holder: 'bot', events },
    ...changes,
  });

/** Buyers U1 and U2, merchants C1 and C2, U1's order O1 and conversation V1. */
export async function populate(database: Database): Promise<void> {
  const storefront = createStorefrontWrites(database.pool, clock);
  for (const id of ['U1', 'U2']) await storefront.putBuyer(buyer(id));
  for (const id of ['C1', 'C2']) await storefront.putMerchant(merchant(id));
  await storefront.putOrder(order());
  await createConversations(database).create({
    id: 'V1',
    buyerId: 'U1',
    locale: 'zh-CN',
    orderId: 'O1',
    at: NOW,
  });
}
