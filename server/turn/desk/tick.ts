import { againClock, isOver } from '../../dialogue/desk/sla.ts';
import { type DeskTalk, isHeld, type Priority } from '../../terms/desk.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import type { Step } from './command.ts';
import { setDesk } from './talk.ts';
import { whisper } from './whisper.ts';

const MINUTE = 60_000;

/** A waiting talk is offered to somebody who is there; they, or anyone else, take it. */
export const offer: Step<'offer'> = (draft, { to }) => {
  const { desk } = draft.state;
  if (!desk || isHeld(desk) || desk.assignee?.id === to.id) return 'nothing';
  setDesk(draft, 'offered', { ...desk, assignee: to, offeredAt: draft.now }, SYSTEM);
  return undefined;
};

/** Time has passed: an offer that nobody took is taken back, and a clock that ran out is told upwards. */
export const tick: Step<'tick'> = (draft) => {
  const before = draft.state.desk;
  if (!before) return 'nothing';
  const lapsed = offerLapses(draft, before);
  const { assignee, offeredAt: _o, ...rest0 } = before;
  const open = { ...rest0, ...(assignee && { passedBy: assignee.id }) };
  if (lapsed) setDesk(draft, 'offered', open, SYSTEM);
  const desk = lapsed ? open : before;
  if (!desk.clock || !isOver(desk.clock, draft.now)) return lapsed ? undefined : 'nothing';
  const { leadAfterBreaches, maxBreaches } = draft.desk.sla;
  const breaches = desk.breaches + 1;
  const priority = Math.min(desk.priority, Math.max(1, desk.priority - 1)) as Priority;
  const pace = { rules: draft.desk, priority };
  const { clock, ...rest } = desk;
  const toLead = breaches >= leadAfterBreaches && !isHeld(desk);
  setDesk(
    draft,
    'overdue',
    {
      ...rest,
      breaches,
      priority,
      ...(toLead && { group: 'lead' }),
      ...(breaches < maxBreaches && { clock: againClock(pace, clock, draft.now) }),
    },
    SYSTEM,
  );
  whisper(draft, `${clock.kind} ${clock.budgetMinutes} ${breaches}`, 'overdue', {
    actor: SYSTEM,
    leads: false,
  });
  return undefined;
};

const offerLapses = (draft: Draft, { offeredAt, takenAt }: DeskTalk): boolean =>
  offeredAt !== undefined &&
  takenAt === undefined &&
  Date.parse(offeredAt) + draft.desk.assignment.offerMinutes * MINUTE <= Date.parse(draft.now);
