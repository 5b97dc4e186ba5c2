import { allocate } from '../terms/allocate.ts';
import type { Cents } from '../terms/money.ts';
import type { PricedFlaw } from '../terms/verdict.ts';
import { bpsOf } from './exact.ts';

/** The pieces of another sum than the table's: each flaw keeps its part of it, to the cent. */
export function scaledFlaws(
  flaws: readonly PricedFlaw[] | undefined,
  cents: Cents,
  basisCents: Cents,
): readonly PricedFlaw[] | undefined {
  if (!flaws || flaws.length < 2) return undefined;
  const whole = flaws.reduce((sum, flaw) => sum + flaw.cents, 0);
  if (whole === cents) return flaws;
  const parts = allocate(
    cents,
    flaws.map((flaw) => (whole > 0 ? flaw.cents : 1)),
  );
  return flaws.map((flaw, i) => ({
    ...flaw,
    cents: parts[i] ?? 0,
    bps: bpsOf(parts[i] ?? 0, basisCents),
  }));
}
