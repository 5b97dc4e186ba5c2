import type { ActionBody } from '../contract/tickets.ts';
import type { Actor, Party } from '../terms/party.ts';
import { nextActions } from '../ticket/actions.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { Draft, type DraftInput } from './draft.ts';
import { actionContext } from './limits.ts';
import type { CommitPlan } from './ports.ts';
import { moveEvidence } from './steps/evidence-flow.ts';
import { execute } from './steps/execute.ts';
import { greet } from './steps/greet.ts';
import { merchantAgrees } from './steps/merchant.ts';
import { mainOffer } from './steps/offer.ts';
import { refer } from './steps/refer.ts';
import { counter, declineOffer } from './steps/respond-to-offer.ts';

export type CommandPlan =
  | { readonly kind: 'plan'; readonly plan: CommitPlan }
  /** Nothing to do: the world has moved on, or this was done before. */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'refused';
      readonly code:
        | 'action_not_allowed'
        | 'offer_not_open'
        | 'version_conflict'
        | 'validation_failed';
      readonly detail: string;
      readonly path?: string;
    };

export const NOTHING: CommandPlan = { kind: 'nothing' };
export const planned = (draft: Draft, extra: Parameters<Draft['finish']>[0] = {}): CommandPlan => ({
  kind: 'plan',
  plan: draft.finish(extra),
});

/** The first words of a new conversation. */
export function planGreeting(input: DraftInput): CommandPlan {
  const draft = new Draft(input);
  greet(draft);
  return planned(draft);
}

export interface ActionInput extends DraftInput {
  readonly ticketId: string;
  readonly body: ActionBody;
  readonly by: Party;
  readonly actor: Actor;
}

/** A party's action through the API (protocol §6): the same steps the conversation takes. */
export function planAction({ ticketId, body, by, actor, ...input }: ActionInput): CommandPlan {
  const draft = new Draft(input);
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return NOTHING;
  if (ticket.version !== body.version)
    return {
      kind: 'refused',
      code: 'version_conflict',
      detail: `the ticket is at version ${ticket.version}; fetch it and decide again`,
    };
  const next = nextActions(ticket, by, actionContext(input.rules, input.now));
  if (!next.some(({ action }) => action === body.action))
    return {
      kind: 'refused',
      code: 'action_not_allowed',
      detail: `${body.action} is not open to the ${by} while the ticket is ${ticket.state}`,
    };
  draft.note({ type: 'ticket_opened', ticketId });
  const refused = doAction(draft, ticket, body, actor);
  return refused ?? planned(draft, { clientId: body.clientId });
}

const missing = (path: string, detail: string): CommandPlan => ({
  kind: 'refused',
  code: 'validation_failed',
  path,
  detail,
});

function doAction(
  draft: Draft,
  ticket: Ticket,
  body: ActionBody,
  actor: Actor,
): CommandPlan | undefined {
  const offer = body.offerId
    ? ticket.offers.find((one) => one.id === body.offerId && one.status === 'open')
    : mainOffer(ticket);
  switch (body.action) {
    case 'accept_offer':
      if (!offer)
        return {
          kind: 'refused',
          code: 'offer_not_open',
          detail: 'name an open offer of this ticket in offerId',
        };
      execute(draft, ticket.id, { offerId: offer.id, consentId: body.clientId, actor });
      return undefined;
    case 'decline_offer':
      if (!offer)
        return {
          kind: 'refused',
          code: 'offer_not_open',
          detail: 'name an open offer of this ticket in offerId',
        };
      declineOffer(draft, ticket, offer);
      return undefined;
    case 'counter':
      if (body.amountCents === undefined)
        return missing('amountCents', 'say how much, in minor units');
      counter(draft, ticket, body.amountCents);
      return undefined;
    case 'add_evidence':
      if (!body.evidenceIds?.length)
        return missing('evidenceIds', 'name at least one uploaded file');
      moveEvidence(draft, ticket.id, body.evidenceIds);
      return undefined;
    case 'escalate':
      refer(draft, { group: 'general', reasons: ['buyer_asked'], row: 'E14' });
      return undefined;
    case 'withdraw':
      withdraw(draft, ticket, actor);
      return undefined;
    case 'approve':
      merchantAgrees(draft, ticket, { actor, row: 'E15', note: body.note });
      return undefined;
    case 'reject':
      if (!body.reasonCode) return missing('reasonCode', 'say why, by its reason code');
      draft.act(
        ticket.id,
        { type: 'merchant_reject', reasonCode: body.reasonCode, note: body.note ?? '' },
        actor,
      );
      draft.showTicket(ticket.id);
      draft.say([{ name: 'merchant_rejected' }]);
      return undefined;
    default:
      return {
        kind: 'refused',
        code: 'action_not_allowed',
        detail: `${body.action} is not open here yet`,
      };
  }
}

function withdraw(draft: Draft, ticket: Ticket, actor: Actor): void {
  draft.act(ticket.id, { type: 'withdraw' }, actor);
  draft.showTicket(ticket.id);
  draft.say([
    {
      name: 'withdrawn',
      facts: { done: { kind: 'done', cite: { kind: 'action', id: ticket.id } } },
    },
  ]);
  draft.note({ type: 'ticket_ended', ticketId: ticket.id });
}
