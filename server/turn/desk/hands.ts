import { startClock } from '../../dialogue/desk/sla.ts';
import { type DeskTalk, type Group, groupNow, isHeld } from '../../terms/desk.ts';
import { BOT, type Draft, SYSTEM } from '../draft.ts';
import type { DeskRefusal, Destination, Speaker, Step } from './command.ts';
import { groupWord } from './group-word.ts';
import { needsPerson } from './needs-person.ts';
import { enterDesk, leaveDesk, setDesk } from './talk.ts';
import { whisper } from './whisper.ts';

/** Into one's own hands: the bot falls silent, and the buyer sees who is there. */
export const take: Step<'take'> = (draft, { force }, { by }) => {
  const { person, actor, leads } = by;
  if (!person) return notForMachines;
  const desk =
    draft.state.desk ??
    enterDesk(draft, { group: 'general', reason: draft.ticket?.referral?.reasons[0] ?? 'generic' });
  if (isHeld(desk)) {
    if (desk.assignee?.id === person.id) return 'nothing';
    if (!(force && leads)) return takenBy(desk);
    tellLeft(draft, desk);
  }
  const { offeredAt: _offered, passedBy: _passed, ...rest } = desk;
  setDesk(
    draft,
    'taken',
    {
      ...rest,
      assignee: person,
      takenAt: draft.now,
      clock: startClock({ rules: draft.desk, priority: desk.priority }, 'next', draft.now),
    },
    actor,
  );
  draft.holder = 'human';
  draft.show({ type: 'party', change: 'joined' }, actor);
  return undefined;
};

const notForMachines: DeskRefusal = {
  code: 'action_not_allowed',
  detail: 'only a person can do this',
};

/** Back to the bot, visibly to everyone. It waits on in its queue where one of its cases still needs a person. */
export const handback: Step<'handback'> = (draft, _, { by }) => {
  const { desk } = draft.state;
  const waits = desk !== undefined && draft.tickets.some(needsPerson);
  if (draft.holder === 'bot' && (!desk || (waits && !isHeld(desk)))) return 'nothing';
  if (desk && !mayTouch(desk, by)) return takenBy(desk);
  if (desk) tellLeft(draft, desk);
  if (waits) waitOn(draft, desk, by);
  else leaveDesk(draft, by.actor);
  toBot(draft);
  return undefined;
};

/** Its matter is dealt with elsewhere: out of the desk, whatever its cases wait for. */
export function leaveToBot(draft: Draft, desk: DeskTalk, by: Speaker): void {
  tellLeft(draft, desk);
  leaveDesk(draft, by.actor);
  toBot(draft);
}

/** The bot answers, and says so where it had fallen silent. */
export function toBot(draft: Draft): void {
  if (draft.holder === 'human') draft.show({ type: 'handback' }, BOT);
  draft.holder = 'bot';
}

/** At the place it had; whoever gave it up is not the first to be offered it again. */
function waitOn(draft: Draft, before: DeskTalk, { actor, person }: Speaker): void {
  const { assignee: _a, takenAt: _t, offeredAt: _o, passedBy: _p, ...rest } = before;
  const clock = startClock({ rules: draft.desk, priority: before.priority }, 'first', draft.now);
  const passed = person && { passedBy: person.id };
  setDesk(draft, 'queued', { ...rest, clock, ...passed }, actor);
}

/** To another queue, or offered to one person; where a person had it the bot stays silent. */
export const transfer: Step<'transfer'> = (draft, { to, note }, { by }) => {
  const before = draft.state.desk ?? enterDesk(draft, { group: 'general', reason: 'transferred' });
  if (!mayTouch(before, by)) return takenBy(before);
  if ('person' in to && isHeld(before) && before.assignee?.id === to.person.id) return 'nothing';
  const group = groupFor(to, before);
  tellLeft(draft, before);
  const { assignee: _a, takenAt: _t, offeredAt: _o, passedBy: _p, ...rest } = before;
  const pace = { rules: draft.desk, priority: before.priority };
  setDesk(
    draft,
    'transferred',
    {
      ...rest,
      group,
      queuedAt: draft.now,
      clock: startClock(pace, 'first', draft.now),
      ...('person' in to && { assignee: to.person, offeredAt: draft.now }),
    },
    by.actor,
  );
  if (note) whisper(draft, note, 'transferred', by);
  tellHandoff(draft, group);
  return undefined;
};

/** Its group is retired: whoever waits keeps their place, and whoever has it keeps it. */
export const regroup: Step<'regroup'> = (draft) => {
  const before = draft.state.desk;
  const group = before && groupNow(draft.desk.groups, before.group);
  if (!before || group === undefined || group === before.group) return 'nothing';
  setDesk(draft, 'regrouped', { ...before, group }, SYSTEM);
  return undefined;
};

export const tellHandoff = (draft: Draft, group: Group): void =>
  draft.show({
    type: 'handoff',
    to: groupWord(draft, group),
    group,
    reason: 'transferred',
    summary: draft.ticket?.claim.description ?? draft.state.draft.description ?? '',
  });

/** Back into its queue, at the place it had: the buyer has waited since, and the bot stays silent. */
export const release: Step<'release'> = (draft, { from }) => {
  const before = draft.state.desk;
  if (before?.assignee?.id !== from) return 'nothing';
  const { assignee: _a, takenAt, offeredAt: _o, ...rest } = before;
  tellLeft(draft, before);
  const pace = { rules: draft.desk, priority: before.priority };
  const clock = takenAt === undefined ? before.clock : startClock(pace, 'first', draft.now);
  setDesk(draft, 'released', { ...rest, ...(clock && { clock }), passedBy: from }, SYSTEM);
  if (takenAt !== undefined) tellHandoff(draft, before.group);
  return undefined;
};

const groupFor = (to: Destination, { group }: DeskTalk) => {
  if ('group' in to) return to.group;
  return to.groups.includes(group) ? group : (to.groups[0] ?? group);
};

/** The buyer sees who has gone, where somebody was there. */
export function tellLeft(draft: Draft, { assignee, takenAt }: DeskTalk): void {
  if (takenAt === undefined || !assignee) return;
  draft.show({ type: 'party', change: 'left' }, { kind: 'agent', ...assignee });
}

/** Somebody else has it: named, so that whoever lost the race knows whom to ask. */
export const takenBy = ({ assignee, takenAt }: DeskTalk): DeskRefusal => ({
  code: 'already_taken',
  detail: `${assignee?.name ?? 'somebody'} has had this talk since ${takenAt}; ask them to hand it over`,
  path: 'holder',
  message: assignee?.name ?? 'somebody',
});

export const mayTouch = (desk: DeskTalk, { person, leads }: Speaker): boolean =>
  !isHeld(desk) || desk.assignee?.id === person?.id || leads;
