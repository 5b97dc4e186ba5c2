import { isHeld } from '../../terms/desk.ts';
import type { Draft } from '../draft.ts';
import { sorryForWait } from '../steps/sorry.ts';
import type { DeskCommand, Done, Said } from './command.ts';
import { BLANKS, fill } from './fill.ts';
import { take, takenBy } from './hands.ts';
import { saidAtDesk, setDesk } from './talk.ts';
import { caseFor, toMerchant } from './to-merchant.ts';

type Reply = Extract<DeskCommand, { type: 'reply' }>;

/**
 * A person's words. To the buyer they are spoken by whoever has the talk, and who speaks in a talk that
 * nobody has takes it by that; a word to the merchant and a note beside the talk are open to every colleague.
 */
export function reply(draft: Draft, command: Reply, said: Said): Done {
  const { text, visibility } = command;
  const { by, clientId } = said;
  const ticket = visibility === 'merchant' ? caseFor(draft, command) : undefined;
  if (ticket && 'code' in ticket) return ticket;
  const filled = fill(text, {
    ticket: ticket ?? draft.ticket ?? draft.snapshot.tickets[0],
    order: draft.snapshot.focus?.order,
    buyerName: draft.snapshot.buyer?.name,
    agentName: by.person?.name ?? '',
    locale: draft.locale,
    ...(!ticket && { timeZone: draft.timeZone }),
  });
  if (!filled.ok) return unfilled(filled);
  if (ticket) return toMerchant(draft, { ticket, text: filled.text }, said);
  if (visibility !== 'all') {
    draft.note(
      {
        type: 'whispered',
        text: filled.text,
        visibility,
        ...(clientId !== undefined && { clientId }),
      },
      by.actor,
    );
    return undefined;
  }
  const held = draft.state.desk;
  if (held && isHeld(held) && held.assignee?.id !== by.person?.id) return takenBy(held);
  if (!(held && isHeld(held))) {
    const refused = take(draft, { type: 'take' }, said);
    if (refused) return refused;
  }
  const { desk } = draft.state;
  if (desk) setDesk(draft, 'said', saidAtDesk(draft, desk, filled.text), by.actor);
  draft.show(
    {
      type: 'text',
      text: filled.text,
      ...(filled.cites.length > 0 && { cites: [...filled.cites] }),
      ...(clientId !== undefined && { clientId }),
    },
    by.actor,
  );
  if (draft.ticket) sorryForWait(draft, draft.ticket);
  return undefined;
}

const unfilled = ({ blank, known }: { blank: string; known: boolean }): Done => ({
  code: 'validation_failed',
  path: 'text',
  detail: known
    ? `nothing in this case fills {${blank}} now; take it out or write it yourself`
    : `there is no {${blank}}; there are ${BLANKS.map((name) => `{${name}}`).join(' ')}`,
});
