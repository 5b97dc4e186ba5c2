import { startClock } from '../../dialogue/desk/sla.ts';
import { speech, word } from '../../dialogue/speech.ts';
import {
  type DeskTalk,
  groupNow,
  type LinkKind,
  type MergedTalk,
  type OtherTalk,
} from '../../terms/desk.ts';
import type { Draft } from '../draft.ts';
import type { DeskRefusal, Speaker, Step } from './command.ts';
import { mayTouch, takenBy, tellHandoff, tellLeft, toBot } from './hands.ts';
import { needsPerson } from './needs-person.ts';
import { heardAtDesk, setDesk } from './talk.ts';
import { beside, tiesOf } from './ties.ts';
import { whisper } from './whisper.ts';

/**
 * A duplicate leaves the desk: its buyer is led to the other talk. Its cases stay its own, with their
 * cards, their timers and their money.
 */
export const merge: Step<'merge'> = (draft, { into, version }, { by }) => {
  const { desk, merged, joined = [] } = draft.state;
  if (merged?.into.conversationId === into.conversationId) return 'nothing';
  if (merged) return mergedAway(merged.into, 'conversationId');
  if (isStale(draft, version)) return movedOn;
  if (!desk) return notAtDesk('conversationId');
  if (!mayTouch(desk, by)) return takenBy(desk);
  if (joined.length > 0) return holdsOthers;
  if (!by.person) return { code: 'action_not_allowed', detail: 'only a person can do this' };
  tellLeft(draft, desk);
  const was = { ...desk, links: linked(desk, into, 'duplicate') };
  const asMerged = { into, was, by: by.person, at: draft.now };
  draft.note({ type: 'desk', change: 'merged', merged: asMerged }, by.actor);
  whisper(draft, nameOf(into), 'merged', by, into);
  toBot(draft);
  draft.say([leading('talk_merged', into)], leadingTo(draft, into));
  return undefined;
};

/** Back into the queue it was in, at the place it had. */
export const unmerge: Step<'unmerge'> = (draft, { version }, { by }) => {
  const { merged } = draft.state;
  if (!merged) return notMerged;
  if (isStale(draft, version)) return movedOn;
  comeBack(draft, merged, by);
  return undefined;
};

/**
 * The talk it went on in has left the desk, and nobody reads there what is written here any more: it is
 * a talk of its own again. It waits for a person where one of its cases does, or where none ever answered.
 */
export const free: Step<'free'> = (draft, { from, answered }, { by }) => {
  const { merged } = draft.state;
  if (merged?.into.conversationId !== from.conversationId) return 'nothing';
  const unheard = !answered && merged.was.answeredAt === undefined;
  if (unheard || draft.tickets.some(needsPerson)) comeBack(draft, merged, by);
  else {
    draft.note({ type: 'desk', change: 'parted', ...beside(tiesOf(draft.state)) }, by.actor);
    whisper(draft, nameOf(merged.into), 'parted', by, merged.into);
  }
  return undefined;
};

function comeBack(draft: Draft, merged: MergedTalk, by: Speaker): void {
  const { assignee: _a, takenAt: _t, offeredAt: _o, passedBy: _p, ...was } = merged.was;
  const group = groupNow(draft.desk.groups, was.group);
  const clock = startClock({ rules: draft.desk, priority: was.priority }, 'first', draft.now);
  setDesk(draft, 'unmerged', { ...was, group, clock }, by.actor);
  whisper(draft, nameOf(merged.into), 'unmerged', by, merged.into);
  draft.say([{ name: 'talk_unmerged' }]);
  tellHandoff(draft, group);
}

/** The other end: a duplicate is dealt with here from now on. Written first, so that merges make no chain. */
export const join: Step<'join'> = (draft, { from }, { by }) => {
  const { desk, merged } = draft.state;
  if (merged) return mergedAway(merged.into, 'to');
  if (isJoined(draft, from)) return 'nothing';
  if (!desk) return notAtDesk('to');
  draft.note({ type: 'talk_joined', talk: from }, by.actor);
  setDesk(draft, 'joined', { ...desk, links: linked(desk, from, 'related') }, by.actor);
  whisper(draft, nameOf(from), 'joined', by, from);
  return undefined;
};

/** What was said, or happened, in a talk that was merged into this one. */
export const tell: Step<'tell'> = (draft, { from, words, parted }, { by }) => {
  const parts = parted && isJoined(draft, from);
  if (words === undefined && !parts) return 'nothing';
  if (words !== undefined) {
    whisper(draft, words, 'told', by, from);
    heardAtDesk(draft, words, { change: 'told', actor: by.actor });
  }
  if (parts) {
    draft.note({ type: 'talk_parted', conversationId: from.conversationId }, by.actor);
    whisper(draft, nameOf(from), 'parted', by, from);
    const { desk } = draft.state;
    if (desk) setDesk(draft, 'parted', desk, by.actor);
  }
  return undefined;
};

const isJoined = ({ state }: Draft, { conversationId }: OtherTalk): boolean =>
  state.joined?.some((one) => one.conversationId === conversationId) ?? false;

/** A talk as staff name it: by its case, its item, or its last words. */
const nameOf = ({ number, title, conversationId }: OtherTalk): string =>
  [number, title].filter(Boolean).join(' · ') || conversationId;

const linked = (desk: DeskTalk, { conversationId }: OtherTalk, kind: LinkKind) => [
  ...desk.links.filter((one) => one.conversationId !== conversationId),
  { conversationId, kind },
];

/** Says where it goes on: by the case there, where there is one. */
export const leading = (name: 'talk_merged' | 'talk_elsewhere', { number, title }: OtherTalk) =>
  number === undefined || title === undefined
    ? ({ name: `${name}_plain` } as const)
    : speech(name, {
        item: { kind: 'quoted', text: title },
        number: { kind: 'word', word: number },
      });

/** What a message that leads there carries: where to, and a button for it. */
export const leadingTo = ({ locale }: Pick<Draft, 'locale'>, talk: OtherTalk) => ({
  talk,
  quickReplies: [word('talk.go', locale)],
});

const isStale = ({ snapshot }: Draft, version: number | undefined): boolean =>
  version !== undefined && version !== snapshot.conversation.lastSeq;

const movedOn: DeskRefusal = {
  code: 'version_conflict',
  detail: 'the talk has moved on since you read it; look at it again',
  path: 'version',
};

const notMerged: DeskRefusal = {
  code: 'action_not_allowed',
  detail: 'the talk is not merged into another',
};

const holdsOthers: DeskRefusal = {
  code: 'action_not_allowed',
  detail: 'other talks were merged into this one; merge the other one into it instead',
  path: 'to',
};

const notAtDesk = (path: 'conversationId' | 'to'): DeskRefusal =>
  path === 'to'
    ? {
        code: 'action_not_allowed',
        detail: 'the other talk is not at the desk; take it first',
        path,
      }
    : { code: 'action_not_allowed', detail: 'the talk is not at the desk; take it first', path };

const mergedAway = (into: OtherTalk, path: 'conversationId' | 'to'): DeskRefusal => ({
  code: 'action_not_allowed',
  detail:
    path === 'to'
      ? `the other talk was merged into ${nameOf(into)}; merge into that one`
      : `the talk was merged into ${nameOf(into)} already; undo that first`,
  path,
});
