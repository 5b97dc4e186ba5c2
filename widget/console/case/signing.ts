import type { TicketView } from '../../../server/contract/tickets.ts';

/** What a second person does with a decision above one person's cap. */
export const SIGNING: readonly string[] = ['confirm_ruling', 'withdraw_ruling'];

/** Where a colleague's decision waits for the reader, that comes first; not to whoever proposed it. */
export function signedFirst(next: TicketView['next']): TicketView['next'] {
  if (!next.some(({ action }) => action === 'confirm_ruling')) return next;
  const signing = next.filter(({ action }) => SIGNING.includes(action));
  return [...signing, ...next.filter((one) => !signing.includes(one))];
}
