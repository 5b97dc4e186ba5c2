import { lastTermIn } from '../../../dialogue/glossary.ts';
import { isTerminal } from '../../../terms/state.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { freeJoined, tellJoined } from '../../desk/joined.ts';
import { tendDesk } from '../../desk/tend.ts';
import type { Draft } from '../../draft.ts';
import type { NewConversationEvent } from '../../ports.ts';
import { openCases } from '../cases.ts';
import { askRating } from './rating.ts';

interface Changed {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
}

/**
 * What every turn ends with, whoever caused it: the term just used is remembered, and once no case is
 * open any more the one that has just ended is rated.
 */
export function endTurn(
  draft: Draft,
  changed: readonly Changed[],
  log: readonly NewConversationEvent[],
): void {
  tendDesk(draft, changed);
  tellJoined(draft);
  freeJoined(draft);
  rememberTerm(draft, log);
  if (draft.holder === 'human' || openCases(draft).length > 0) return;
  const ended = changed.find(
    ({ before, ticket }) => isTerminal(ticket.state) && !(before && isTerminal(before.state)),
  );
  if (ended) askRating(draft, ended.ticket);
}

function rememberTerm(draft: Draft, log: readonly NewConversationEvent[]): void {
  const said = log
    .filter(({ actor, visibility }) => actor.kind === 'bot' && visibility === 'all')
    .map(({ body }) => (typeof body.text === 'string' ? body.text : ''))
    .join('\n');
  const term = lastTermIn(said)?.term;
  if (term && term !== draft.state.term) draft.note({ type: 'term_used', term });
}
