import { isHeld } from '../../terms/desk.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { answeredByMerchant } from './merchant-answered.ts';
import { FOR_A_PERSON, needsPerson } from './needs-person.ts';
import { enterDesk, leaveDesk } from './talk.ts';

interface Changed {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
}

/**
 * What every turn does for the desk: a case that came to need a person queues up with its talk, and one
 * that no longer does leaves the queue. What a person holds leaves by that person's hand alone.
 */
export function tendDesk(draft: Draft, changed: readonly Changed[]): void {
  for (const { before, ticket } of changed) {
    const group = FOR_A_PERSON[ticket.state];
    const { desk } = draft.state;
    if (group !== undefined && before?.state !== ticket.state && !desk) {
      const { referral } = ticket;
      enterDesk(draft, {
        group: (ticket.state === 'platform_review' && referral?.group) || group,
        reason: (ticket.state === 'platform_review' && referral?.reasons[0]) || ticket.state,
        urgent: referral?.urgent,
      });
    }
    // The merchant's time is over: nobody waits for them any more.
    if (before?.holder === 'merchant' && ticket.holder !== 'merchant') answeredByMerchant(draft);
    // Who asked for a person while the case went its way waits for one, wherever it goes on to.
    const waits = desk && !isHeld(desk) && desk.about?.ticketId === ticket.id;
    if (group === undefined && before && needsPerson(before) && waits) leaveDesk(draft);
  }
}
