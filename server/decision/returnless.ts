import type { Cents } from '../terms/money.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** E23: goods so cheap that sending them back costs more than half of them are not asked back. */
export const returnless = (
  { paidCents, freightCents }: { readonly paidCents: Cents; readonly freightCents: Cents },
  { returnless: limit }: RuleSet,
): boolean =>
  paidCents <= limit.paidMaxCents && freightCents * 10_000 > limit.freightOverBps * paidCents;
