import type { TicketRow } from '../../../server/contract/tickets.ts';
import { countdown } from '../format/time.ts';

export const isOverdue = (row: Pick<TicketRow, 'deadline'>, now: number): boolean =>
  row.deadline !== undefined && countdown(row.deadline.at, now).tone === 'overdue';
