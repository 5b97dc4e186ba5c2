import { pauseClock, resumeClock } from '../../dialogue/desk/sla.ts';
import type { Ties } from '../../terms/desk.ts';
import type { Actor } from '../../terms/party.ts';
import type { Draft } from '../draft.ts';
import type { DeskRefusal, Step } from './command.ts';
import { leaveToBot, mayTouch, takenBy } from './hands.ts';
import { setDesk } from './talk.ts';
import { beside, tiesOf } from './ties.ts';
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

/** Hears of it from now on, or no longer, whether it is at the desk or not. */
export const follow: Step<'follow'> = (draft, { on }, { by }) => {
  const { followers } = tiesOf(draft.state);
  const id = by.person?.id ?? '';
  if (followers.includes(id) === on) return 'nothing';
  const others = followers.filter((one) => one !== id);
  const ties = { followers: on ? [...others, id] : others };
  retie(draft, 'followed', { ties, actor: by.actor });
  return undefined;
};

const notAtDesk: DeskRefusal = {
  code: 'action_not_allowed',
  detail: 'the talk is not at the desk; take it first',
};

/** The same matter in another talk. A duplicate leaves the desk: its matter is dealt with in the other. */
export const link: Step<'link'> = (draft, { to, kind }, { by }) => {
  const { desk } = draft.state;
  const { links } = tiesOf(draft.state);
  // The other end of a link is noted whoever has that talk.
  if (desk && by.person && !mayTouch(desk, by)) return takenBy(desk);
  if (links.some((one) => one.conversationId === to && one.kind === kind)) return 'nothing';
  const ties = { links: [...without(links, to), { conversationId: to, kind }] };
  retie(draft, 'linked', { ties, actor: by.actor });
  if (kind === 'duplicate' && desk) {
    whisper(draft, to, 'linked', by);
    leaveToBot(draft, desk, by);
  }
  return undefined;
};

/** It was not the same matter after all. */
export const unlink: Step<'unlink'> = (draft, { to }, { by }) => {
  const { desk } = draft.state;
  const { links } = tiesOf(draft.state);
  if (desk && by.person && !mayTouch(desk, by)) return takenBy(desk);
  if (!links.some(({ conversationId }) => conversationId === to)) return 'nothing';
  retie(draft, 'linked', { ties: { links: without(links, to) }, actor: by.actor });
  return undefined;
};

const without = (links: Ties['links'], id: string): Ties['links'] =>
  links.filter(({ conversationId }) => conversationId !== id);

/** Other ties than before: in its row at the desk, in the one it would come back to, or beside it. */
function retie(
  draft: Draft,
  change: 'followed' | 'linked',
  { ties, actor }: { readonly ties: Partial<Ties>; readonly actor: Actor },
): void {
  const { desk, merged } = draft.state;
  if (desk) {
    setDesk(draft, change, { ...desk, ...ties }, actor);
    return;
  }
  const kept = merged
    ? { merged: { ...merged, was: { ...merged.was, ...ties } } }
    : beside({ ...tiesOf(draft.state), ...ties });
  draft.note({ type: 'desk', change, ...kept }, actor);
}
