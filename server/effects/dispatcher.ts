import type { Task } from '../turn/effect.ts';
import type { EffectItem, EffectLog, Handlers, Outbox, Outcome } from './ports.ts';
import { createPulse } from './pulse.ts';

/** Effects under way at once in one process. */
const CONCURRENCY = 16;
/** Work that comes thick and fast is taken together. */
const APART_MS = 40;
/** A row is ours for so long; a killed process's work is taken over after it. */
const LEASE_MS = 60_000;
/** A handler that takes longer has failed, well before its lease ends. */
const HANDLER_MS = 30_000;
/** How often the outbox is looked at without a nudge. */
const SWEEP_MS = 1_000;
/**
 * Waiting times after the first, second … failure, in milliseconds: together about a day. The table is
 * fixed, without chance in it, so that a test and an operator can tell when the next try comes.
 */
export const RETRY_AFTER_MS = [
  1_000, 2_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000,
  43_200_000,
] as const;
/** After so many failed runs a person must look. */
export const MAX_ATTEMPTS = RETRY_AFTER_MS.length + 1;

export interface DispatcherParts {
  readonly outbox: Outbox;
  readonly handlers: Handlers;
  readonly log: EffectLog;
  /** Told of a row that was set aside; may fail without harm. */
  readonly parked?: (item: EffectItem, why: string) => Promise<unknown>;
  readonly sweepMs?: number;
}

export interface Dispatcher {
  start(): void;
  /** Looks at the outbox at once: call it after a commit. */
  nudge(): void;
  /** Takes nothing more and waits for what is under way, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Carries the outbox's effects out, each at least once, never two runs of one row at a time. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { outbox, log, sweepMs = SWEEP_MS } = parts;
  const underWay = new Set<Promise<void>>();

  const begin = (item: EffectItem): void => {
    const work: Promise<void> = settle(parts, item)
      .catch((error) => log.error({ err: error, effect: item.key }, 'an effect is not settled'))
      .finally(() => {
        underWay.delete(work);
        // The next row of the same ticket waited for this one.
        pulse.nudge();
      });
    underWay.add(work);
  };

  const pulse = createPulse({
    async beat() {
      for (let free = CONCURRENCY - underWay.size; free > 0; free = CONCURRENCY - underWay.size) {
        const items = await outbox.lease(free, LEASE_MS);
        for (const item of items) begin(item);
        if (items.length < free) break;
      }
      // With all hands full there is nothing to wait for but their end, which nudges.
      if (underWay.size >= CONCURRENCY) return sweepMs;
      const next = await outbox.nextRunAt();
      return next ? Math.min(sweepMs, Math.max(0, next.getTime() - Date.now())) : sweepMs;
    },
    failed: (error) => log.error({ err: error }, 'the outbox cannot be read'),
    afterFailureMs: sweepMs,
    apartMs: APART_MS,
  });

  return {
    start: pulse.start,
    nudge: pulse.nudge,
    async stop(graceMs) {
      const patience = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      const finished = pulse.stop().then(() => Promise.allSettled([...underWay]));
      await Promise.race([finished, patience]);
    },
  };
}

/** Runs one row and writes down how it went. */
async function settle(parts: DispatcherParts, item: EffectItem): Promise<void> {
  const { outbox, log } = parts;
  try {
    const outcome = await withinTime(run(parts.handlers, item));
    if (outcome.kind === 'done') await outbox.done(item);
    else await outbox.retry(item, outcome.afterMs, outcome.why);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const afterMs = RETRY_AFTER_MS[item.attempts - 1];
    if (afterMs !== undefined) {
      log.warn({ effect: item.key, attempts: item.attempts, why }, 'an effect failed');
      return outbox.retry(item, afterMs, why);
    }
    await outbox.park(item, why);
    log.error({ alert: 'effect_parked', effect: item.key, why }, 'an effect is set aside');
    await parts.parked?.(item, why);
  }
}

/** The handler of the item's own kind: the cast joins what the compiler cannot see belongs together. */
const run = (handlers: Handlers, item: EffectItem): Promise<Outcome> =>
  (handlers[item.effect.kind] as (item: EffectItem<Task>) => Promise<Outcome>)(item);

function withinTime(work: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took over ${HANDLER_MS} ms`)), HANDLER_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
