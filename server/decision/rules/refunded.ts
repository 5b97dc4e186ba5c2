import type { Gate } from '../finding.ts';
import { goneBefore } from '../pieces.ts';

/**
 * I9: what has come back in full cannot come back again. What has gone back itself, for less than was paid,
 * is nothing to keep, send or repair: a person hears what is still wrong with it.
 */
export const refunded: Gate = (facts) => {
  const { item, refundedCents } = facts;
  const all = item.paidCents > 0 && refundedCents >= item.paidCents;
  const pieces = goneBefore(facts, item.id);
  const gone = pieces >= item.quantity;
  return {
    trace: {
      ruleId: 'I9',
      label: 'refunded so far',
      facts: {
        refundedCents,
        paidCents: item.paidCents,
        ...(pieces > 0 && { gonePieces: pieces }),
      },
      outcome: all ? 'decline' : gone ? 'refer' : 'room left',
    },
    ...(all && { decline: 'already_refunded' }),
    ...(!all && gone && { refer: { group: 'general', reason: 'gone_back' } as const }),
  };
};
