import { randomBytes, randomUUID } from 'node:crypto';
import { nextFor } from '../../server/channels/ticket-view.ts';
import type { ActionBody } from '../../server/contract/tickets.ts';
import type { Database } from '../../server/store/database.ts';
import type { Caller, StaffCaller } from '../../server/terms/caller.ts';
import type { Buyer, Merchant, Order, OrderItem } from '../../server/terms/order.ts';
import { Refused } from '../../server/terms/refused.ts';
import { actionContext } from '../../server/turn/limits.ts';
import { seed } from '../decision/facts.ts';
import { photoRow } from '../support/photo-row.ts';
import { type Marketplace, marketplace, rules, talk } from '../support/talk.ts';

const platform = { kind: 'integration' } as const;

export const staff = (
  role: StaffCaller['role'],
  userId: string,
  merchantId = seed.merchant.id,
): StaffCaller => ({
  kind: 'staff',
  userId,
  name: userId,
  role,
  ...(role === 'merchant' && { merchantId }),
});

interface Given {
  readonly start?: string;
  readonly item?: Partial<OrderItem>;
  readonly order?: Partial<Order>;
  readonly merchant?: Partial<Merchant>;
  readonly buyer?: Partial<Buyer>;
  /** Where it happens; a marketplace of its own where none is given. */
  readonly market?: Marketplace;
}

/** A buyer of their own with one order, at a chat opened from it, and every way to act on what follows. */
export async function aCase(
  db: Database,
  { start, item, order, merchant, buyer, market: given }: Given = {},
) {
  const name = randomBytes(5).toString('hex');
  const market = given ?? (await marketplace(db, start));
  const line = { ...seed.item, ...item };
  const bought = {
    ...seed.order,
    paidCents: line.paidCents,
    items: [line],
    ...order,
    id: `O-${name}`,
    buyerId: buyer?.id ?? `U-${name}`,
  };
  await market.stock({
    merchants: [{ ...seed.merchant, ...merchant }],
    buyer: { ...seed.buyer, ...buyer, id: bought.buyerId },
    orders: [bought],
  });
  const chat = await talk(market, bought.buyerId, { orderId: bought.id, locale: 'zh-CN' });
  const ticketId = () => chat.last('ticket')?.ticketId ?? '';
  const snapshot = async () => {
    const found = await market.tickets.one(platform, ticketId());
    if (!found) throw new Error('no ticket');
    return found;
  };
  const ticket = async () => (await snapshot()).ticket;
  type Acted = Partial<ActionBody> & Pick<ActionBody, 'action'>;
  const actAt = (caller: Caller, body: Acted & Pick<ActionBody, 'version'>) =>
    market.turn
      .act(caller, ticketId(), { clientId: randomUUID(), ...body })
      .catch((error: unknown) => {
        if (error instanceof Refused) return error;
        throw error;
      });
  const act = async (caller: Caller, body: Acted) => {
    const { version } = await ticket();
    const done = await actAt(caller, { version, ...body });
    await chat.fresh();
    return done;
  };
  return {
    market,
    chat,
    order: bought,
    snapshot,
    ticket,
    act,
    /** The same on a version of the caller's own. */
    actAt,
    buyer: (body: Parameters<typeof act>[1]) => act(chat.caller, body),
    /** The gateway pays what it was asked for last. */
    async paid() {
      const refund = (await ticket()).refunds.at(-1);
      const { id: refundId = '', amountCents = 0 } = refund ?? {};
      const event = { type: 'refund.succeeded', refundId, amountCents, eventId: refundId } as const;
      await market.turn.gatewayEvent('simulated', event);
      await chat.fresh();
    },
    /** The carrier hands the return over. */
    async delivered() {
      const { id, return: back } = await ticket();
      const { carrier = 'SF', trackingNo = '' } = back?.parcel ?? {};
      const event = { at: market.clock.now(), code: 'delivered' } as const;
      await market.turn.scan({ ticketId: id, leg: 'return', carrier, trackingNo, event });
      await chat.fresh();
    },
    state: async () => (await ticket()).state,
    /** What the caller may do now, as the API tells it. */
    next: async (caller: Caller) =>
      nextFor(await ticket(), caller, actionContext(rules, market.clock.now())),
    /** A file in this conversation that has not been sent yet. */
    async upload(
      change: {
        readonly sha256?: string;
        readonly ok?: boolean;
        readonly by?: 'buyer' | 'staff';
      } = {},
    ) {
      const id = `ev_${randomBytes(8).toString('hex')}`;
      const { ok = true, sha256, by } = change;
      await market.files.add(
        photoRow({
          id,
          conversationId: chat.conversationId,
          buyerId: bought.buyerId,
          uploadedAt: market.clock.now(),
          ...(sha256 !== undefined && { sha256 }),
          ...(by && { uploadedBy: by }),
          ...(!ok && { problem: 'blurry' }),
        }),
      );
      return id;
    },
    /** Moves business time on by so many milliseconds. */
    wait: (ms: number) =>
      market.advanceTo(new Date(Date.parse(market.clock.now()) + ms).toISOString()),
  };
}
export type Case = Awaited<ReturnType<typeof aCase>>;
