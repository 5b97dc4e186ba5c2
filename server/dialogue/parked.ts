import type { Parked } from './claim-draft.ts';

/** What is in hand, and what waits. */
interface Parking extends Parked {
  readonly parked?: readonly Parked[] | undefined;
  readonly appealing?: unknown;
}

/** Cases and claims that wait at most; a talk knows no more open cases than that. */
const MAX_PARKED = 10;

export const without = <S extends Parking>(state: S, drop: (one: Parked) => boolean): S => {
  const parked = state.parked?.filter((one) => !drop(one));
  return parked?.length === state.parked?.length ? state : { ...state, parked };
};

/** A case is opened for what is being told, or an open one is taken up: then what was in hand waits. */
export function opened<S extends Parking>(state: S, ticketId: string): S {
  if (state.ticketId === ticketId) return { ...state, appealing: undefined };
  const waiting = state.parked?.find((one) => one.ticketId === ticketId);
  if (!waiting && state.ticketId === undefined) return { ...state, ticketId, appealing: undefined };
  return takenUp(
    without(state, (one) => one === waiting),
    waiting ?? { ticketId, focus: state.focus, draft: {}, asked: {} },
  );
}

/** What was in hand waits with its question, its card and what was told; another takes its place. */
export function takenUp<S extends Parking>(state: S, next: Parked): S {
  const { ticketId, focus, draft, pending, confirm, asked, parked = [] } = state;
  const inHand = ticketId !== undefined || draft.leaf !== undefined || confirm !== undefined;
  const mine: Parked = { ticketId, focus, draft, pending, confirm, asked };
  return {
    ...state,
    parked: inHand ? [...parked, mine].slice(-MAX_PARKED) : parked,
    ticketId: next.ticketId,
    focus: next.focus ?? focus,
    draft: next.draft,
    pending: next.pending,
    confirm: next.confirm,
    asked: next.asked,
    appealing: undefined,
    wonders: undefined,
  };
}

/** With one more that waits. */
export const parkedWith = <S extends Parking>(state: S, claim: Parked): S => ({
  ...state,
  parked: [...(state.parked ?? []), claim].slice(-MAX_PARKED),
});
