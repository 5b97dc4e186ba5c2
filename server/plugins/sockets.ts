import type { Server as HttpServer } from 'node:http';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Namespace, Peer } from '../channels/socket-event.ts';
import { Refused } from '../terms/refused.ts';
import type { Authenticator, Identity } from './authenticator.ts';
import { kindOf, roomsOf } from './callers.ts';
import type { Origins } from './origins.ts';
import { problemOf } from './problem.ts';
import { readSessionCookie } from './session-cookie.ts';
import { onEvent, refuseUnknown, type SocketGuard } from './socket-guard.ts';

/** The largest message; a photo goes over HTTP. */
const MAX_MESSAGE_BYTES = 64 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;
/** `setTimeout` cannot wait longer, and no session of ours lives so long. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface SocketParts extends SocketGuard {
  readonly authenticator: Authenticator;
  readonly origins: Origins;
  readonly namespaces: readonly Namespace[];
  /** Carries rooms across nodes, where there are several. */
  readonly adapter: ServerOptions['adapter'] | undefined;
}

/** The socket side of the doors, on the server that also answers HTTP. */
export function socketServer(http: HttpServer, parts: SocketParts): Server {
  const io = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    ...(parts.adapter ? { adapter: parts.adapter } : {}),
    // CORS does not apply to WebSockets: without this any page on the web could connect.
    allowRequest: (request, decide) => decide(null, parts.origins.allowed(request.headers.origin)),
  });
  gatherFrames(io);
  io.use((_socket, next) => next(new Error('not_found')));
  for (const namespace of parts.namespaces) open(io, namespace, parts);
  return io;
}

/** A turn's events are a frame each; what leaves together costs one write to the system, not one each. */
function gatherFrames(io: Server): void {
  io.engine.on('flush', ({ request }: Pick<Socket['conn'], 'request'>) => {
    request.socket.cork();
    process.nextTick(() => request.socket.uncork());
  });
}

const Handshake = z.object({ token: z.string().max(8192).optional() });

function open(io: Server, namespace: Namespace, parts: SocketParts): void {
  const nsp = io.of(namespace.path);
  nsp.use((socket, next) => {
    letIn(socket, namespace, parts).then(
      (identity) => {
        socket.data.identity = identity;
        next();
      },
      (error: unknown) => {
        const { code, detail } = problemOf(error);
        next(Object.assign(new Error(code), { data: { code, message: detail } }));
      },
    );
  });
  nsp.on('connection', (socket) => {
    const identity: Identity = socket.data.identity;
    parts.metrics.sockets(namespace.path, 1);
    const stopTimer = closeOnExpiry(socket, identity);
    socket.once('disconnect', () => {
      stopTimer();
      parts.metrics.sockets(namespace.path, -1);
    });
    const peer = peerOf(socket, identity);
    for (const room of roomsOf(identity)) peer.join(room);
    const guard = { ...parts, standing: standing(socket, namespace, parts) };
    for (const event of namespace.events) onEvent(socket, guard, peer, event);
    // Whoever was shut out after the handshake and before these rooms is seen here.
    guard.standing().catch(() => {});
    refuseUnknown(
      socket,
      parts,
      namespace.events.map((event) => event.name),
    );
  });
}

async function letIn(
  { handshake }: Socket,
  namespace: Namespace,
  { authenticator, origins, inFlight }: SocketParts,
): Promise<Identity> {
  if (inFlight.draining) throw new Refused('unavailable', 'The server is stopping.');
  const { token } = Handshake.parse(handshake.auth);
  // The browser sends the cookie by itself; only a page of ours may profit from it.
  const mayUseCookie = origins.own(handshake.headers.origin);
  const cookie = mayUseCookie ? readSessionCookie(handshake.headers.cookie) : undefined;
  const identity = await authenticator.identify({ bearer: token, cookie });
  if (identity && namespace.callers.includes(kindOf(identity.caller))) return identity;
  // A staff cookie must not keep the same browser from trying the shop.
  const stranger = !identity || (identity.byCookie && !token);
  if (stranger && namespace.callers.includes('newcomer')) return authenticator.newcomer();
  if (!identity) throw new Refused('unauthorized', 'Connect with a token.');
  throw new Refused('forbidden', 'This channel is for others.');
}

/**
 * Whether the account behind a staff socket is still what it was: asked before each event, so that it
 * does not depend on a message between nodes. One that is not is refused, and then its socket is closed.
 */
function standing(socket: Socket, namespace: Namespace, parts: SocketParts) {
  const { caller }: Identity = socket.data.identity;
  return async (): Promise<void> => {
    if (caller.kind !== 'staff') return;
    try {
      const now = await letIn(socket, namespace, parts);
      if (JSON.stringify(now.caller) !== JSON.stringify(caller))
        throw new Refused('unauthorized', 'The account was changed; connect again.');
    } catch (error) {
      const { code } = problemOf(error);
      // The refusal leaves first.
      if (code === 'unauthorized' || code === 'forbidden')
        setImmediate(() => socket.disconnect(true));
      throw error;
    }
  };
}

function closeOnExpiry(socket: Socket, { session }: Identity): () => void {
  if (!session) return () => {};
  const left = Math.min(Math.max(0, session.expiresAt - Date.now()), MAX_TIMER_MS);
  const timer = setTimeout(() => socket.disconnect(true), left);
  return () => clearTimeout(timer);
}

function peerOf(socket: Socket, { caller, session }: Identity): Peer {
  return {
    caller,
    session,
    join: (room) => void socket.join(room),
    leave: (room) => void socket.leave(room),
    inRoom: (room) => socket.rooms.has(room),
    tell: (name, payload) => void socket.emit(name, payload),
    toOthers: (room, name, payload) => void socket.to(room).emit(name, payload),
  };
}
