import type { ActionBody } from '../contract/tickets.ts';
import type { Caller } from '../terms/caller.ts';
import type { Actor, Party } from '../terms/party.ts';
import { Refused } from '../terms/refused.ts';
import { nextActions } from '../ticket/actions.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { type Attempt, runTurn } from './commit-loop.ts';
import type { TurnParts } from './handle.ts';
import { actionContext } from './limits.ts';
import { type CommandPlan, planAction } from './plan-command.ts';
import type { ConversationRecord, Snapshot } from './ports.ts';

const NO_TICKET = 'no such ticket';
type Version = { readonly version: number };

/** Which party a caller acts for on a ticket; undefined where it is none of theirs. */
export function partyOf(
  caller: Caller,
  ticket: Pick<Ticket, 'buyerId' | 'merchantId' | 'arbitration'>,
  { visitorId }: Pick<ConversationRecord, 'visitorId'>,
): Party | undefined {
  if (caller.kind === 'visitor') return caller.visitorId === visitorId ? 'buyer' : undefined;
  if (caller.kind === 'buyer') return caller.buyerId === ticket.buyerId ? 'buyer' : undefined;
  if (caller.kind === 'juror')
    return ticket.arbitration?.asked?.includes(caller.userId) ? 'appraiser' : undefined;
  if (caller.kind !== 'staff') return undefined;
  if (caller.role !== 'merchant') return 'platform';
  return caller.merchantId === ticket.merchantId ? 'merchant' : undefined;
}

function actorOf(caller: Caller): Actor {
  if (caller.kind === 'staff') return { kind: caller.role, id: caller.userId, name: caller.name };
  // A juror's name stands nowhere on the case.
  if (caller.kind === 'juror') return { kind: 'juror', id: caller.userId };
  return { kind: 'buyer', ...(caller.kind === 'buyer' && { id: caller.buyerId }) };
}

/** One action on a ticket by whoever may do it now. */
export async function act(
  parts: TurnParts,
  caller: Caller,
  { ticketId, body }: { ticketId: string; body: ActionBody },
): Promise<Version> {
  let version = body.version;
  return runTurn<Version>(parts, {
    key: { ticketId, clientId: body.clientId },
    plan: (input, snapshot): Attempt<Version> => {
      const { ticket, by } = mine(caller, snapshot, ticketId);
      if (snapshot.repeated) return { kind: 'done', answer: { version: ticket.version } };
      const actor = actorOf(caller);
      // A vote does not depend on what the others said meanwhile.
      const asked = by === 'appraiser' ? { ...body, version: ticket.version } : body;
      const outcome = planAction({ ...input, ticketId, body: asked, by, actor });
      if (outcome.kind === 'refused') {
        const context = actionContext(input.rules, input.now, actor.id);
        throw refusal(outcome, nextActions(ticket, by, context));
      }
      if (outcome.kind === 'nothing') return { kind: 'done', answer: { version: ticket.version } };
      version =
        outcome.plan.tickets.find((write) => write.ticket.id === ticketId)?.ticket.version ??
        ticket.version;
      return outcome;
    },
    committed: () => ({ version }),
    absent: () => {
      throw new Refused('not_found', NO_TICKET);
    },
  });
}

function mine(caller: Caller, snapshot: Snapshot, ticketId: string) {
  const ticket = snapshot.tickets.find((one) => one.id === ticketId);
  const by = ticket && partyOf(caller, ticket, snapshot.conversation);
  if (!ticket || !by) throw new Refused('not_found', NO_TICKET);
  return { ticket, by };
}

const refusal = (
  { code, detail, path }: Extract<CommandPlan, { kind: 'refused' }>,
  next: readonly unknown[],
): Refused =>
  new Refused(code, detail, {
    ...(path !== undefined && { errors: [{ path, message: detail }] }),
    ...(code !== 'version_conflict' && { next }),
  });
