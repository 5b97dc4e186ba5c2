import type { Evidence } from '../../server/terms/evidence.ts';
import type { MerchantBalances } from '../../server/terms/ledger.ts';
import type { Order } from '../../server/terms/order.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { Draft } from '../../server/turn/draft.ts';
import type { DraftInput } from '../../server/turn/draft-input.ts';
import type { CommandPlan } from '../../server/turn/plan-command.ts';
import type { CommitPlan } from '../../server/turn/ports.ts';
import { rules, seed } from '../decision/facts.ts';
import { Books } from '../settlement/books.ts';
import { sell } from '../settlement/life.ts';
import { ticket } from '../store/world.ts';

/** A sharp photo, taken after delivery. */
const fileOf = ({ id, key }: Ticket['evidence'][number], about: Ticket): Evidence => ({
  id,
  key,
  conversationId: about.conversationId,
  ticketId: about.id,
  uploadedBy: 'buyer',
  kind: 'photo',
  sha256: id,
  bytes: 1_000,
  quality: { ok: true, sharpness: 1, exposure: 0.5, width: 2_000, height: 2_000, problems: [] },
  level: 2,
  uploadedAt: seed.now,
  takenAt: seed.now,
});

/** One sold item and its case, planned turn by turn into books in memory: no database, no clock. */
export class CaseWorld {
  readonly books = new Books();
  readonly merchantId = seed.merchant.id;
  order: Order;
  ticket: Ticket;
  plans: CommitPlan[] = [];
  #settled = { settledCents: 0, reversedCents: 0, refundedCents: 0 };
  matured = false;
  now = seed.now;

  constructor(order: Partial<Order> = {}, about: Partial<Ticket> = {}) {
    this.order = { ...seed.order, ...order };
    const [item] = this.order.items;
    if (!item) throw new Error('an order without an item');
    const { merchantId } = this;
    const { paidCents, commissionBps } = item;
    if (paidCents > 0)
      sell(this.books, { id: this.order.id, merchantId, paidCents, commissionBps });
    this.ticket = ticket({
      merchantId,
      orderId: this.order.id,
      itemId: item.id,
      category: item.category,
      buyerId: seed.buyer.id,
      paidCents,
      claim: seed.claim,
      money: 'held',
      ...about,
    });
  }

  get balances(): MerchantBalances {
    return this.books.balances(this.merchantId);
  }

  input(): DraftInput {
    const [item] = this.order.items;
    return {
      rules,
      now: this.now,
      seed: `seed-${this.plans.length}`,
      snapshot: {
        conversation: {
          id: this.ticket.conversationId,
          buyerId: seed.buyer.id,
          locale: 'zh-CN',
          lastSeq: 0,
          lastBuyerSeq: 0,
          state: null,
          holder: 'bot',
        },
        buyer: seed.buyer,
        orders: [],
        focus: {
          order: this.order,
          lines: [{ itemId: item?.id ?? '', matured: this.matured, claims: 1, ...this.#settled }],
          merchants: [{ ...seed.merchant, balances: this.balances }],
          cells: [],
        },
        tickets: [this.ticket],
        chainHeads: {},
        evidence: this.ticket.evidence.map((file) => fileOf(file, this.ticket)),
      },
    };
  }

  /** Earlier cases have given so much of the line's price back. */
  spend(cents: number): void {
    this.#settled.refundedCents += cents;
  }

  /** One turn of this case; its journals are posted. */
  turn(work: (draft: Draft, ticket: Ticket) => unknown): CommitPlan {
    const draft = new Draft(this.input());
    draft.note({ type: 'ticket_opened', ticketId: this.ticket.id });
    work(draft, this.ticket);
    return this.commit(draft.finish());
  }

  /** The same for a plan of one of the doors; false where it changes nothing. */
  plan(made: CommandPlan): boolean {
    if (made.kind === 'plan') this.commit(made.plan);
    return made.kind === 'plan';
  }

  private commit(plan: CommitPlan): CommitPlan {
    this.plans.push(plan);
    this.ticket = plan.tickets.at(-1)?.ticket ?? this.ticket;
    for (const journal of plan.journals) {
      this.books.post(journal);
      this.#settled.settledCents += journal.settled?.merchantCents ?? 0;
      this.#settled.reversedCents += journal.settled?.reversedCents ?? 0;
    }
    for (const { amountCents } of plan.refunds) this.#settled.refundedCents += amountCents;
    return plan;
  }
}
