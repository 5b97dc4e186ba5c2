import type { Journal } from '../terms/ledger.ts';
import type { Bps, Cents } from '../terms/money.ts';
import type { Liability } from '../terms/verdict.ts';
import { type CommissionRule, type LineSettled, reversalOf } from './commission.ts';
import { type Case, credit, debit, journalOf } from './post.ts';
import { sharesOf } from './shares.ts';

interface Covered extends Case {
  readonly merchantId: string;
  /** What the inspection would have left to the merchant of what was paid back already. */
  readonly deductCents: Cents;
  readonly liability: Liability;
  readonly commissionBps: Bps;
  readonly commission: CommissionRule;
  /** What was settled of the line so far, the refund with it. */
  readonly line: LineSettled;
}

/**
 * A return that was paid before it came, and came worn: the buyer keeps the refund, the merchant has
 * what DT-11 leaves it, and the platform, which paid early, bears it. The commission that had gone back
 * with this part is earned after all.
 */
export function coveredJournal(covered: Covered): Journal {
  const { deductCents, liability, commissionBps: bps, commission: rule, line } = covered;
  const { merchantId, ticketId } = covered;
  const cents = Math.min(sharesOf(deductCents, liability).merchant, line.merchantCents);
  const before = { paidCents: line.paidCents, merchantCents: 0, reversedCents: 0 };
  const left = reversalOf({ cents: line.merchantCents - cents, bps, rule, before });
  const earned = Math.max(0, line.reversedCents - left);
  const journal = journalOf(covered, { key: `covered:${ticketId}`, event: 'deduction.covered' }, [
    debit('5001', cents),
    credit('4002', earned),
    credit('2001', cents - earned, merchantId),
  ]);
  return { ...journal, settled: { merchantCents: -cents, reversedCents: -earned } };
}
