import type { Gate } from '../finding.ts';

/** DT-5, last line: an order of this size is always a person's. */
export const orderValue: Gate = ({ order }, { dt5 }) => {
  const human = order.paidCents >= dt5.humanFromOrderCents;
  return {
    trace: {
      ruleId: 'DT-5',
      label: 'order value',
      facts: { paidCents: order.paidCents, humanFromCents: dt5.humanFromOrderCents },
      outcome: human ? 'refer' : 'within',
    },
    ...(human && { refer: { group: 'lead', reason: 'order_value' } }),
  };
};
