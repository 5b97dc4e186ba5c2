import type { Heard } from '../../dialogue/hear.ts';
import { trunkOf } from '../../terms/reason.ts';
import { isTerminal } from '../../terms/state.ts';
import { nextActions } from '../../ticket/actions.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { actionContext } from '../limits.ts';
import { tellDeclined } from './decline.ts';
import { tellInform } from './inform.ts';
import { reopenClaim } from './reopen.ts';
import { appealTime, doneFact } from './way-steps.ts';

const APPEAL = /申诉|不服|复核|复议|不认可(结果|这个)|appeal|review (it|this|again)|disagree/i;
const RELIST = /转卖|挂回去|挂出去卖|再寄售|重新上架|转寄售|relist|resell/i;
const REOPEN = /重新打开|重开|恢复申请|接着处理|reopen/i;

/** The last case of this talk, where it has ended and nothing new is being told. */
const lastCase = (draft: Draft): Ticket | undefined => {
  const [newest] = draft.snapshot.tickets;
  return newest && isTerminal(newest.state) ? newest : undefined;
};

/**
 * A message after a case has ended: an appeal, a second opening, or the same wish once more, which the
 * same rule answers. False where it is about something new.
 */
export function talkAfterClose(draft: Draft, heard: Heard): boolean {
  const ticket = lastCase(draft);
  if (!ticket) return false;
  const open = nextActions(ticket, 'buyer', actionContext(draft.rules, draft.now)).map(
    (next) => next.action,
  );
  const actor = { kind: 'buyer', id: ticket.buyerId } as const;
  if (open.includes('reopen') && REOPEN.test(heard.text)) return reopenClaim(draft, ticket, actor);
  const objects =
    APPEAL.test(heard.text) || (heard.topic === 'person' && ticket.state === 'rejected');
  if (open.includes('appeal') && objects) return openAppeal(draft, ticket, heard.text);
  if (RELIST.test(heard.text)) {
    tellInform(draft, 'relist');
    return true;
  }
  if (!insists(ticket, heard) || ticket.verdict?.kind !== 'decline') return false;
  tellDeclined(draft, ticket.verdict);
  return true;
}

/** The same wish once more, in other words, with nothing new to show for it. */
function insists(ticket: Ticket, heard: Heard): boolean {
  if (ticket.state !== 'rejected' || heard.sends) return false;
  const told = heard.draft.leaf ?? heard.leafChoices[0];
  if (told !== undefined) return trunkOf(told) === trunkOf(ticket.claim.leaf);
  return ['unclear', 'uncovered', 'small'].includes(heard.topic)
    ? heard.main !== 'thanks_bye' && heard.main !== 'greet'
    : heard.stance !== undefined;
}

/** E33: somebody else looks again; the buyer's own words are what is new. */
export function openAppeal(draft: Draft, ticket: Ticket, note: string): boolean {
  const appealed = draft.act(
    ticket.id,
    { type: 'appeal', appeal: { by: 'buyer', at: draft.now, note } },
    { kind: 'buyer', id: ticket.buyerId },
  );
  if (!appealed) return false;
  draft.note({ type: 'ticket_opened', ticketId: ticket.id });
  draft.say([{ name: 'appeal_opened', facts: { ...doneFact(ticket), ...appealTime(draft) } }]);
  draft.showTicket(ticket.id);
  return true;
}
