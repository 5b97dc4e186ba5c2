import type { Refusal } from '../../decision/second-look.ts';
import { nothingMore } from '../../dialogue/details.ts';
import { days } from '../../dialogue/durations.ts';
import type { Fact } from '../../dialogue/facts.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { isYetToCome } from '../../dialogue/repairs.ts';
import { bound, type ReplyName, type Speech, word } from '../../dialogue/speech.ts';
import { trunkOf } from '../../terms/reason.ts';
import { isTerminal } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { appealRefusal, closedAt, reopenRefusal } from '../limits.ts';
import { newEvidence, openAppeal } from './appeal.ts';
import { ask } from './ask.ts';
import { tellDeclined } from './decline.ts';
import { tellInform } from './inform.ts';
import { reopenClaim } from './reopen.ts';
import { statusSpeech } from './status.ts';

const APPEAL = /申诉|不服|复核|复议|不认可(结果|这个)|appeal|review (it|this|again)|disagree/i;
const RELIST = /转卖|挂回去|挂出去卖|再寄售|重新上架|转寄售|relist|resell/i;
const REOPEN =
  /重新打开|重开|恢复(?:申请|处理)|(?:继续|接着|还是想?)(?:处理|办|弄|申请)|(?:又|还是)想(?:处理|办|弄|申请|要|退)|(?:撤销?|取消)(?:早|错)了|我?反悔了|reopen|want to go on after all|pick (?:it|this) up again|go on with (?:it|the (?:case|claim))/i;

export const reopens = (text: string): boolean => REOPEN.test(text);

/** Whether words object to a result. */
export const objects = (text: string): boolean => APPEAL.test(text);

const APPEALED: readonly Ticket['state'][] = ['rejected', 'completed'];
const REOPENED: readonly Ticket['state'][] = ['closed_timeout', 'cancelled'];

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
  if (REOPENED.includes(ticket.state) && REOPEN.test(heard.text)) return reopen(draft, ticket);
  if (REOPENED.includes(ticket.state) && comesBackTo(draft, ticket, heard)) {
    draft.say([statusSpeech(ticket)], { quickReplies: [word('quick.reopen', draft.locale)] });
    return true;
  }
  if (APPEALED.includes(ticket.state) && appeal(draft, ticket, heard)) return true;
  if (RELIST.test(heard.text)) {
    tellInform(draft, 'relist');
    return true;
  }
  if (asksWhyRejected(ticket, heard)) {
    if (ticket.verdict?.kind === 'decline') tellDeclined(draft, ticket.verdict);
    else
      draft.say([statusSpeech(ticket)], {
        quickReplies: [word('quick.appeal', draft.locale), word('quick.human', draft.locale)],
      });
    return true;
  }
  if (!insists(ticket, heard) || ticket.verdict?.kind !== 'decline') return false;
  tellDeclined(draft, ticket.verdict);
  return true;
}

/** Back after a silence, with nothing new to tell: the case that closed meanwhile is what is meant. */
const comesBackTo = (draft: Draft, ticket: Ticket, { main, topic, text }: Heard): boolean =>
  (topic === 'unclear' || topic === 'small') &&
  main !== 'thanks_bye' &&
  !isYetToCome(text) &&
  draft.state.pending === undefined &&
  reopenRefusal(draft.rules, ticket, draft.now) === undefined;

const WHY = /凭什么|为什么|为啥|什么(?:原因|理由)|依据|\bwhy\b|\bon what grounds\b/i;

/** "凭什么不通过": the rule and the way on, and no new story. */
const asksWhyRejected = ({ state }: Ticket, { text, draft: { part }, sends }: Heard): boolean =>
  state === 'rejected' && !sends && part === undefined && WHY.test(text);

/** The same wish once more, in other words, with nothing new to show for it. */
function insists(ticket: Ticket, heard: Heard): boolean {
  if (ticket.state !== 'rejected' || heard.sends) return false;
  const told = heard.draft.leaf ?? heard.leafChoices[0];
  if (told !== undefined) return trunkOf(told) === trunkOf(ticket.claim.leaf);
  return ['unclear', 'uncovered', 'small'].includes(heard.topic)
    ? heard.main !== 'thanks_bye' && heard.main !== 'greet'
    : heard.stance !== undefined;
}

function reopen(draft: Draft, ticket: Ticket): boolean {
  const refused = reopenRefusal(draft.rules, ticket, draft.now);
  if (refused) {
    draft.say([refusalSpeech(draft, ticket, refused)]);
    return true;
  }
  return reopenClaim(draft, ticket, { kind: 'buyer', id: ticket.buyerId });
}

/** E33 in the talk: an objection, or what an objection was asked to bring. */
function appeal(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  const { appealing } = draft.state;
  const asked = appealing?.ticketId === ticket.id;
  const isObjection = objects(heard.text) || (asked && heard.sends);
  const offers = heard.sends && ticket.state === 'rejected';
  if (asked && !isObjection && nothingMore(heard.text)) {
    draft.note({ type: 'appeal_over' });
    draft.say([{ name: 'appeal_without' }]);
    return true;
  }
  if (!isObjection && !offers) return false;
  const refused = appealRefusal(draft.rules, ticket, { now: draft.now, by: 'buyer' });
  if (refused) {
    if (isObjection) draft.say([refusalSpeech(draft, ticket, refused)]);
    return isObjection;
  }
  const ids = looseFiles(draft, ticket);
  const fresh = newEvidence(draft, ticket, ids).length > 0;
  const note = [asked ? appealing.note : '', heard.words].filter(Boolean).join('；');
  if (isObjection && fresh) {
    return openAppeal(draft, ticket, {
      by: 'buyer',
      note: note || NO_WORDS,
      ids,
      actor: { kind: 'buyer', id: ticket.buyerId },
    });
  }
  const until: Fact = { kind: 'instant', at: closesAt(draft, ticket), cite: E33 };
  if (!isObjection) {
    if (!fresh) return false;
    const quickReplies = [word('quick.appeal', draft.locale)];
    draft.say([{ name: 'appeal_offer', facts: { until } }], { quickReplies });
    return true;
  }
  draft.note({ type: 'appeal_wanted', ticketId: ticket.id, note });
  ask(draft, 'evidence', whatIsMissing(draft, { heard, ids, until }));
  return true;
}

/** The buyer's words where the files came without any. */
const NO_WORDS = '—';
const E33 = { kind: 'rule', id: 'E33' } as const;

/** Files sent since the case was decided that lie on no case yet. */
const looseFiles = ({ snapshot }: Draft, ticket: Ticket): readonly string[] =>
  snapshot.evidence
    .filter((file) => file.ticketId === undefined && file.uploadedAt >= closedAt(ticket))
    .map((file) => file.id);

const closesAt = (draft: Draft, ticket: Ticket): string =>
  new Date(Date.parse(closedAt(ticket)) + draft.rules.dt14.appealDays * 86_400_000).toISOString();

/** What an appeal still wants: something new at all, or a better copy of what was sent. */
function whatIsMissing(
  draft: Draft,
  { heard, ids, until }: { heard: Heard; ids: readonly string[]; until: Fact },
): Speech {
  if (!heard.sends) return { name: 'appeal_evidence_ask', facts: { until } };
  const sent = draft.snapshot.evidence.filter((file) => ids.includes(file.id));
  const problem = sent.findLast((file) => !file.quality.ok)?.quality.problems[0];
  return problem && problem !== 'duplicate'
    ? {
        name: 'appeal_retake',
        facts: { problem: { kind: 'word', word: word(`problem.${problem}`, draft.locale) } },
      }
    : { name: 'appeal_not_new' };
}

const REFUSALS: Readonly<Record<string, ReplyName>> = {
  'E33.window_passed': 'appeal_refused_window',
  'E33.used_up': 'appeal_refused_used',
  'E34.window_passed': 'reopen_refused_window',
  'E34.used_up': 'reopen_refused_used',
  'E34.late_claim': 'reopen_refused_late',
};

/** The rule in plain words, the facts it rests on, and what would change it. */
function refusalSpeech(draft: Draft, ticket: Ticket, { reason, step }: Refusal): Speech {
  const cite = { kind: 'rule', id: step.ruleId } as const;
  const { appealDays, reopenDays } = draft.rules.dt14;
  const lasts = step.ruleId === 'E33' ? appealDays : reopenDays;
  const instant = (at: string): Fact => ({ kind: 'instant', at, cite });
  const facts = {
    window: days(lasts, cite),
    closed: instant(closedAt(ticket)),
    submitted: instant(ticket.createdAt),
    until: instant(ticket.claimClosesAt ?? ticket.createdAt),
  } as const;
  const name = REFUSALS[`${step.ruleId}.${reason}`];
  return (name && bound(name, facts)) ?? { name: 'declined_generic' };
}
