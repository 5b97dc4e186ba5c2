import type { MoneyCommand } from '../commands.ts';
import type { Handlers, Step } from '../step.ts';

export const MONEY_STEPS: Handlers<MoneyCommand> = {
  hold: ({ state }, { hold }) => [{ to: state, row: 'E01', data: { type: 'money_held', hold } }],
  release_hold: ({ state, hold }) =>
    hold
      ? [{ to: state, row: 'E30', data: { type: 'hold_released', cents: hold.cents } }]
      : 'action_not_allowed',
  refund_succeeded: (ticket, { refundId, journalKeys }) => {
    const paid: Step['data'] = { type: 'refund_succeeded', refundId };
    // Cash beside goods that are still on their way: the case goes on with the goods.
    if (ticket.state !== 'refunding' && ticket.state !== 'refund_failed')
      return ticket.refunds.some((refund) => refund.id === refundId)
        ? [{ to: ticket.state, row: 'E29', data: paid }]
        : 'action_not_allowed';
    return [
      ...(ticket.state === 'refund_failed' ? [lateSuccess(refundId)] : []),
      { to: 'settling', row: 'E29', data: paid },
      ...settleSteps(journalKeys),
    ];
  },
  refund_failed: ({ state }, { refundId, reason }) => [
    {
      to: state === 'refunding' ? 'refund_failed' : state,
      row: 'E29',
      data: { type: 'refund_failed', refundId, reason },
    },
  ],
  refund_refused: ({ state }, { refundId, reason }) => [
    { to: state, row: 'E29', data: { type: 'refund_refused', refundId, reason } },
  ],
  retry_refund: (_, { refundId }) => [lateSuccess(refundId)],
  carrier_answered: ({ state }, { clearedCents, admittedCents }) => [
    { to: state, row: 'E30', data: { type: 'carrier_answered', clearedCents, admittedCents } },
  ],
  receive_bill: ({ state }, { bill }) => [
    { to: state, row: 'E30', data: { type: 'bill_received', bill } },
  ],
  pay_bill: ({ state }, { billId, owedCents, expenseCents }) => [
    { to: state, row: 'E30', data: { type: 'bill_paid', billId, owedCents, expenseCents } },
  ],
  say_sorry: ({ state, coupons }, { coupon: { id: couponId, ...coupon } }) =>
    coupons.some(({ for: why }) => why === 'reply')
      ? 'action_not_allowed'
      : [
          {
            to: state,
            row: 'DT-7b',
            data: { type: 'coupon_issued', couponId, ...coupon, for: 'reply' },
          },
        ],
  settle: (_, { journalKeys }) => settleSteps(journalKeys),
};

const settleSteps = (journalKeys: readonly string[]): Step[] => [
  { to: 'settling', row: 'E30', data: { type: 'settlement_posted', journalKeys } },
  { to: 'completed', row: 'E30', data: { type: 'ticket_completed' } },
];

/** A gateway may still pay what it had called failed: the books follow the money. */
const lateSuccess = (refundId: string): Step => ({
  to: 'refunding',
  row: 'E29',
  data: { type: 'refund_resumed', refundId },
});
