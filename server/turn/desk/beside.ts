import { pauseClock, resumeClock } from '../../dialogue/desk/sla.ts';
import type { DeskRefusal, Step } from './command.ts';
import { leaveToBot, mayTouch, takenBy } from './hands.ts';
import { setDesk } from './talk.ts';
import { whisper } from './whisper.ts';

/** Asks a colleague beside the talk; it stays in the same hands. */
export const consult: Step<'consult'> = (draft, { to, text }, { by }) => {
  const { desk } = draft.state;
  if (!desk) return notAtDesk;
  const asked = 'person' in to ? to.person : { group: to.group };
  // Whoever was asked last stands last: they are told, also when asked again.
  const others = desk.consulted.filter((one) => JSON.stringify(one) !== JSON.stringify(asked));
  setDesk(draft, 'consulted', { ...desk, consulted: [...others, asked] }, by.actor);
  whisper(draft, text, 'consulted', by);
  return undefined;
};

/** The clock stands still while somebody else has the next word, and goes on after. */
export const hold: Step<'pause' | 'resume'> = (draft, command, { by }) => {
  const { desk } = draft.state;
  if (!desk?.clock) return noClock;
  if (!mayTouch(desk, by)) return takenBy(desk);
  const pace = { rules: draft.desk, priority: desk.priority };
  const stands = desk.clock.runsSince === undefined;
  if (command.type === 'resume') {
    if (!stands) return 'nothing';
    const clock = resumeClock(pace, desk.clock, draft.now);
    setDesk(draft, 'resumed', { ...desk, clock }, by.actor);
    return undefined;
  }
  if (stands && desk.clock.paused === command.waitsFor) return 'nothing';
  const clock = pauseClock(pace, desk.clock, draft.now, command.waitsFor);
  setDesk(draft, 'paused', { ...desk, clock }, by.actor);
  return undefined;
};

const noClock: DeskRefusal = {
  code: 'action_not_allowed',
  detail: 'no time runs for this talk; take it first',
};

/** Hears of it from now on, or no longer. */
export const follow: Step<'follow'> = (draft, { on }, { by }) => {
  const { desk } = draft.state;
  if (!desk) return notAtDesk;
  const id = by.person?.id ?? '';
  if (desk.followers.includes(id) === on) return 'nothing';
  const others = desk.followers.filter((one) => one !== id);
  setDesk(draft, 'followed', { ...desk, followers: on ? [...others, id] : others }, by.actor);
  return undefined;
};

const notAtDesk: DeskRefusal = {
  code: 'action_not_allowed',
  detail: 'the talk is not at the desk; take it first',
};

/** The same matter in another talk. A duplicate leaves the desk: its matter is dealt with in the other. */
export const link: Step<'link'> = (draft, { to, kind }, { by }) => {
  const { desk } = draft.state;
  // The other end of a link needs no place in a queue for it.
  if (!desk) return by.person ? notAtDesk : 'nothing';
  if (!mayTouch(desk, by)) return takenBy(desk);
  if (desk.links.some((one) => one.conversationId === to && one.kind === kind)) return 'nothing';
  const links = [
    ...desk.links.filter(({ conversationId }) => conversationId !== to),
    { conversationId: to, kind },
  ];
  setDesk(draft, 'linked', { ...desk, links }, by.actor);
  if (kind === 'duplicate') {
    whisper(draft, to, 'linked', by);
    leaveToBot(draft, desk, by);
  }
  return undefined;
};
