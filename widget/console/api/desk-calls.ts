import type {
  DeskAck,
  DeskCommandName,
  DeskContext,
  DeskEvent,
  DeskQuery,
  QueueEvent,
} from '../../../server/contract/desk.ts';
import type { Group } from '../../../server/terms/desk.ts';
import { ask } from './http.ts';

/** The desk over HTTP: the socket brings what moves, these say how it stands. */

export interface TalkPage {
  readonly items: readonly DeskEvent[];
  readonly nextCursor: string | null;
}
export type TalkContext = DeskContext & {
  readonly reads: { readonly buyer: number; readonly staff: number };
};
export interface DeskColleague {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
  readonly load: number;
}
/** A command's own fields; the conversation is in the path. */
export interface DeskCommand {
  readonly command: DeskCommandName;
  readonly clientId?: string;
  readonly [field: string]: unknown;
}

const talk = (id: string): string => `/v1/desk/talks/${encodeURIComponent(id)}`;

export function listTalks(
  query: Partial<Pick<DeskQuery, 'view' | 'q' | 'cursor'>> & { readonly group?: Group },
  signal: AbortSignal,
): Promise<TalkPage> {
  const words = Object.entries({ limit: '100', ...query }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return ask(`/v1/desk/talks?${new URLSearchParams(words)}`, { signal });
}

export const readQueues = (
  signal: AbortSignal,
): Promise<{ readonly items: readonly QueueEvent[] }> => ask('/v1/desk/queues', { signal });

export const readContext = (id: string, signal: AbortSignal): Promise<TalkContext> =>
  ask(talk(id), { signal });

export const readColleagues = (
  signal: AbortSignal,
): Promise<{ readonly items: readonly DeskColleague[] }> => ask('/v1/desk/colleagues', { signal });

export const command = (id: string, body: DeskCommand): Promise<DeskAck> =>
  ask(`${talk(id)}/commands`, { method: 'POST', body });
