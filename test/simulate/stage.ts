import { createHash } from 'node:crypto';
import type { MessageBody } from '../../server/contract/buyer-channel.ts';
import type { WireEvent } from '../../server/contract/conversation-events.ts';
import defaults from '../../server/decision/rule-set/default.json' with { type: 'json' };
import { RuleSet } from '../../server/decision/rule-set/schema.ts';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { createEvidenceStore } from '../../server/store/evidence.ts';
import { createRefundIndex } from '../../server/store/refunds.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { BuyerCaller } from '../../server/terms/caller.ts';
import type { EvidenceKey, EvidenceKind } from '../../server/terms/evidence.ts';
import type { Understand } from '../../server/terms/understanding.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { createTurnService, type TurnParts } from '../../server/turn/handle.ts';
import { type Stock, stockOf } from '../scenarios/player/stock.ts';
import { photoRow } from '../support/photo-row.ts';
import type { SimCase } from './shape.ts';

export const rules = RuleSet.parse(defaults);
/** Every case begins at this instant: it plays the same alone and among others. */
const START = '2026-11-16T02:00:00.000Z';
const DIGITS = 36;

export interface Parts {
  readonly database: Database;
  readonly understand: Understand;
  /** Tells this run's rows from those of another in the same database. */
  readonly run: string;
  /** A language model, where one takes part. */
  readonly model?: TurnParts['model'];
}

export interface SentFile {
  readonly key: EvidenceKey;
  readonly kind: EvidenceKind;
  readonly blurry?: boolean;
}

/**
 * One case on the real turn service and store, with a clock of its own. The picture work is left out:
 * a file is a row with what would have been measured.
 */
export class Stage {
  readonly events: WireEvent[] = [];
  readonly turn: ReturnType<typeof createTurnService>;
  readonly stock: Stock;
  readonly caller: BuyerCaller;
  conversationId = '';
  messages = 0;
  #now = START;
  #files = 0;
  #ids = 0;
  readonly #parts: Parts;
  readonly #name: string;
  readonly #evidence: ReturnType<typeof createEvidenceStore>;

  private constructor(
    parts: Parts,
    readonly simulated: SimCase,
  ) {
    const { database } = parts;
    this.#parts = parts;
    this.#name = `${parts.run}-${simulated.number}`;
    const clock = { now: () => this.#now };
    this.turn = createTurnService({
      store: createTurnStore(database.pool),
      rules: () => rules,
      clock,
      announce: () => {},
      nudge: () => {},
      understand: parts.understand,
      ...(parts.model && { model: parts.model }),
      log: createConversations(database),
      refunds: createRefundIndex(database.pool),
      newId: (prefix) => `${prefix}_${this.id()}`,
    });
    this.#evidence = createEvidenceStore(database);
    this.stock = stockOf(
      {
        id: this.#name,
        title: '',
        order: simulated.plot.order,
        knows: {},
        steps: [],
        end: { state: 'completed', path: '', leaf: simulated.plot.leaf, cash: 0, because: [] },
      },
      START,
    );
    this.caller = { kind: 'buyer', buyerId: this.stock.buyer.id };
  }

  static async set(parts: Parts, simulated: SimCase): Promise<Stage> {
    const stage = new Stage(parts, simulated);
    const clock = { now: () => stage.now };
    const writes = createStorefrontWrites(parts.database.pool, clock);
    await writes.putMerchant(stage.stock.merchant);
    await writes.putBuyer(stage.stock.buyer);
    await writes.putOrder(stage.stock.order);
    const locale = simulated.lang === 'en' ? 'en' : 'zh-CN';
    const opened = await stage.turn.open(stage.caller, {
      locale,
      orderId: stage.stock.order.id,
    });
    stage.conversationId = opened.conversationId;
    await stage.catchUp();
    return stage;
  }

  get now(): string {
    return this.#now;
  }

  get ids(): string {
    return this.#name;
  }

  /** An id that nothing else has, whatever ran before. */
  id(): string {
    this.#ids += 1;
    return createHash('sha256').update(`${this.#name}/${this.#ids}`).digest('hex').slice(0, DIGITS);
  }

  /** What the buyer has not seen yet. */
  async catchUp(): Promise<readonly WireEvent[]> {
    const after = this.events.at(-1)?.seq ?? 0;
    const missed = await this.turn.sync(this.caller, this.conversationId, after);
    this.events.push(...missed.events);
    return missed.events.filter(({ actor }) => actor.kind !== 'buyer');
  }

  async send(body: Omit<MessageBody, 'clientId'>): Promise<readonly WireEvent[]> {
    this.messages += 1;
    const hex = this.id();
    const clientId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    await this.turn.message(this.caller, this.conversationId, { clientId, ...body });
    return this.catchUp();
  }

  async upload(files: readonly SentFile[]): Promise<string[]> {
    const ids: string[] = [];
    for (const file of files) {
      this.#files += 1;
      const id = `ev_${this.id()}`;
      await this.#evidence.add(
        photoRow({
          id,
          conversationId: this.conversationId,
          buyerId: this.stock.buyer.id,
          key: file.key,
          kind: file.kind,
          uploadedAt: new Date(Date.parse(this.#now) + this.#files).toISOString(),
          ...(file.blurry && { problem: 'blurry' }),
        }),
      );
      ids.push(id);
    }
    return ids;
  }

  /** The newest case of this talk. */
  async ticket(): Promise<Ticket | undefined> {
    const { rows } = await this.#parts.database.pool.query<{ body: Ticket }>(
      'SELECT body FROM ticket WHERE conversation_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
      [this.conversationId],
    );
    return rows[0]?.body;
  }

  /** Time goes on; whatever of this case falls due on the way has its effect. */
  async moveTo(instant: string): Promise<void> {
    for (;;) {
      const { rows } = await this.#parts.database.pool.query<DueRow>(
        `SELECT d.id, d.ticket_id, d.timer, d.due_at FROM deadline d JOIN ticket t ON t.id = d.ticket_id
         WHERE t.conversation_id = $1 AND d.state = 'open' AND d.due_at <= $2
         ORDER BY d.due_at, d.id LIMIT 1`,
        [this.conversationId, instant],
      );
      const [due] = rows;
      if (!due) break;
      const at = due.due_at.toISOString();
      if (at > this.#now) this.#now = at;
      await this.turn.deadline({ id: due.id, ticketId: due.ticket_id, timer: due.timer, at });
      await this.#parts.database.pool.query(
        `UPDATE deadline SET state = 'fired' WHERE id = $1 AND state = 'open'`,
        [due.id],
      );
    }
    if (instant > this.#now) this.#now = instant;
    await this.catchUp();
  }

  pass(minutes: number): Promise<void> {
    return this.moveTo(new Date(Date.parse(this.#now) + minutes * 60_000).toISOString());
  }
}

interface DueRow {
  readonly id: string;
  readonly ticket_id: string;
  readonly timer: string;
  readonly due_at: Date;
}
