import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io';
import type { Namespace, Peer, SocketEvent } from '../../server/channels/socket-event.ts';
import { inFlight } from '../../server/plugins/in-flight.ts';
import { logger } from '../../server/plugins/logger.ts';
import { metrics } from '../../server/plugins/metrics.ts';
import { onEvent, type SocketGuard } from '../../server/plugins/socket-guard.ts';
import type { Person } from './people.ts';
import { leaksIn, seenOf, twinOf } from './probe.ts';
import { nodeOf, type Path, sample, textPaths, withText } from './shapes.ts';
import type { World } from './world.ts';

const guard = (): SocketGuard => ({
  inFlight: inFlight(),
  log: logger('silent'),
  metrics: metrics(),
  limited: false,
});

interface Said {
  readonly answer: string;
  /** Rooms it was let into, and what it was told there. */
  readonly heard: string;
}

/** Sends one event through the real guard to the real handler; only the wire is missing. */
async function send(
  parts: SocketGuard,
  who: Person,
  { event, payload }: { readonly event: SocketEvent; readonly payload: unknown },
): Promise<Said> {
  const socket = new EventEmitter();
  const heard: string[] = [];
  const rooms = new Set<string>();
  const peer = {
    // A visitor is a new one each time: its own talk would grow with each try.
    caller: who.kind === 'visitor' ? { kind: 'visitor', visitorId: randomUUID() } : who.caller,
    session: undefined,
    join: (room: string) => void (rooms.add(room) && heard.push(`joins ${room}`)),
    leave: (room: string) => void rooms.delete(room),
    inRoom: (room: string) => rooms.has(room),
    toOthers: (room: string, name: string, told: object) =>
      void heard.push(`tells ${room} ${name} ${JSON.stringify(told)}`),
    tell: (name: string, told: object) =>
      void heard.push(`is told ${name} ${JSON.stringify(told)}`),
  } as unknown as Peer;
  onEvent(socket as unknown as Socket, parts, peer, event);
  const answer = await new Promise<object>((resolve) => {
    socket.emit(event.name, payload, resolve);
  });
  return { answer: JSON.stringify(answer), heard: heard.join('\n') };
}

export interface SocketAttempt {
  readonly who: Person;
  readonly namespace: Namespace;
  readonly event: SocketEvent;
  readonly path: Path;
  readonly id: string;
  /** What stands beside the name, so that the event gets as far as the name. */
  readonly own?: object | undefined;
}

/** Every stranger whom a namespace lets in, at every place of every event. */
export const socketPlan = ({ app, strangers }: World, ids: readonly string[]): SocketAttempt[] =>
  app.doors.namespaces.flatMap((namespace) =>
    namespace.events.flatMap((event) =>
      textPaths(nodeOf(event.schema)).flatMap((path) =>
        strangers
          .filter(({ kind, caller }) => caller && isLimited(namespace, kind))
          .flatMap((who) => ids.map((id) => ({ who, namespace, event, path, id }))),
      ),
    ),
  );

const isLimited = ({ callers }: Namespace, kind: Person['kind']): boolean =>
  callers.includes(kind) && ['buyer', 'visitor', 'merchant'].includes(kind);

/** Finds out whether a socket's answer, or what it hears, tells theirs from what is not there. */
export function socketProber(world: World, secrets: ReadonlySet<string>) {
  const parts = guard();
  const say = ({ who, event, path, own }: SocketAttempt, id: string) => {
    const node = nodeOf(event.schema);
    return send(parts, who, {
      event,
      payload: withText(node, { ...Object(sample(node)), ...own }, path, id),
    });
  };
  const seen = ({ answer, heard }: Said, id: string): string =>
    seenOf({ status: answer.includes('"ok":false') ? 400 : 200, headers: {}, body: answer }, id)
      .body + seenOf({ status: 200, headers: {}, body: heard }, id).body;
  return async (attempt: SocketAttempt): Promise<string[]> => {
    const { who, namespace, event, path, id, own } = attempt;
    const place = `${who.name}: ${namespace.path} ${event.name} ${path.join('.')}${own ? ' beside one’s own' : ''} ← ${id}`;
    const said = await say(attempt, id);
    const told = leaksIn(said.answer + said.heard, id, secrets).map(
      (secret) => `${place} tells ${secret}`,
    );
    const twin = twinOf(id, world.known);
    if (seen(said, id) === seen(await say(attempt, twin), twin)) return told;
    return [...told, `${place} is answered unlike what is not there`];
  };
}
