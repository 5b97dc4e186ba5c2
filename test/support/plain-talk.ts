import { randomUUID } from 'node:crypto';
import type { MessageBody } from '../../server/contract/buyer-channel.ts';
import type { Cite, VisibleEvent } from '../../server/contract/conversation-events.ts';
import type { ConversationState } from '../../server/dialogue/conversation.ts';
import type { Evidence } from '../../server/terms/evidence.ts';
import type { Buyer, Merchant, Order } from '../../server/terms/order.ts';
import type { Locale } from '../../server/terms/party.ts';
import type { Similar } from '../../server/terms/similar.ts';
import { isTerminal } from '../../server/terms/state.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import type { OrderClaim, ProofOutcome } from '../../server/turn/order-proof.ts';
import { planTurn } from '../../server/turn/plan-turn.ts';
import type { CommitPlan, OrderFacts, Snapshot } from '../../server/turn/ports.ts';
import { understandingContext } from '../../server/turn/understanding-context.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { rules, seed } from '../decision/facts.ts';

const understand = await loadUnderstanding();
const BALANCES = {
  pendingCents: 1_000_000,
  availableCents: 0,
  depositCents: 0,
  holdCents: 0,
  receivableCents: 0,
};

interface Given {
  readonly orders?: readonly Order[];
  readonly tickets?: readonly Ticket[];
  readonly merchant?: Partial<Merchant>;
  readonly buyer?: Partial<Buyer>;
  readonly locale?: Locale;
  readonly now?: string;
  readonly state?: Partial<ConversationState>;
  readonly similar?: Similar;
  /** Nobody is signed in: an order has to be proved first. */
  readonly visitor?: boolean;
}

/** What one message brought about. */
export interface Reply {
  readonly events: readonly VisibleEvent[];
  readonly text: string;
  readonly cites: readonly Cite[];
  readonly plan: CommitPlan;
}

const factsOf = (
  order: Order,
  tickets: readonly Ticket[],
  merchant: Partial<Merchant>,
): OrderFacts => ({
  order,
  lines: order.items.map((item) => {
    const mine = tickets.filter((one) => one.orderId === order.id && one.itemId === item.id);
    const active = mine.find((one) => !isTerminal(one.state));
    return {
      itemId: item.id,
      refundedCents: 0,
      settledCents: 0,
      reversedCents: 0,
      matured: false,
      claims: mine.length,
      ...(active && { activeTicketId: active.id }),
    };
  }),
  merchants: [{ ...seed.merchant, ...merchant, balances: BALANCES }],
  cells: [],
});

const brief = (order: Order): Snapshot['orders'][number] => ({
  id: order.id,
  status: order.status,
  placedAt: order.placedAt,
  paidCents: order.paidCents,
  currency: order.currency,
  items: order.items.map(({ id, title, category }) => ({ id, title, category })),
});

/** A buyer at the chat whose turns are planned and folded here: no database, no clock. */
export function plainTalk(given: Given = {}) {
  const orders = given.orders ?? [seed.order];
  let now = given.now ?? '2026-11-05T12:14:00.000Z';
  let locale: Locale = given.locale ?? 'zh-CN';
  let state: unknown = given.state
    ? { draft: {}, asked: {}, misses: 0, injected: false, ...given.state }
    : null;
  let tickets = [...(given.tickets ?? [])];
  let turns = 0;
  let own = given.visitor ? [] : orders;
  const evidence: Evidence[] = [];
  const shown: VisibleEvent[] = [];
  const texts: MessageBody[] = [];

  const snapshotFor = (orderId: string | undefined): Snapshot => {
    const order = own.find((one) => one.id === orderId);
    const isKnown = own.length > 0 || !given.visitor;
    return {
      conversation: {
        id: 'V1',
        ...(isKnown && { buyerId: seed.buyer.id }),
        ...(given.visitor && { visitorId: 'W1' }),
        locale,
        lastSeq: turns,
        lastBuyerSeq: turns,
        state,
        holder: 'bot',
      },
      ...(isKnown && { buyer: { ...seed.buyer, ...given.buyer } }),
      orders: own.map(brief),
      ...(order && { focus: factsOf(order, tickets, given.merchant ?? {}) }),
      tickets,
      chainHeads: {},
      evidence,
    };
  };

  function send(said: Omit<MessageBody, 'clientId'>): Reply {
    const body = { clientId: randomUUID(), ...said };
    texts.push(body);
    turns += 1;
    let focus = (state as ConversationState | null)?.focus?.orderId ?? tickets[0]?.orderId;
    let proof: ProofOutcome | undefined;
    for (let loads = 0; loads < 4; loads += 1) {
      const snapshot = snapshotFor(focus);
      const outcome = planTurn({
        snapshot,
        rules,
        ...(given.similar && { similar: given.similar }),
        now,
        seed: `seed-${turns}`,
        body,
        understanding: meaning(body.text, snapshot),
        proof,
      });
      if (outcome.kind === 'refused') throw new Error(`${outcome.code}: ${outcome.detail}`);
      if (outcome.kind === 'plan') return fold(outcome.plan);
      if (outcome.kind === 'need_order') focus = outcome.orderId;
      else proof = prove(outcome.claim);
    }
    throw new Error('the order was loaded and asked for again');
  }

  function prove({ numbers, digits }: OrderClaim): ProofOutcome {
    const found = orders.find(
      ({ id, receiver }) => numbers.includes(id) && receiver.phone.endsWith(digits),
    );
    if (found) own = [found];
    return found ? 'proven' : 'refused';
  }

  const meaning = (text: string | undefined, snapshot: Snapshot) =>
    text ? understand(text, understandingContext(snapshot, now)) : undefined;

  function fold(plan: CommitPlan): Reply {
    state = JSON.parse(JSON.stringify(plan.conversation?.state ?? state));
    locale = plan.conversation?.locale ?? locale;
    for (const { ticket } of plan.tickets)
      tickets = [ticket, ...tickets.filter((one) => one.id !== ticket.id)];
    const events = (plan.conversation?.events ?? [])
      .filter(({ visibility, actor }) => visibility === 'all' && actor.kind !== 'buyer')
      .map(({ type, body }) => ({ type, ...body }) as unknown as VisibleEvent);
    shown.push(...events);
    return {
      events,
      text: events.map((event) => ('text' in event ? event.text : '')).join('\n'),
      cites: events.flatMap((event) => ('cites' in event ? (event.cites ?? []) : [])),
      plan,
    };
  }

  function upload(count: number, ticketId?: string): string[] {
    const ids = Array.from({ length: count }, (_, n) => `ev-${turns}-${evidence.length + n}`);
    for (const id of ids)
      evidence.push({
        id,
        conversationId: 'V1',
        buyerId: seed.buyer.id,
        ...(ticketId && { ticketId }),
        uploadedBy: 'buyer',
        kind: 'photo',
        sha256: id,
        bytes: 1,
        quality: {
          ok: true,
          sharpness: 0.9,
          exposure: 0.5,
          width: 1200,
          height: 900,
          problems: [],
        },
        level: 1,
        uploadedAt: now,
      } as unknown as Evidence);
    return ids;
  }

  return {
    send,
    say: (text: string) => send({ text }),
    /** Taps the newest question's option. */
    choose: (value: string | string[]) => {
      const ask = shown.findLast((event) => event.type === 'ask' || event.type === 'satisfaction');
      return send({ choose: { askId: ask && 'askId' in ask ? ask.askId : '', value } });
    },
    photos(text: string, count: number): Reply {
      return send({ text, evidenceIds: upload(count) });
    },
    /** Uploads photos without handing them in: into the slots of a case where one is named. */
    upload,
    advance(to: string) {
      now = to;
    },
    get state() {
      return state as ConversationState;
    },
    get locale() {
      return locale;
    },
    get tickets(): readonly Ticket[] {
      return tickets;
    },
    last: <T extends VisibleEvent['type']>(type: T) =>
      shown.findLast((event): event is Extract<VisibleEvent, { type: T }> => event.type === type),
    shown,
  };
}
export type PlainTalk = ReturnType<typeof plainTalk>;
