/** Counts the work under way, so that a stop can wait for it. */
export interface InFlight {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** From now on the guards refuse new work. */
  drain(): void;
  readonly draining: boolean;
  /** Resolves when nothing is under way, or after `timeoutMs`; answers what is left. */
  idle(timeoutMs: number): Promise<number>;
}

export function inFlight(): InFlight {
  let count = 0;
  let draining = false;
  let woken: (() => void) | undefined;
  return {
    async run(work) {
      count++;
      try {
        return await work();
      } finally {
        count--;
        if (count === 0) woken?.();
      }
    },
    drain() {
      draining = true;
    },
    get draining() {
      return draining;
    },
    async idle(timeoutMs) {
      if (count === 0) return 0;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        woken = resolve;
        timer = setTimeout(resolve, timeoutMs);
      });
      clearTimeout(timer);
      return count;
    },
  };
}
