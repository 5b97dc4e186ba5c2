import type { NoticeBoard } from './handlers/notices.ts';
import type { EffectLog } from './ports.ts';
import { createPulse, type Pulse } from './pulse.ts';

/** How often the outbox is looked at without a nudge. */
const SWEEP_MS = 1_000;
/** Notices that come thick and fast go together. */
const APART_MS = 200;

export interface NoticeTellerParts {
  readonly board: Pick<NoticeBoard, 'bring' | 'hint' | 'route'>;
  readonly log: EffectLog;
  /** What was brought may have left work for merchants' own machines. */
  readonly brought: () => void;
  readonly sweepMs?: number;
}

/**
 * Brings the notices that wait in the outbox to their readers: all in one statement, since it moves
 * inside the database and no world outside can fail one of them. A row that was brought is gone, and its
 * notices are kept under its key.
 */
export function createNoticeTeller({
  board,
  log,
  brought,
  sweepMs = SWEEP_MS,
}: NoticeTellerParts): Pulse {
  // A process may have ended between bringing and routing.
  let unrouted = true;
  return createPulse({
    async beat() {
      const readers = await board.bring();
      if (readers.length > 0) {
        unrouted = true;
        board.hint(readers);
        brought();
      }
      if (unrouted) await board.route();
      unrouted = false;
      return sweepMs;
    },
    failed: (error) => log.error({ err: error }, 'the notices cannot be brought'),
    afterFailureMs: sweepMs,
    apartMs: APART_MS,
  });
}
