import type { StaffUser } from '../../../server/contract/staff.ts';
import type { Topics } from '../api/hint-board.ts';

/** The desk's queues, as a referral names them. */
const QUEUES = ['general', 'appraisal', 'logistics', 'finance', 'lead'];
/** Agents and operators hear the whole desk by its queues; a merchant hears of their own cases unasked. */
export const listTopics = (user: StaffUser | undefined): Topics =>
  user?.role === 'merchant' ? {} : { queues: user?.groups?.length ? user.groups : QUEUES };
