import type { VisibleEvent } from '../contract/conversation-events.ts';
import type { DeskRules } from '../contract/desk-rules.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import {
  type ConversationState,
  type DialogueEvent,
  evolve as evolveTalk,
  NEW_CONVERSATION,
} from '../dialogue/conversation.ts';
import { DESK_RULES } from '../dialogue/desk/rules.ts';
import { renderAll, type Speech } from '../dialogue/speech.ts';
import type { OtherTalk } from '../terms/desk.ts';
import type { Juror } from '../terms/juror.ts';
import type { Journal } from '../terms/ledger.ts';
import type { Actor, Locale } from '../terms/party.ts';
import type { Similar } from '../terms/similar.ts';
import type { Command } from '../ticket/commands.ts';
import { type Context, decide } from '../ticket/decide.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { DraftInput } from './draft-input.ts';
import type { EffectWrite } from './effect.ts';
import { idsFrom } from './ids.ts';
import { marketOf } from './market.ts';
import { noticeEffects } from './notices.ts';
import { inOneMessage } from './one-message.ts';
import { newParcels } from './parcels.ts';
import { partnerEffects } from './partner-effects.ts';
import type { CommitPlan, NewConversationEvent, RefundWrite, Snapshot } from './ports.ts';
import { deadlineRows, ofCase } from './rows.ts';
import { sendsMoney } from './sends-money.ts';
import { stepContext } from './step-context.ts';
import { endTurn } from './steps/answers/end-turn.ts';
import { drawAudits } from './steps/audit.ts';
import { storefrontEffects } from './storefront-events.ts';
import { kept } from './thread/mark.ts';
import { ticketCard } from './ticket-card.ts';
import { type OpenTicket, ticketWrite } from './ticket-write.ts';

export const BOT: Actor = { kind: 'bot' };
export const SYSTEM: Actor = { kind: 'system' };

/** Gathers everything one turn changes. It lives for one plan only, and nothing outside sees it change. */
export class Draft {
  readonly snapshot: Snapshot;
  readonly rules: RuleSet;
  readonly ruleSets: readonly RuleSet[];
  readonly desk: DeskRules;
  readonly similar: Similar | undefined;
  readonly jurors: readonly Juror[];
  readonly now: string;
  readonly locale: Locale;
  readonly id: (prefix: string) => string;
  state: ConversationState;
  /** The talk as it stood when the turn began. */
  readonly stateBefore: ConversationState;
  holder: 'bot' | 'human';
  /** The buyer's words of this turn. */
  heard?: string;
  readonly #log: NewConversationEvent[] = [];
  readonly #tickets = new Map<string, OpenTicket>();
  readonly #journals: Journal[] = [];
  readonly #refunds: RefundWrite[] = [];
  readonly #refundUpdates: { id: string; from: string; to: string }[] = [];
  readonly #effects: EffectWrite[] = [];
  readonly #evidence: { id: string; ticketId: string; key?: string }[] = [];
  readonly #cells: CommitPlan['cells'][number][] = [];

  constructor(input: DraftInput) {
    const { snapshot, rules, ruleSets, desk, similar, jurors, now, seed, locale } = input;
    this.snapshot = snapshot;
    this.rules = rules;
    this.ruleSets = ruleSets ?? [];
    this.desk = desk ?? DESK_RULES;
    this.similar = similar;
    this.jurors = jurors ?? [];
    this.now = now;
    this.locale = locale ?? snapshot.conversation.locale;
    this.holder = snapshot.conversation.holder;
    this.state = (snapshot.conversation.state as ConversationState | null) ?? NEW_CONVERSATION;
    this.stateBefore = this.state;
    this.id = idsFrom(seed);
    for (const ticket of snapshot.tickets)
      this.#tickets.set(ticket.id, { before: ticket, ticket, events: [] });
  }

  /** The case this talk is about now, as far as this turn has taken it. */
  get ticket(): Ticket | undefined {
    return this.state.ticketId ? this.#tickets.get(this.state.ticketId)?.ticket : undefined;
  }

  ticketById(id: string): Ticket | undefined {
    return this.#tickets.get(id)?.ticket;
  }

  /** The zone that the buyer's market reads times in. */
  get timeZone(): string {
    return marketOf(this).rules.timeZone;
  }

  /** Every case of the talk, as far as this turn has taken it. */
  get tickets(): readonly Ticket[] {
    return [...this.#tickets.values()].map(({ ticket }) => ticket);
  }

  show(event: VisibleEvent, actor: Actor = BOT): void {
    const { type, ...body } = ofCase(event, this.state.ticketId);
    this.#log.push({ type, actor, visibility: 'all', body });
  }

  say(
    speeches: readonly Speech[],
    extra: {
      readonly quickReplies?: string[];
      readonly thread?: string;
      readonly talk?: OtherTalk;
    } = {},
  ): void {
    if (speeches.length === 0) return;
    const { text, cites } = renderAll(speeches, this.locale, this.timeZone);
    this.show({ type: 'text', text, ...(cites.length > 0 && { cites: [...cites] }), ...extra });
  }

  /** What is said meanwhile is one message. */
  together(speak: () => void): void {
    const from = this.#log.length;
    speak();
    this.#log.push(...inOneMessage(this.#log.splice(from)));
  }

  /** Remembers what happened in the talk. */
  note(event: DialogueEvent, actor: Actor = BOT): void {
    this.state = evolveTalk(this.state, event);
    const { type, ...body } = event;
    this.#log.push({ type, actor, visibility: 'internal', body });
  }

  /** Does a command on a ticket; a refusal changes nothing. */
  act(
    ticketId: string,
    command: Command,
    actor: Actor = BOT,
    context: Partial<Context> = {},
  ): boolean {
    const open = this.#tickets.get(ticketId);
    if (this.disputed && sendsMoney(command)) return false;
    const decision = decide(open?.ticket, command, {
      now: this.now,
      actor,
      ...stepContext(this.rules),
      ...context,
    });
    if (!decision.ok) return false;
    this.#tickets.set(ticketId, {
      before: open?.before,
      ticket: decision.ticket,
      events: [...(open?.events ?? []), ...decision.events],
    });
    return true;
  }

  /** The bank decides over the payment: no refund of ours may come beside it (§1.2). */
  get disputed(): boolean {
    return this.snapshot.focus?.order.dispute !== undefined;
  }

  /** Shows where the case stands. */
  showTicket(ticketId: string): void {
    const ticket = this.ticketById(ticketId);
    if (ticket) this.show(ticketCard(ticket, this.rules, this.similar), SYSTEM);
  }

  /** What this turn posts, so far. */
  get journals(): readonly Journal[] {
    return this.#journals;
  }

  post(...journals: Journal[]): void {
    this.#journals.push(...journals);
  }
  refund(refund: RefundWrite): void {
    this.#refunds.push(refund);
  }
  refundMoved(id: string, from: string, to: string): void {
    this.#refundUpdates.push({ id, from, to });
  }
  effect(effect: EffectWrite): void {
    this.#effects.push(effect);
  }
  attach(id: string, ticketId: string, key?: string): void {
    this.#evidence.push({ id, ticketId, ...(key !== undefined && { key }) });
  }
  settled(cell: CommitPlan['cells'][number]): void {
    this.#cells.push(cell);
  }

  finish(extra: Pick<CommitPlan, 'clientId' | 'inbox'> = {}): CommitPlan {
    drawAudits(this);
    const changed = [...this.#tickets.values()].filter((open) => open.events.length > 0);
    endTurn(this, changed, this.#log);
    const { conversation } = this.snapshot;
    return {
      at: this.now,
      conversation: {
        id: conversation.id,
        expectedSeq: conversation.lastSeq,
        ...(this.locale !== conversation.locale && { locale: this.locale }),
        state: this.state,
        orderId: this.state.focus?.orderId,
        holder: this.holder,
        whispers: (conversation.state as ConversationState | null)?.whispers ?? 0,
        events: kept(this, this.#log),
      },
      ...extra,
      tickets: changed.map((open) =>
        ticketWrite(open, {
          head: this.snapshot.chainHeads[open.ticket.id],
          newSalt: () => this.id('salt'),
        }),
      ),
      evidence: this.#evidence,
      refunds: this.#refunds,
      refundUpdates: this.#refundUpdates,
      journals: this.#journals,
      cells: this.#cells,
      deadlines: changed
        .filter(
          ({ before, ticket }) =>
            before?.deadline?.at !== ticket.deadline?.at ||
            before?.deadline?.timer !== ticket.deadline?.timer,
        )
        .flatMap(({ ticket }) => deadlineRows(ticket, this.now)),
      effects: [
        ...this.#effects,
        ...changed.flatMap(({ before, ticket, events }) =>
          storefrontEffects(before, ticket, events, this.snapshot.focus?.order),
        ),
        ...changed.flatMap((open) => partnerEffects(open, this.snapshot.focus?.order)),
        ...changed.flatMap((open) => noticeEffects(open, this.rules)),
      ],
      parcels: changed.flatMap(newParcels),
    };
  }
}
