import type { StorefrontEventType } from '../contract/operations.ts';
import type { Task } from '../turn/effect.ts';

/** One row of work taken from the outbox; `attempts` counts this time too. */
export interface EffectItem<E extends Task = Task> {
  readonly id: string;
  /** The same at every run of this effect: the key that makes the second one harmless. */
  readonly key: string;
  readonly ticketId?: string | undefined;
  readonly effect: E;
  readonly attempts: number;
}

/** The outbox as its worker needs it; the store keeps two workers from holding one row. */
export interface Outbox {
  lease(limit: number, leaseMs: number): Promise<readonly EffectItem[]>;
  done(item: EffectItem): Promise<void>;
  /** Gives the row back, to be taken again after `afterMs`. */
  retry(item: EffectItem, afterMs: number, why: string): Promise<void>;
  /** Sets the row aside for a person. */
  park(item: EffectItem, why: string): Promise<void>;
  nextRunAt(): Promise<Date | undefined>;
}

/** What a handler says once it is through; it throws where the outside world failed. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Nothing failed, but it is not over: run it again after `afterMs`. */
  | { readonly kind: 'again'; readonly afterMs: number; readonly why: string };

export type EffectOf<K extends Task['kind']> = Extract<Task, { kind: K }>;

/** Carries one effect out. It may run twice for one row and must then act once. */
export type Handler<K extends Task['kind']> = (item: EffectItem<EffectOf<K>>) => Promise<Outcome>;

/** A handler for every kind; a new effect without one does not compile. */
export type Handlers = { readonly [K in Task['kind']]: Handler<K> };

/** An event for the storefront. The same `id` again is the same event. */
export interface StorefrontEvent {
  readonly id: string;
  readonly type: StorefrontEventType;
  /** Absent for news of a merchant's money. */
  readonly ticketId?: string | undefined;
  /** Business time, ISO 8601 UTC. */
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event with its place in the feed. */
export interface FedEvent extends Omit<StorefrontEvent, 'type'> {
  readonly type: string;
  readonly cursor: string;
}

/** The storefront's events, kept for replay in the order of their cursors. */
export interface StorefrontFeed {
  /** Appending the same id again changes nothing. Answers the event's cursor. */
  append(event: StorefrontEvent): Promise<string>;
  /**
   * Brings the tickets' news from the outbox to the feed, oldest first, at most `limit` rows of it;
   * answers how many rows those were. `at` is the instant the events bear.
   */
  bring(at: string, limit: number): Promise<number>;
  after(
    cursor: string | undefined,
    limit: number,
  ): Promise<{ readonly items: readonly FedEvent[]; readonly nextCursor: string | null }>;
}

/** What effects write to the log; pino fits. */
export interface EffectLog {
  error(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}
