/** Failures in a row after which nothing is asked for a while. */
const MOST_FAILURES = 3;
const REST_MS = 30_000;

export interface Breaker {
  /** Does it unless the circuit is open; undefined where it failed, took too long, or was not done. */
  run<T>(work: (signal: AbortSignal) => Promise<T | undefined>): Promise<T | undefined>;
}

/**
 * A model is a guest: it has so long to answer, and after a few failures in a row it is left alone.
 * `now` is the wall clock in milliseconds; `onFailure` hears of each failure by its kind.
 */
export function createBreaker({
  limitMs,
  now,
  onFailure,
}: {
  readonly limitMs: number;
  readonly now: () => number;
  readonly onFailure: (kind: string) => void;
}): Breaker {
  let failures = 0;
  let restUntil = 0;
  const failed = (kind: string): undefined => {
    failures += 1;
    if (failures >= MOST_FAILURES) restUntil = now() + REST_MS;
    onFailure(kind);
    return undefined;
  };
  return {
    async run(work) {
      if (now() < restUntil) return undefined;
      const limit = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      // A client that does not hear the signal must not hold the turn up either.
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => {
          limit.abort();
          resolve('late');
        }, limitMs);
      });
      try {
        const answer = await Promise.race([work(limit.signal), late]);
        if (answer === 'late') return failed('late');
        if (answer === undefined) return failed('nonsense');
        failures = 0;
        return answer;
      } catch (error) {
        return failed(error instanceof Error ? error.name : 'unknown');
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
