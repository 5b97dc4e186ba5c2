import type { Bps, Cents } from '../terms/money.ts';
import { commissionOn, type LineSettled } from './commission.ts';

/** What a line's merchant is still owed for it: its price less commission and what was given back. */
export function payableOf(line: LineSettled, commissionBps: Bps): Cents {
  const { paidCents, merchantCents, reversedCents } = line;
  const sold = paidCents - commissionOn(paidCents, commissionBps);
  return Math.max(0, sold - (merchantCents - reversedCents));
}

/** What a whole order owes one of its merchants: a card code's complaint freezes all of it (DT-13). */
export const orderPayableOf = (
  lines: readonly (LineSettled & { readonly commissionBps: Bps })[],
): Cents => lines.reduce((sum, line) => sum + payableOf(line, line.commissionBps), 0);

/** What a case contests of a line: the merchant's net of the cash in dispute, at most all he is owed. */
export const contestedOf = (disputedCents: Cents, line: LineSettled, commissionBps: Bps): Cents =>
  Math.min(
    payableOf(line, commissionBps),
    Math.max(0, disputedCents - commissionOn(disputedCents, commissionBps)),
  );
