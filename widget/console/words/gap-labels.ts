import type { PairTable } from './labels.ts';

/** What keeps a merchant from a better tier (DT-10). */
export const GAP_NAMES: PairTable = {
  orders: ['90 天订单数，至少', 'Orders in 90 days, at least'],
  faultBps: ['责任率（被改判的计两次），不高于', 'Faults, those overturned counted twice: at most'],
  disputeBps: ['纠纷率，不高于', 'Disputes, at most'],
  replyHours: ['响应时间中位数，不超过', 'Median reply, at most'],
  counterfeits: ['确认假货，不超过', 'Counterfeits, at most'],
};
