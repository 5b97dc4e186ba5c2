import type { Case } from '../case.ts';
import type { FreightCase } from '../freight.ts';
import { bothWays, freight, fullCents, option, refundWhole } from '../options.ts';
import type { Option, Outcome } from '../outcome.ts';

/** Nothing has left yet: the order is cancelled and paid back, its freight by the platform that has it still. */
export const cancelled = (c: Case): Outcome => ({
  kind: 'proceed',
  to: 'refunding',
  option: undone(c),
});

export const undone = (c: Case): Option => refundWhole(c, 'unshipped_refund', 'platform');

/** On its way: the carrier is asked to turn it round; the money waits for the goods. */
export const intercepted = (c: Case, kind: FreightCase): Outcome => ({
  kind: 'proceed',
  to: 'intercepting',
  option: wayBack(c, kind, fullCents(c)),
});

/** The goods go back and the price follows, less what the buyer agreed to bear. */
export const wayBack = (c: Case, kind: FreightCase, amountCents: number): Option =>
  option(
    c,
    {
      remedy: 'return_refund',
      amountCents,
      freight: kind === 'fault' ? bothWays(c) : freight(c, kind),
    },
    { action: 'no_reason_authorisation' },
  );
