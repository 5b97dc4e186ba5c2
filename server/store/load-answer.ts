import { z } from 'zod';
import type { BuyerDeed } from '../decision/habits.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { MerchantBalances } from '../terms/ledger.ts';
import type { Buyer, Merchant, Order } from '../terms/order.ts';
import { isTerminal, TICKET_STATES } from '../terms/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { OrderBrief, OrderFacts, PriceCell, Snapshot } from '../turn/ports.ts';
import { orAbsent, stored } from './stored.ts';

/** Tickets of a conversation that a snapshot holds. */
const TICKETS_TOLD = 10;

/** Shapes what redress_load answered; undefined where it found nothing. `named` is the ticket asked for. */
export function toSnapshot(answer: unknown, named?: string): Snapshot | undefined {
  if (answer === null || answer === undefined) return undefined;
  const raw = LoadAnswer.parse(answer);
  const { id, buyerId, visitorId, locale, lastSeq, lastBuyerSeq, state, orderId, holder } = raw;
  const tickets = newest(raw.tickets, named);
  return {
    conversation: { id, buyerId, visitorId, locale, lastSeq, lastBuyerSeq, state, orderId, holder },
    repeated: raw.repeated === undefined ? undefined : { seq: raw.repeated },
    buyer: raw.buyer,
    deeds: raw.deeds,
    orders: raw.orders,
    focus: raw.focus && toFacts(raw.focus),
    tickets: tickets.map(({ body }) => body),
    chainHeads: Object.fromEntries(tickets.map(({ body, head }) => [body.id, head])),
    evidence: raw.evidence.map(withoutNulls).reverse(),
  };
}

/** The newest, and the named one if it is older. */
function newest<T extends { readonly body: Ticket }>(tickets: readonly T[], named?: string): T[] {
  const rest = tickets.slice(TICKETS_TOLD - 1);
  const last = rest.find(({ body }) => body.id === named) ?? rest[0];
  return [...tickets.slice(0, TICKETS_TOLD - 1), ...(last ? [last] : [])];
}

function toFacts({
  order,
  lines,
  merchants,
  cells,
  othersFiled,
}: z.infer<typeof Focus>): OrderFacts {
  return {
    order,
    othersFiled,
    lines: lines.map(({ claims, ...line }) => ({
      ...line,
      claims: claims.length,
      gone: claims.flatMap(({ id, gone }) => (gone > 0 ? [{ ticketId: id, pieces: gone }] : [])),
      activeTicketId: claims.find(({ state }) => !isTerminal(state))?.id,
    })),
    cells,
    merchants: merchants.map(({ body, balances }) => ({ ...body, balances: toBalances(balances) })),
  };
}

function toBalances(balances: readonly { account: string; cents: number }[]): MerchantBalances {
  const of = (account: string): number =>
    balances.find((balance) => balance.account === account)?.cents ?? 0;
  return {
    pendingCents: of('2001'),
    availableCents: of('2002'),
    depositCents: of('2003'),
    holdCents: of('2010'),
    receivableCents: of('1101'),
  };
}

/** JSON has null where a value is absent; the words have nothing. */
function withoutNulls<T extends object>(row: T): T {
  const copy = { ...row };
  for (const [name, value] of Object.entries(copy))
    if (value === null) Reflect.deleteProperty(copy, name);
  return copy;
}

const Focus = z.object({
  order: stored<Order>(),
  othersFiled: z.array(z.string()),
  lines: z.array(
    z.object({
      itemId: z.string(),
      refundedCents: z.int(),
      settledCents: z.int(),
      reversedCents: z.int(),
      matured: z.boolean(),
      claims: z.array(z.object({ id: z.string(), state: z.enum(TICKET_STATES), gone: z.int() })),
    }),
  ),
  merchants: z.array(
    z.object({
      body: stored<Merchant>(),
      balances: z.array(z.object({ account: z.string(), cents: z.int() })),
    }),
  ),
  cells: z.array(stored<PriceCell>()),
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
  deeds: orAbsent(z.array(stored<BuyerDeed>())),
  repeated: orAbsent(z.int()),
  orders: z.array(stored<OrderBrief>()),
  tickets: z.array(z.object({ body: stored<Ticket>(), head: z.string() })),
  evidence: z.array(stored<Evidence>()),
  focus: orAbsent(Focus),
});
