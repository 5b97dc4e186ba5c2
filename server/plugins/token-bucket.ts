import type { Limit } from '../channels/route.ts';

/** A burst that refills steadily; `take` answers 0, or the milliseconds until the next one. */
export interface TokenBucket {
  take(nowMs: number): number;
}

export function tokenBucket(limit: Limit): TokenBucket {
  let tokens = limit.burst;
  let last: number | undefined;
  return {
    take(nowMs) {
      const passed = last === undefined ? 0 : Math.max(0, nowMs - last);
      last = nowMs;
      tokens = Math.min(limit.burst, tokens + (passed * limit.perSecond) / 1000);
      if (tokens >= 1) {
        tokens -= 1;
        return 0;
      }
      return Math.ceil(((1 - tokens) * 1000) / limit.perSecond);
    },
  };
}
