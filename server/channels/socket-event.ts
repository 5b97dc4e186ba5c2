import type { z } from 'zod';
import type { Caller } from '../terms/caller.ts';
import type { CallerKind, CallerOf, Limit, Session } from './route.ts';

/** One connection of one caller, as a handler may use it. Only the server joins rooms. */
export interface Peer<C = Caller> {
  readonly caller: C;
  readonly session: Session | undefined;
  join(room: string): void;
  leave(room: string): void;
  inRoom(room: string): boolean;
  /** Tells this one alone. */
  tell(name: string, payload: object): void;
  /** Tells everyone else in a room. */
  toOthers(room: string, name: string, payload: object): void;
}

export interface EventSpec<K extends CallerKind, S extends z.ZodType> {
  readonly name: string;
  readonly schema: S;
  readonly limit: Limit;
  /** What the acknowledgement carries beside `ok`; an event without one answers nothing. */
  readonly acknowledged: boolean;
  readonly handler: (peer: Peer<CallerOf<K>>, payload: z.output<S>) => Promise<object | undefined>;
}

/** An event as the guard sees it. */
export interface SocketEvent extends Omit<EventSpec<CallerKind, z.ZodType>, 'handler'> {
  readonly handler: (peer: Peer, payload: unknown) => Promise<object | undefined>;
}

/** The events of a namespace and whom it lets in. */
export interface Namespace {
  readonly path: '/buyer' | '/staff' | '/jury';
  readonly callers: readonly CallerKind[];
  readonly events: readonly SocketEvent[];
}

/** Declares an event. Only the guard in `plugins/socket-guard.ts` may listen for it. */
export const defineEvent =
  <K extends CallerKind>(..._callers: readonly K[]) =>
  <S extends z.ZodType>(spec: EventSpec<K, S>): SocketEvent => ({
    ...spec,
    // The guard has parsed the payload against this schema and the namespace checked the caller.
    handler: async (peer, payload) =>
      spec.handler(peer as Peer<CallerOf<K>>, payload as z.output<S>),
  });
