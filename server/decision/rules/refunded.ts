import type { Gate } from '../finding.ts';

/** I9: what has come back in full cannot come back again. */
export const refunded: Gate = ({ item, refundedCents }) => {
  const all = item.paidCents > 0 && refundedCents >= item.paidCents;
  return {
    trace: {
      ruleId: 'I9',
      label: 'refunded so far',
      facts: { refundedCents, paidCents: item.paidCents },
      outcome: all ? 'decline' : 'room left',
    },
    ...(all && { decline: 'already_refunded' }),
  };
};
