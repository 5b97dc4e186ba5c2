import { setTimeout as sleep } from 'node:timers/promises';

export interface Pulse {
  start(): void;
  /** Beats at once; during a beat, once more after it. */
  nudge(): void;
  /** No further beat; resolves when the one under way is over. */
  stop(): Promise<void>;
}

export interface PulseParts {
  /** Answers the milliseconds until it wants to beat again. */
  readonly beat: () => Promise<number>;
  readonly failed: (error: unknown) => void;
  /** Milliseconds to the next beat after one that failed. */
  readonly afterFailureMs: number;
  /** At least so many milliseconds lie between two beats, however often it is nudged. */
  readonly apartMs?: number;
}

/** Repeats a piece of work by its own timing and by nudges, never twice at a time. */
export function createPulse({ beat, failed, afterFailureMs, apartMs = 0 }: PulseParts): Pulse {
  let running = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let loop: Promise<void> | undefined;
  let last = Number.NEGATIVE_INFINITY;

  const beats = async (): Promise<void> => {
    let wait = afterFailureMs;
    do {
      again = false;
      const rest = last + apartMs - performance.now();
      if (rest > 0) await sleep(rest);
      if (!running) break;
      last = performance.now();
      wait = await beat().catch((error: unknown) => {
        failed(error);
        return afterFailureMs;
      });
    } while (again && running);
    loop = undefined;
    if (running) timer = setTimeout(nudge, wait);
  };

  const nudge = (): void => {
    if (!running) return;
    again = true;
    clearTimeout(timer);
    loop ??= beats();
  };

  return {
    start() {
      running = true;
      nudge();
    },
    nudge,
    async stop() {
      running = false;
      clearTimeout(timer);
      await loop;
    },
  };
}
