import type { TicketView } from '../../../server/contract/tickets.ts';

/** Whether anything was found or said beside the claim itself. */
export const isDisputed = ({ findings, arbitration, appeals, suspension }: TicketView): boolean =>
  [findings, arbitration, appeals, suspension].some((part) => part !== undefined);
