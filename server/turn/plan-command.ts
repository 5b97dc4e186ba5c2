import type { ActionBody } from '../contract/tickets.ts';
import type { Actor, Party } from '../terms/party.ts';
import { ACTION_ROWS, nextActions } from '../ticket/actions.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Action } from './actions/action.ts';
import { BUYER_ACTIONS } from './actions/buyer.ts';
import { JUROR_ACTIONS } from './actions/juror.ts';
import { MERCHANT_ACTIONS } from './actions/merchant.ts';
import { PLATFORM_ACTIONS } from './actions/platform.ts';
import { answeredByMerchant } from './desk/merchant-answered.ts';
import { Draft } from './draft.ts';
import type { DraftInput } from './draft-input.ts';
import { actionContext, appealRefusal, refusalDetail, reopenRefusal } from './limits.ts';
import type { CommitPlan } from './ports.ts';
import { filesOf } from './steps/evidence.ts';
import { greet } from './steps/greet.ts';
import { takeUpNext } from './steps/next-case.ts';
import { sorryForWait } from './steps/sorry.ts';

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
export function planned(draft: Draft, extra: Parameters<Draft['finish']>[0] = {}): CommandPlan {
  takeUpNext(draft);
  return { kind: 'plan', plan: draft.finish(extra) };
}

/** The first words of a new conversation; `itemId`: the item of its order that it was opened from. */
export function planGreeting(input: DraftInput, itemId?: string): CommandPlan {
  const draft = new Draft(input);
  greet(draft, itemId);
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
  const next = nextActions(ticket, by, actionContext(input.rules, input.now, actor.id));
  if (!next.some(({ action }) => action === body.action))
    return {
      kind: 'refused',
      code: 'action_not_allowed',
      detail: whyClosed(input, ticket, { body, by }),
    };
  const stray = strayFile(draft, ticket, body.evidenceIds);
  if (stray !== undefined)
    return {
      kind: 'refused',
      code: 'validation_failed',
      path: 'evidenceIds',
      detail: `${stray} is not a file of this case`,
    };
  draft.note({ type: 'ticket_opened', ticketId });
  const refused = ACTIONS_OF[by]?.[body.action]?.(draft, { ticket, body, actor, by });
  if (refused) return { kind: 'refused', ...refused };
  if (by === 'platform') sorryOnAnswer(draft, ticket, body.action);
  if (by === 'merchant') answeredByMerchant(draft, actor);
  return planned(draft, { clientId: body.clientId });
}

/** A first word of the platform's that came late; who only takes the case, or waits for a second, gives none yet. */
function sorryOnAnswer(draft: Draft, ticket: Ticket, action: ActionBody['action']): void {
  if (action !== 'assign' && !draft.ticketById(ticket.id)?.pending) sorryForWait(draft, ticket);
}

/** A file that is named and is not this case's, nor free in its conversation: what it would show is nothing. */
function strayFile(
  draft: Draft,
  ticket: Ticket,
  ids: ActionBody['evidenceIds'] = [],
): string | undefined {
  const files = filesOf(draft, ticket);
  return ids.find((id) => !files.some((file) => file.id === id));
}

/** Why an action is not in `next`: its own rule's words, where it has a rule beside its states. */
function whyClosed(
  { rules, now }: DraftInput,
  ticket: Ticket,
  { body: { action }, by }: Pick<ActionInput, 'body' | 'by'>,
): string {
  const stands = ACTION_ROWS.some(
    (row) => row.by === by && row.action === action && row.from.includes(ticket.state),
  );
  const side = by === 'merchant' ? 'merchant' : 'buyer';
  const refusal =
    stands && action === 'appeal'
      ? appealRefusal(rules, ticket, { now, by: side })
      : stands && action === 'reopen'
        ? reopenRefusal(rules, ticket, now)
        : undefined;
  if (refusal) return refusalDetail(refusal);
  return stands && action === 'arbitrate'
    ? 'E33: an appeal is decided by somebody else than decided before'
    : `${action} is not open to the ${by} while the ticket is ${ticket.state}`;
}

const ACTIONS_OF: Partial<Readonly<Record<Party, Readonly<Record<string, Action>>>>> = {
  buyer: BUYER_ACTIONS,
  merchant: MERCHANT_ACTIONS,
  platform: PLATFORM_ACTIONS,
  appraiser: JUROR_ACTIONS,
};

/** Actions that the table lists and nothing does, or the other way round. Empty when both agree. */
export const unmatchedActions = (): string[] =>
  Object.entries(ACTIONS_OF).flatMap(([by, actions]) => {
    const listed = new Set(ACTION_ROWS.filter((row) => row.by === by).map((row) => row.action));
    const done = Object.keys(actions ?? {});
    return [
      ...done.filter((action) => !listed.has(action)),
      ...[...listed].filter((action) => !done.includes(action)),
    ].map((action) => `${by}: ${action}`);
  });
