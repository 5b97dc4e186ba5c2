import type { ThreadMessage } from '../contract/thread.ts';
import type { StaffCaller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { LoopParts } from './commit-loop.ts';
import { runTurn } from './commit-loop.ts';
import { partyOf } from './handle-action.ts';
import { planThreadMessage } from './thread/plan-message.ts';

const NO_TICKET = 'There is no such ticket.';

/** A merchant says something in the thread of their own case. Safe to repeat. */
export const sayInThread = (
  parts: LoopParts,
  caller: StaffCaller,
  { ticketId, body }: { readonly ticketId: string; readonly body: ThreadMessage },
): Promise<void> =>
  runTurn<void>(parts, {
    key: { ticketId, clientId: body.clientId },
    plan: (input, snapshot) => {
      const ticket = snapshot.tickets.find(({ id }) => id === ticketId);
      if (!ticket || partyOf(caller, ticket, snapshot.conversation) !== 'merchant')
        throw new Refused('not_found', NO_TICKET);
      if (snapshot.repeated) return { kind: 'done', answer: undefined };
      const actor = { kind: 'merchant', id: caller.userId, name: caller.name } as const;
      const outcome = planThreadMessage({ ...input, ticketId, body, actor });
      if (outcome.kind === 'nothing') return { kind: 'done', answer: undefined };
      if (outcome.kind === 'plan') return outcome;
      const { code, detail, path } = outcome;
      throw new Refused(code, detail, path ? { errors: [{ path, message: detail }] } : {});
    },
    committed: () => {},
    absent: () => {
      throw new Refused('not_found', NO_TICKET);
    },
  });
