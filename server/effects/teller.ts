import type { Clock } from '../turn/ports.ts';
import type { EffectLog, StorefrontFeed } from './ports.ts';
import { createPulse, type Pulse } from './pulse.ts';

/** How often the outbox is looked at without a nudge. */
const SWEEP_MS = 1_000;
/** News that comes thick and fast goes together. */
const APART_MS = 200;
/** Rows of news moved in one transaction. */
const AT_ONCE = 200;

export interface TellerParts {
  readonly feed: Pick<StorefrontFeed, 'bring'>;
  readonly clock: Clock;
  readonly log: EffectLog;
  /** The feed has something new; whoever delivers it may look. */
  readonly appended?: () => void;
  readonly sweepMs?: number;
}

/**
 * Brings the tickets' news to the storefront's feed: all that waits in one statement, since it moves
 * inside the database and no world outside can fail one of them.
 */
export function createTeller({
  feed,
  clock,
  log,
  appended,
  sweepMs = SWEEP_MS,
}: TellerParts): Pulse {
  return createPulse({
    async beat() {
      const moved = await feed.bring(clock.now(), AT_ONCE);
      if (moved > 0) appended?.();
      return moved === AT_ONCE ? 0 : sweepMs;
    },
    failed: (error) => log.error({ err: error }, 'the feed cannot be filled'),
    afterFailureMs: sweepMs,
    apartMs: APART_MS,
  });
}
