import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limit } from '../channels/route.ts';

/** Counts calls per subject; `take` answers 0, or the milliseconds to wait. */
export interface RateLimits {
  take(name: string, key: string, limit: Limit): Promise<number>;
  giveBack(name: string, key: string, limit: Limit): Promise<void>;
}

/** Lets everything through; for measuring. */
export const noLimits: RateLimits = { take: async () => 0, giveBack: async () => {} };

/**
 * One counter per named limit. With Redis all nodes count together; while it is away each node
 * counts for itself, so that losing it neither opens the door nor shuts it.
 */
export function rateLimits(redis: unknown): RateLimits {
  const limiters = new Map<string, RateLimiterMemory | RateLimiterRedis>();
  const limiterOf = (name: string, limit: Limit) => {
    const limiter = limiters.get(name) ?? build(redis, name, limit);
    limiters.set(name, limiter);
    return limiter;
  };
  return {
    async take(name, key, limit) {
      try {
        await limiterOf(name, limit).consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
        throw refusal;
      }
    },
    async giveBack(name, key, limit) {
      await limiterOf(name, limit).reward(key);
    },
  };
}

function build(redis: unknown, name: string, { burst, perSecond }: Limit) {
  const options = {
    keyPrefix: `limit:${name}`,
    points: burst,
    duration: Math.max(1, Math.ceil(burst / perSecond)),
  };
  const own = new RateLimiterMemory(options);
  return redis
    ? new RateLimiterRedis({
        ...options,
        storeClient: redis,
        useRedisPackage: true,
        insuranceLimiter: own,
      })
    : own;
}
