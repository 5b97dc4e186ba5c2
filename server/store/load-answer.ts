import { z } from 'zod';
import type { Evidence } from '../terms/evidence.ts';
import type { MerchantBalances } from '../terms/ledger.ts';
import type { Buyer, Merchant, Order } from '../terms/order.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { OrderBrief, OrderFacts, PriceCell, Snapshot } from '../turn/ports.ts';
import { orAbsent, stored } from './stored.ts';

/** Shapes what redress_load answered; undefined where it found nothing. */
export function toSnapshot(answer: unknown): Snapshot | undefined {
  if (answer === null || answer === undefined) return undefined;
  const raw = LoadAnswer.parse(answer);
  const { id, buyerId, visitorId, locale, lastSeq, lastBuyerSeq, state, orderId, holder } = raw;
  return {
    conversation: { id, buyerId, visitorId, locale, lastSeq, lastBuyerSeq, state, orderId, holder },
    repeated: raw.repeated === undefined ? undefined : { seq: raw.repeated },
    buyer: raw.buyer,
    orders: raw.orders,
    focus: raw.focus && toFacts(raw.focus),
    tickets: raw.tickets.map(({ body }) => body).sort(newestFirst),
    chainHeads: Object.fromEntries(raw.tickets.map(({ body, head }) => [body.id, head])),
    evidence: raw.evidence.map(withoutNulls).reverse(),
  };
}

function toFacts({ order, lines, merchants, cells }: z.infer<typeof Focus>): OrderFacts {
  return {
    order,
    lines,
    cells,
    merchants: merchants.map(({ body, balances }) => ({ ...body, balances: toBalances(balances) })),
  };
}

function toBalances(balances: Readonly<Record<string, number>>): MerchantBalances {
  return {
    pendingCents: balances['2001'] ?? 0,
    availableCents: balances['2002'] ?? 0,
    depositCents: balances['2003'] ?? 0,
    holdCents: balances['2010'] ?? 0,
    receivableCents: balances['1101'] ?? 0,
  };
}

const newestFirst = (a: Ticket, b: Ticket): number =>
  Date.parse(b.createdAt) - Date.parse(a.createdAt);

/** JSON has null where a value is absent; the words have nothing. */
function withoutNulls<T extends object>(row: T): T {
  const copy = { ...row };
  for (const [name, value] of Object.entries(copy))
    if (value === null) Reflect.deleteProperty(copy, name);
  return copy;
}

/** SQL aggregates of no rows are null. */
const listOf = <T extends z.ZodType>(element: T) =>
  z
    .array(element)
    .nullable()
    .transform((list) => list ?? []);

const Focus = z.object({
  order: stored<Order>(),
  lines: listOf(
    z.object({
      itemId: z.string(),
      refundedCents: z.int(),
      claims: z.int(),
      activeTicketId: orAbsent(z.string()),
    }),
  ),
  merchants: listOf(
    z.object({
      body: stored<Merchant>(),
      balances: z
        .record(z.string(), z.int())
        .nullable()
        .transform((balances) => balances ?? {}),
    }),
  ),
  cells: listOf(stored<PriceCell>()),
});

const LoadAnswer = z.object({
  id: z.string(),
  buyerId: orAbsent(z.string()),
  visitorId: orAbsent(z.string()),
  locale: z.enum(['zh-CN', 'en']),
  lastSeq: z.int(),
  lastBuyerSeq: z.int(),
  orderId: orAbsent(z.string()),
  holder: z.enum(['bot', 'human']),
  state: z.unknown(),
  buyer: orAbsent(stored<Buyer>()),
  repeated: orAbsent(z.int()),
  orders: listOf(stored<OrderBrief>()),
  tickets: listOf(z.object({ body: stored<Ticket>(), head: z.string() })),
  evidence: listOf(stored<Evidence>()),
  focus: orAbsent(Focus),
});
