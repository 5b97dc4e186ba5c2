import { lasting } from '../../../dialogue/durations.ts';
import { remedyFact } from '../../../dialogue/labels.ts';
import { type Speech, word } from '../../../dialogue/speech.ts';
import type { SimilarCases } from '../../../terms/similar.ts';
import { isTerminal } from '../../../terms/state.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import { inHand, itemOf, openCases } from '../cases.ts';
import { statusOf } from '../status.ts';
import { type Answer, rule } from './told.ts';

/** "到哪一步了": who has it, until when, what silence means; every open case when there are several. */
export const claimStatus: Answer = (draft, { item }) => {
  const cases = draft.snapshot.tickets.map((known) => draft.ticketById(known.id) ?? known);
  const open = openCases(draft);
  const named = open.find(({ itemId }) => itemId === item);
  if (open.length > 1 && !named) {
    const count = { kind: 'count', value: open.length, cite: rule('§4') } as const;
    draft.together(() => {
      draft.say([{ name: 'status_several', facts: { count } }]);
      for (const ticket of open) draft.say([statusOfItem(draft, ticket)]);
    });
    return 'told';
  }
  const ticket = named ?? open[0] ?? draft.ticket ?? cases[0];
  const elsewhere = draft.snapshot.focus?.lines.some((line) => line.activeTicketId !== undefined);
  if (!ticket) {
    const telling = inHand(draft) ? 'status_telling' : 'no_ticket';
    draft.say([{ name: elsewhere ? 'claim_open_elsewhere' : telling }]);
    return 'told';
  }
  if (saysUnchanged(draft, ticket)) return 'told';
  draft.say([statusOf(draft, ticket), ...usual(draft, ticket)]);
  draft.showTicket(ticket.id);
  return 'told';
};

/** Asked for again while nothing has moved: said in few words, with a person at hand. */
function saysUnchanged(draft: Draft, { id, state, holder, deadline }: Ticket): boolean {
  if (holder === 'buyer' || holder === 'none' || !deadline) return false;
  const stand = `${id}:${state}:${deadline.at}`;
  if (draft.state.stand !== stand) {
    draft.note({ type: 'status_told', stand });
    return false;
  }
  const at = { kind: 'instant', at: deadline.at, cite: { kind: 'action', id } } as const;
  draft.say([{ name: 'status_unchanged', facts: { deadline: at } }], {
    quickReplies: [word('quick.human', draft.locale)],
  });
  return true;
}

const statusOfItem = (draft: Draft, ticket: Ticket): Speech => ({
  name: 'status_of_item',
  facts: { item: itemOf(ticket), status: statusOf(draft, ticket) },
});

/** How long the step usually takes, where somebody else has it and the rule set says so. */
function usual(draft: Draft, { state, holder, claim }: Ticket): Speech[] {
  const seen = draft.similar?.(claim.leaf, state);
  if (seen) return likeThis(draft, state, seen);
  const row = draft.rules.eta[state];
  if (!row || holder === 'buyer' || holder === 'none') return [];
  return [
    {
      name: 'status_usual',
      facts: {
        usual: lasting(row.p50Minutes, rule(`eta:${state}`)),
      },
    },
  ];
}

/** How long cases like this one took from here, and how most of them ended. */
function likeThis(
  { locale }: Draft,
  state: Ticket['state'],
  { count, p50Minutes, p80Minutes, usual: { remedy, shareBps } }: SimilarCases,
): Speech[] {
  const cite = rule(`similar:${state}`);
  return [
    {
      name: 'status_similar',
      facts: {
        count: { kind: 'count', value: count, cite },
        usual: lasting(p50Minutes, cite),
        most: lasting(p80Minutes, cite),
        percent: { kind: 'percent', bps: shareBps, cite },
        remedy: remedyFact(remedy, locale),
      },
    },
  ];
}

export const changeClaim: Answer = (draft, heard) => {
  const { ticket } = draft;
  if (!ticket || isTerminal(ticket.state)) return claimStatus(draft, heard);
  draft.say([{ name: 'change_claim' }]);
  return 'told';
};
