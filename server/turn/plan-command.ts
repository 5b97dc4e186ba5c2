import type { GatewayEventBody } from '../contract/storefront.ts';
import type { ActionBody } from '../contract/tickets.ts';
import { refundJournal } from '../settlement/settle.ts';
import type { Actor, Party } from '../terms/party.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { nextActions } from '../ticket/transitions.ts';
import { Draft, type DraftInput, SYSTEM } from './draft.ts';
import type { CommitPlan } from './ports.ts';
import { moveEvidence } from './steps/evidence-flow.ts';
import { execute } from './steps/execute.ts';
import { greet } from './steps/greet.ts';
import { mainOffer, showOffer } from './steps/offer.ts';
import { refer } from './steps/refer.ts';
import { tellResolved } from './steps/resolve.ts';
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

const NOTHING: CommandPlan = { kind: 'nothing' };
const planned = (draft: Draft, extra: Parameters<Draft['finish']>[0] = {}): CommandPlan => ({
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
  if (!nextActions(ticket.state, by).some((next) => next.action === body.action))
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

interface Agreement {
  readonly actor: Actor;
  readonly row: string;
  readonly note?: string | undefined;
}

/** The merchant's yes, or its silence: the buyer's earlier consent executes it, else the offer opens. */
function merchantAgrees(draft: Draft, ticket: Ticket, { actor, row, note }: Agreement): void {
  draft.act(ticket.id, { type: 'merchant_agree', row, ...(note !== undefined && { note }) }, actor);
  draft.say([{ name: row === 'T-05' ? 'merchant_silent' : 'merchant_agreed' }]);
  if (ticket.consent) {
    execute(draft, ticket.id, { ...ticket.consent, actor });
    return;
  }
  draft.showTicket(ticket.id);
  showOffer(draft, ticket.id);
}

export interface GatewayInput extends DraftInput {
  readonly provider: string;
  readonly event: GatewayEventBody;
}

/** The payment gateway's word on a refund. Another amount than ours moves nothing and alerts a person. */
export function planGatewayEvent({ provider, event, ...input }: GatewayInput): CommandPlan {
  const draft = new Draft(input);
  const ticket = input.snapshot.tickets.find((one) =>
    one.refunds.some((refund) => refund.id === event.refundId),
  );
  const refund = ticket?.refunds.find((one) => one.id === event.refundId);
  if (!ticket || !refund || refund.status === 'succeeded') return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId: ticket.id });
  const inbox = { provider, eventId: event.eventId };
  const sameAmount = event.amountCents === undefined || event.amountCents === refund.amountCents;
  if (event.type === 'refund.succeeded' && sameAmount) {
    const journal = refundJournal(
      { at: draft.now, ticketId: ticket.id, orderId: ticket.orderId, itemId: ticket.itemId },
      refund.id,
      refund.amountCents,
    );
    if (
      !draft.act(
        ticket.id,
        { type: 'refund_succeeded', refundId: refund.id, journalKeys: [journal.key] },
        SYSTEM,
      )
    )
      return NOTHING;
    draft.post(journal);
    draft.refundMoved(refund.id, 'requested', 'succeeded');
    tellResolved(draft, ticket.id);
    return planned(draft, { inbox });
  }
  if (event.type !== 'refund.failed' && event.type !== 'refund.succeeded') return NOTHING;
  const reason = sameAmount
    ? (event.reason ?? 'refused by the gateway')
    : `the gateway reports ${event.amountCents} instead of ${refund.amountCents}`;
  if (!draft.act(ticket.id, { type: 'refund_failed', refundId: refund.id, reason }, SYSTEM))
    return NOTHING;
  draft.say([{ name: 'refund_failed' }]);
  draft.showTicket(ticket.id);
  return planned(draft, { inbox });
}

export interface DeadlineInput extends DraftInput {
  readonly ticketId: string;
  readonly timer: string;
  readonly at: string;
}

/** Silence has the outcome the table gives. A deadline that is no longer the ticket's own does nothing. */
export function planDeadline({ ticketId, timer, at, ...input }: DeadlineInput): CommandPlan {
  const draft = new Draft(input);
  const ticket = draft.ticketById(ticketId);
  if (ticket?.deadline?.timer !== timer || Date.parse(ticket.deadline.at) !== Date.parse(at))
    return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId });
  onSilence(draft, ticket, timer);
  return planned(draft);
}

function onSilence(draft: Draft, ticket: Ticket, timer: string): void {
  switch (timer) {
    case 'T-03':
    case 'T-04':
    case 'T-06':
      draft.act(ticket.id, { type: 'time_out' }, SYSTEM);
      draft.showTicket(ticket.id);
      draft.say([{ name: timer === 'T-03' ? 'closed_evidence' : 'closed_offer' }]);
      draft.note({ type: 'ticket_ended', ticketId: ticket.id });
      return;
    case 'T-05':
      merchantAgrees(draft, ticket, { actor: SYSTEM, row: 'T-05' });
      return;
    case 'T-02':
      refer(draft, { group: 'general', reasons: ['generic'], row: 'T-02' });
      return;
    case 'T-19':
      draft.act(
        ticket.id,
        {
          type: 'refund_failed',
          refundId: ticket.refunds.at(-1)?.id ?? '',
          reason: 'no answer from the gateway',
        },
        SYSTEM,
      );
      draft.say([{ name: 'refund_failed' }]);
      draft.showTicket(ticket.id);
      return;
    default:
      draft.act(ticket.id, { type: 'escalate_to_lead' }, SYSTEM);
  }
}
