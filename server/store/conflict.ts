import pg from 'pg';

/** What moved, when the database refused because something moved meanwhile; else undefined. */
export function conflictOf(error: unknown): string | undefined {
  if (!(error instanceof pg.DatabaseError) && !isDatabaseError(error)) return undefined;
  const { code, constraint } = error;
  if (code === CONFLICT || code === UNIQUE_VIOLATION) return constraint ?? code;
  if (code === CHECK_VIOLATION && constraint && GUARDS.has(constraint)) return constraint;
  if (code === SERIALIZATION_FAILURE || code === DEADLOCK) return 'concurrency';
  return undefined;
}

/** Raised by redress_conflict. */
const CONFLICT = 'RD409';
const UNIQUE_VIOLATION = '23505';
const CHECK_VIOLATION = '23514';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Checks that a plan made on old balances runs into; any other check that fails is a bug. */
const GUARDS = new Set([
  'order_line_refunded_within_paid',
  'order_line_reversed_within_earned',
  'account_balance_not_below_zero',
]);

/** PGlite throws errors of its own with the same fields. */
function isDatabaseError(
  error: unknown,
): error is Error & { readonly code: string; readonly constraint?: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
