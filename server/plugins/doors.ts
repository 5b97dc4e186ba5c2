import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Server, ServerOptions } from 'socket.io';
import type { IdempotencyStore, StaffReads } from '../channels/ports.ts';
import type { Route } from '../channels/route.ts';
import type { Namespace } from '../channels/socket-event.ts';
import type { StaffDoor } from '../channels/staff.ts';
import type { Authenticator } from './authenticator.ts';
import type { Broadcast } from './broadcast.ts';
import { httpServer } from './fastify.ts';
import type { InFlight } from './in-flight.ts';
import type { Log } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { notFound } from './not-found.ts';
import { addressesOf, type Origins } from './origins.ts';
import { type PageFolder, pages } from './pages.ts';
import { passwordFits } from './passwords.ts';
import { noLimits, type RateLimits } from './rate-limits.ts';
import { type RouteGuard, route } from './routes.ts';
import { sessionCookie } from './session-cookie.ts';
import { type Sessions, STAFF_SESSION_SECONDS } from './sessions.ts';
import { socketServer } from './sockets.ts';

export interface DoorParts {
  readonly log: Log;
  readonly origins: Origins;
  readonly authenticator: Authenticator;
  readonly idempotency: IdempotencyStore;
  readonly inFlight: InFlight;
  readonly limits: RateLimits;
  readonly metrics: Metrics;
  readonly broadcast: Broadcast;
  readonly adapter: ServerOptions['adapter'] | undefined;
  readonly namespaces: readonly Namespace[];
  readonly pages: readonly PageFolder[];
  /** The routes, which may ask for the published description once all are known. */
  readonly routes: (openapi: () => unknown) => readonly Route[];
  readonly checkAnswers: boolean;
}

/** The server with every door in its guard. */
export interface Doors {
  readonly http: FastifyInstance;
  readonly io: Server;
  /** Everything that can be called, as declared. */
  readonly routes: readonly Route[];
  readonly namespaces: readonly Namespace[];
  /** Opens them; answers the addresses under which a browser reaches them. */
  listen(at: { host: string; port: number }): Promise<readonly string[]>;
  /** Lets nobody new in and waits for the work under way, then shuts. */
  close(graceMs: number): Promise<void>;
}

export async function doors(parts: DoorParts): Promise<Doors> {
  const http = await httpServer(parts);
  const guard: RouteGuard = parts;
  const routes = parts.routes(() => http.swagger());
  for (const spec of routes) route(http, guard, spec);
  notFound(http, routes);
  await pages(http, parts.pages, parts.origins);
  await http.ready();
  const io = socketServer(http.server, { ...parts, limited: parts.limits !== noLimits });
  parts.broadcast.attach(io);
  return {
    http,
    io,
    routes,
    namespaces: parts.namespaces,
    async listen({ host, port }) {
      await http.listen({ host, port });
      const bound = http.server.address();
      const real = typeof bound === 'object' && bound ? bound.port : port;
      const addresses = addressesOf(host, real);
      parts.origins.listen(addresses);
      return addresses;
    },
    async close(graceMs) {
      parts.inFlight.drain();
      const left = await parts.inFlight.idle(graceMs);
      if (left > 0) parts.log.warn({ left }, 'stopped with work under way');
      await closeSockets(io, parts.namespaces);
      await http.close();
      parts.metrics.stop();
    },
  };
}

/** Time for what was said last to leave the socket, in milliseconds. */
const LAST_WORDS_MS = 500;

/** Ends this node's sockets, not those of its neighbours, after what was written to them. */
async function closeSockets(io: Server, namespaces: readonly Namespace[]): Promise<void> {
  for (const { path } of namespaces) io.of(path).local.disconnectSockets(true);
  const until = Date.now() + LAST_WORDS_MS;
  while (io.engine.clientsCount > 0 && Date.now() < until) await sleep(10);
  io.engine.close();
  for (const path of ['/', ...namespaces.map((namespace) => namespace.path)])
    await io.of(path).adapter.close();
}

const LOGIN_TRIES = { burst: 10, perSecond: 10 / 900 };

/** What logging in needs of the machinery, for the staff channel. */
export function staffDoor(parts: {
  accounts: StaffReads;
  sessions: Sessions;
  limits: RateLimits;
  secureCookie: boolean;
}): StaffDoor {
  const { accounts, sessions, limits, secureCookie } = parts;
  return {
    accounts,
    passwordFits,
    countTry: (email, ip) => limits.take('login', `${email} ${ip}`, LOGIN_TRIES),
    forgetTry: (email, ip) => limits.giveBack('login', `${email} ${ip}`, LOGIN_TRIES),
    async startSession(account) {
      const { token } = await sessions.newStaff(account);
      return { token, cookie: sessionCookie(token, STAFF_SESSION_SECONDS, secureCookie) };
    },
    async endSession(session) {
      await sessions.revoke(session);
      return { cookie: sessionCookie('', 0, secureCookie) };
    },
  };
}
