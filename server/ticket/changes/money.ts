import type { Bill, Payable } from '../legs.ts';
import type { Refund } from '../ticket.ts';
import { type Changes, nothing } from './change.ts';

export const MONEY_CHANGES: Changes<
  | 'money_held'
  | 'hold_released'
  | 'refund_requested'
  | 'refund_resumed'
  | 'refund_refused'
  | 'refund_succeeded'
  | 'refund_failed'
  | 'coupon_issued'
  | 'points_granted'
  | 'transfer_ordered'
  | 'settlement_decided'
  | 'carrier_answered'
  | 'bill_received'
  | 'bill_paid'
  | 'settlement_posted'
  | 'ticket_completed'
> = {
  money_held: ({ holds }, { hold }) => ({ hold, holds: holds + 1 }),
  hold_released: () => ({ hold: undefined }),
  // A code that was paid back is void and never sold again.
  refund_requested: ({ refunds, category, goods }, { refund }) => ({
    refunds: [...refunds, refund],
    money: 'refund_requested',
    goods: category === 'virtual_code' ? 'void' : goods,
  }),
  refund_refused: ({ refunds }, { refundId }) => ({
    refunds: refunds.map((one) =>
      one.id === refundId ? { ...one, failures: (one.failures ?? 0) + 1 } : one,
    ),
  }),
  refund_resumed: ({ refunds }, { refundId }) => ({
    refunds: withStatus(refunds, refundId, 'requested'),
    money: 'refund_requested',
  }),
  refund_succeeded: ({ refunds }, { refundId }) => ({
    refunds: withStatus(refunds, refundId, 'succeeded'),
    money: 'refunded',
  }),
  refund_failed: ({ refunds }, { refundId }) => ({
    refunds: withStatus(refunds, refundId, 'failed'),
    money: 'failed',
  }),
  coupon_issued: ({ coupons }, { couponId, faceCents, expiresAt, for: why }) => ({
    coupons: [...coupons, { id: couponId, faceCents, expiresAt, ...(why && { for: why }) }],
  }),
  points_granted: ({ points }, { pointsId, points: granted }) => ({
    points: [...points, { id: pointsId, points: granted }],
  }),
  transfer_ordered: ({ transfers }, { transferId, cents }) => ({
    transfers: [...transfers, { id: transferId, cents }],
  }),
  settlement_decided: (
    { carrierClaim: before, payables },
    { round, carrierCents, bookedBy, freightCents, vendorCents },
  ) => ({
    settlements: round,
    ...(freightCents + vendorCents > 0 && {
      payables: {
        freight: added(payables?.freight, { owedCents: freightCents }),
        vendor: added(payables?.vendor, { owedCents: vendorCents }),
      },
    }),
    ...(carrierCents > 0 && {
      carrierClaim: {
        clearedCents: 0,
        admittedCents: 0,
        answers: 0,
        ...before,
        claimedCents: (before?.claimedCents ?? 0) + carrierCents,
        bookedBy,
      },
    }),
  }),
  carrier_answered: ({ carrierClaim: before }, { clearedCents, admittedCents }) =>
    before
      ? {
          carrierClaim: {
            ...before,
            clearedCents: before.clearedCents + clearedCents,
            admittedCents: before.admittedCents + admittedCents,
            answers: before.answers + 1,
          },
        }
      : {},
  bill_received: ({ bills = [] }, { bill }) => {
    const before = bills.find(({ id }) => id === bill.id);
    const now = { paidCents: 0, payments: 0, ...before, ...bill };
    return { bills: [...bills.filter(({ id }) => id !== bill.id), now] };
  },
  bill_paid: ({ bills = [], payables }, { billId, owedCents, expenseCents }) => {
    const of = bills.find(({ id }) => id === billId)?.of;
    return {
      bills: bills.map((bill) =>
        bill.id === billId ? paidOn(bill, owedCents + expenseCents) : bill,
      ),
      ...(of &&
        payables && {
          payables: { ...payables, [of]: added(payables[of], { paidCents: owedCents }) },
        }),
    };
  },
  settlement_posted: () => ({ settlement: 'posted' }),
  ticket_completed: nothing,
};

const withStatus = (
  refunds: readonly Refund[],
  id: string,
  status: Refund['status'],
): readonly Refund[] =>
  refunds.map((refund) => (refund.id === id ? { ...refund, status } : refund));

const added = (before: Payable | undefined, more: Partial<Payable>): Payable => ({
  owedCents: (before?.owedCents ?? 0) + (more.owedCents ?? 0),
  paidCents: (before?.paidCents ?? 0) + (more.paidCents ?? 0),
});

const paidOn = (bill: Bill, cents: number): Bill => ({
  ...bill,
  paidCents: bill.paidCents + cents,
  payments: bill.payments + 1,
});
