import type { ActionBody } from '../../contract/tickets.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Actor, Party } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { filesOf } from '../steps/evidence.ts';

/** Why an action cannot be taken as it was sent. */
export interface Refusal {
  readonly code: 'action_not_allowed' | 'offer_not_open' | 'validation_failed';
  readonly detail: string;
  readonly path?: string;
}

export interface Taken {
  readonly ticket: Ticket;
  readonly body: ActionBody;
  readonly actor: Actor;
  readonly by: Party;
}

/** Does one action; answers why not where a field is missing or the case will not take it. */
export type Action = (draft: Draft, taken: Taken) => Refusal | undefined;

export const missing = (path: string, detail: string): Refusal => ({
  code: 'validation_failed',
  path,
  detail,
});

/** The case refused it although the table lists it: its terms do not allow it now. */
export const unless = (done: boolean, detail: string): Refusal | undefined =>
  done ? undefined : { code: 'action_not_allowed', detail };

/** Of these files what whoever has the goods took, and what can be seen on. */
export const shownFiles = (draft: Draft, ticket: Ticket, ids: readonly string[]): Evidence[] =>
  filesOf(draft, ticket).filter(
    (file) => ids.includes(file.id) && file.uploadedBy === 'staff' && file.quality.ok,
  );

/** A plain command, and the buyer sees where the case stands. */
export function step(
  draft: Draft,
  { ticket, actor }: Taken,
  command: Parameters<Draft['act']>[1],
): boolean {
  const done = draft.act(ticket.id, command, actor);
  if (done) draft.showTicket(ticket.id);
  return done;
}
