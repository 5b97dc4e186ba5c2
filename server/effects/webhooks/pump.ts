import type { EffectLog, FedEvent, StorefrontFeed } from '../ports.ts';
import { createPulse } from '../pulse.ts';

/** Where delivery stands, kept across restarts: everything up to this cursor was delivered. */
export interface WebhookCursor {
  get(): Promise<string | undefined>;
  set(cursor: string): Promise<void>;
}

/** What makes one process of the installation the one that delivers. */
export interface DeliveryLease {
  /** Takes it, or keeps it for another while; false while another process has it. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

export interface PumpParts {
  readonly feed: Pick<StorefrontFeed, 'after'>;
  readonly cursor: WebhookCursor;
  readonly lease: DeliveryLease;
  readonly deliver: (event: FedEvent) => Promise<void>;
  readonly log: EffectLog;
  readonly sweepMs?: number;
  readonly retryAfterMs?: readonly number[];
}

export interface Pump {
  start(): void;
  /** Looks for new events at once. */
  nudge(): void;
  /** Lets the deliveries under way finish; the next start goes on where this one stopped. */
  stop(): Promise<void>;
}

const SWEEP_MS = 1_000;
/** Events read ahead of the oldest undelivered one: a ticket that fails must not hold up the others. */
const AHEAD = 500;
const PAGE = 100;
/** Waiting times between tries; they add up to a little over the 24 hours that are promised. */
export const WEBHOOK_RETRY_MS: readonly number[] = [
  1_000,
  5_000,
  30_000,
  120_000,
  600_000,
  1_800_000,
  3_600_000,
  ...Array<number>(9).fill(9_000_000),
];

/**
 * Delivers the storefront's feed by webhook: at least once, each ticket's events in their order, one
 * ticket never behind another. An event that was refused for a day is skipped with an alert and stays
 * in the feed. Of several processes the one with the lease delivers; another takes over when it ends.
 */
export function createPump(parts: PumpParts): Pump {
  const { feed, lease, log, sweepMs = SWEEP_MS } = parts;
  let shift: Shift | undefined;

  const endShift = async (): Promise<void> => {
    const ended = shift;
    shift = undefined;
    await ended?.end();
  };

  const pulse = createPulse({
    async beat() {
      if (!(await lease.hold())) {
        await endShift();
        return sweepMs;
      }
      shift ??= createShift(parts);
      while (shift.open() < AHEAD) {
        const { items, nextCursor } = await feed.after(await shift.readTo(), PAGE);
        for (const event of items) shift.enter(event);
        if (nextCursor === null) break;
      }
      return sweepMs;
    },
    failed: (error) => log.error({ err: error }, 'the feed cannot be read'),
    afterFailureMs: sweepMs,
  });

  return {
    start: pulse.start,
    nudge: pulse.nudge,
    async stop() {
      await pulse.stop();
      await endShift();
      // A lease that cannot be given back ends by itself.
      await lease.release().catch(() => {});
    },
  };
}

type Shift = ReturnType<typeof createShift>;

/** One process's time of delivering: it begins where the last one stopped. */
function createShift(parts: PumpParts) {
  const lanes = new Map<string | undefined, Promise<void>>();
  const stopping = new AbortController();
  const progress = createProgress(parts.cursor);
  return {
    open: progress.open,
    readTo: progress.readTo,
    enter(event: FedEvent): void {
      progress.begin(event.cursor);
      const before = lanes.get(event.ticketId) ?? Promise.resolve();
      const mine: Promise<void> = before
        .then(() => persist(parts, event, stopping.signal))
        .then((settled) => (settled ? progress.end(event.cursor) : undefined))
        .catch((error) => parts.log.error({ err: error }, 'the webhook cursor is not kept'))
        .finally(() => {
          if (lanes.get(event.ticketId) === mine) lanes.delete(event.ticketId);
        });
      lanes.set(event.ticketId, mine);
    },
    /** Lets the deliveries under way finish and begins no other. */
    async end(): Promise<void> {
      stopping.abort();
      await Promise.allSettled([...lanes.values()]);
    },
  };
}

/** Which events were read and which of them are still open. */
function createProgress(cursor: WebhookCursor) {
  const open = new Set<string>();
  let last: string | undefined;
  return {
    open: () => open.size,
    /** The last event read; at first, the last one known to be delivered. */
    async readTo(): Promise<string | undefined> {
      last ??= await cursor.get();
      return last;
    },
    begin(at: string): void {
      open.add(at);
      last = at;
    },
    /** Moves the cursor only past events with no older one open: a restart repeats, never skips. */
    async end(at: string): Promise<void> {
      const [oldest] = open;
      open.delete(at);
      if (oldest !== at) return;
      const [next] = open;
      await cursor.set(next === undefined ? (last ?? at) : String(BigInt(next) - 1n));
    },
  };
}

/** Tries until the event is delivered or given up; false when the pump stops in between. */
async function persist(parts: PumpParts, event: FedEvent, stop: AbortSignal): Promise<boolean> {
  const waits = parts.retryAfterMs ?? WEBHOOK_RETRY_MS;
  for (let tried = 0; !stop.aborted; tried += 1) {
    try {
      await parts.deliver(event);
      return true;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const wait = waits[tried];
      const facts = { event: event.id, tried: tried + 1, why };
      if (wait === undefined) {
        parts.log.error({ alert: 'webhook_given_up', ...facts }, 'an event is not delivered');
        return true;
      }
      parts.log.warn(facts, 'a webhook failed');
      await pause(wait, stop);
    }
  }
  return false;
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve();
    }
    if (stop.aborted) end();
    else stop.addEventListener('abort', end);
  });
}
