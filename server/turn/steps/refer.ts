import type { Deed } from '../../dialogue/facts.ts';
import type { Heard } from '../../dialogue/hear.ts';
import type { ReplyName } from '../../dialogue/speech.ts';
import { bound, hasReply } from '../../dialogue/speech.ts';
import type { ReferVerdict } from '../../terms/verdict.ts';
import { groupWord } from '../desk/group-word.ts';
import { enterDesk } from '../desk/talk.ts';
import type { Draft } from '../draft.ts';
import { focusOn, type NeedOrder } from './focus.ts';
import { openClaim } from './open-claim.ts';
import { proposalFor } from './proposal.ts';
import { tellClaim } from './tell-claim.ts';
import { tellQueue } from './waits-for-person.ts';

/** Reasons that share another one's sentence; every other has its own, `refer_<reason>`. */
const REPLY_OF: Readonly<Record<string, ReplyName>> = {
  order_value: 'refer_above_ceiling',
  evidence_insufficient: 'refer_evidence',
  return_arranged: 'refer_return',
};

/** Why a person takes over, told honestly. */
export function referReply(reason: string): ReplyName {
  const name = `refer_${reason}`;
  return REPLY_OF[reason] ?? (hasReply(name) ? name : 'refer_generic');
}

export interface Referral {
  readonly group: ReferVerdict['group'];
  readonly reasons: readonly string[];
  /** The event's row in policy §4. */
  readonly row: string;
  readonly verdict?: ReferVerdict;
}

/**
 * Hands over to a person: the ticket, where there is one, and the talk. The buyer is told honestly,
 * by whom and why; nothing has to be said twice.
 */
export function refer(draft: Draft, { group, reasons, row, verdict }: Referral): void {
  const ticket = draft.ticket;
  const reason = reasons[0] ?? 'generic';
  const { deadline, state } = ticket ?? {};
  if (reason === 'buyer_asked' && !ticket && tellQueue(draft)) return;
  // Asked for once more while the talk waits for one: nothing new is to be done.
  if (
    reason === 'buyer_asked' &&
    draft.stateBefore.desk &&
    state === 'platform_review' &&
    deadline
  ) {
    const cite = { kind: 'action', id: ticket?.id ?? '' } as const;
    const facts = {
      deadline: { kind: 'instant', at: deadline.at, cite },
      done: { kind: 'done', cite },
    } as const;
    draft.say([{ name: 'person_waiting', facts }]);
    return;
  }
  const done: Deed = {
    kind: 'done',
    cite: { kind: 'action', id: `handoff:${draft.snapshot.conversation.id}` },
  };
  draft.say([bound(referReply(reason), { done }) ?? { name: 'refer_generic', facts: { done } }]);
  if (ticket) {
    const judged = verdict ?? proposalFor(draft, ticket, { group, reasons });
    const moved = draft.act(ticket.id, {
      type: 'refer',
      group,
      reasons,
      row,
      ...(judged && { verdict: judged }),
    });
    if (moved) draft.showTicket(ticket.id);
  }
  draft.note({ type: 'handed_over', group, locale: draft.locale });
  const { group: queue } = enterDesk(draft, { group, reason, urgent: verdict?.urgent });
  draft.show({
    type: 'handoff',
    to: groupWord(draft, queue),
    group: queue,
    reason,
    summary: summaryOf(draft),
  });
}

/** What the colleague reads first: the claim in the buyer's own words. */
const summaryOf = (draft: Draft): string =>
  draft.ticket?.claim.description ?? draft.state.draft.description ?? '';

/**
 * Hands over a talk that has no case yet. A colleague can only act on a case, so one is opened on the
 * order it is about; where that is unknown the buyer is asked for it, and only then promised a person.
 * A visitor, and a buyer without orders, has none to name and reaches a person all the same.
 */
export function handOver(draft: Draft, heard: Heard, referral: Referral): NeedOrder | undefined {
  if (draft.ticket) {
    refer(draft, referral);
    return undefined;
  }
  tellClaim(draft, heard);
  if (draft.snapshot.orders.length === 0) {
    refer(draft, referral);
    return undefined;
  }
  const focus = focusOn(draft, heard);
  if (focus.kind === 'need') return { needOrder: focus.orderId };
  if (focus.kind === 'asked') {
    draft.note({ type: 'person_wanted', group: referral.group, reasons: referral.reasons });
    return undefined;
  }
  const active = focus.facts.lines.find((line) => line.itemId === focus.item.id)?.activeTicketId;
  if (active && draft.ticketById(active)) draft.note({ type: 'ticket_opened', ticketId: active });
  else if (active) {
    draft.say([{ name: 'claim_open_elsewhere' }]);
    return undefined;
  } else openClaim(draft, focus.facts, focus.item, draft.state.draft.leaf ?? 'SVC.other');
  refer(draft, referral);
  return undefined;
}
