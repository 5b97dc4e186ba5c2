import type { StaffUser } from '../../../server/contract/staff.ts';
import { DESK_GROUPS } from '../../../server/terms/desk.ts';
import type { Topics } from '../api/hint-board.ts';

/** Agents and operators hear the whole desk by its queues; a merchant hears of their own cases unasked. */
export const listTopics = (user: StaffUser | undefined): Topics =>
  user?.role === 'merchant' ? {} : { queues: user?.groups?.length ? user.groups : DESK_GROUPS };
