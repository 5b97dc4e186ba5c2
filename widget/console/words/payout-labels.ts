import type { PayoutStage } from '../../../server/terms/payout.ts';
import type { Pair } from './labels.ts';

export const PAYOUT_STAGE_NAMES: Readonly<Record<PayoutStage, Pair>> = {
  requested: ['待审核', 'Requested'],
  approved: ['已通过，打款中', 'Approved'],
  sent: ['银行处理中', 'Sent'],
  confirmed: ['已到账', 'Paid'],
  rejected: ['未通过', 'Not approved'],
  failed: ['打款失败，已退回余额', 'Failed; back in the balance'],
};
