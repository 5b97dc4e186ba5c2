import type { FastifyRequest } from 'fastify';
import { rooms } from '../channels/rooms.ts';
import type { CallerKind, Route } from '../channels/route.ts';
import type { Caller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { Authenticator, Identity } from './authenticator.ts';
import type { Origins } from './origins.ts';
import { readSessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, once the guard knows. */
    identity: Identity | undefined;
  }
}

/** The caller of a request, or a refusal: 401 when nobody we know, 403 when not for them. */
export async function letIn(
  guard: { authenticator: Authenticator; origins: Origins },
  spec: Route,
  request: FastifyRequest,
): Promise<Identity> {
  const { authorization, cookie, origin } = request.headers;
  const identity = await guard.authenticator.identify({
    bearer: bearerOf(authorization),
    cookie: readSessionCookie(cookie),
  });
  if (!identity) {
    if (spec.callers.includes('newcomer')) return guard.authenticator.newcomer();
    throw new Refused('unauthorized', 'Send a credential as "Authorization: Bearer …".');
  }
  // A browser attaches the cookie by itself, so whoever wrote the page must be one of us.
  if (identity.byCookie && spec.method !== 'GET' && !guard.origins.own(origin))
    throw new Refused('origin_not_allowed', 'A call by cookie must come from our own pages.');
  if (!spec.callers.includes(kindOf(identity.caller)))
    throw new Refused('forbidden', `This is not for a caller of kind ${kindOf(identity.caller)}.`);
  return identity;
}

export const kindOf = (caller: Caller): CallerKind =>
  caller.kind === 'staff' ? caller.role : caller.kind;

/** The rooms whose end is the end of what this caller has open: the account's, and the session's. */
export const roomsOf = ({ caller, session }: Identity): readonly string[] => [
  ...('userId' in caller ? [rooms.user(caller.userId)] : []),
  ...(session ? [rooms.session(session.id)] : []),
];

/** One name per caller: for limits and for kept answers. */
export function callerKey(caller: Caller): string {
  switch (caller.kind) {
    case 'integration':
      return 'integration';
    case 'buyer':
      return `buyer:${caller.buyerId}`;
    case 'visitor':
      return `visitor:${caller.visitorId}`;
    case 'staff':
    case 'juror':
      return `staff:${caller.userId}`;
  }
}

function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (!token) throw new Refused('unauthorized', 'Authorization must read "Bearer <credential>".');
  return token;
}
