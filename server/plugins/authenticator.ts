import { createHash, timingSafeEqual } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Session } from '../channels/route.ts';
import { LocaleSchema } from '../contract/primitives.ts';
import type { Caller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { Sessions } from './sessions.ts';
import { type Claims, type Keys, verifyToken } from './tokens.ts';

/** Who a request or a socket says it is. */
export interface Credentials {
  readonly bearer: string | undefined;
  readonly cookie: string | undefined;
}

export interface Identity {
  readonly caller: Caller;
  /** How long it holds; none for the integration key. */
  readonly session: Session | undefined;
  readonly byCookie: boolean;
}

/** The only place that makes a `Caller`. */
export interface Authenticator {
  /** The caller, or nothing when no credential was given. Throws `unauthorized` for a bad one. */
  identify(credentials: Credentials): Promise<Identity | undefined>;
  newcomer(): Promise<Identity>;
}

/** The longest a storefront's buyer token may live. */
export const BUYER_TOKEN_SECONDS = 3600;

export function authenticator(parts: {
  integrationKey: string;
  storefrontKeys: Keys;
  sessions: Sessions;
}): Authenticator {
  return {
    async identify({ bearer, cookie }) {
      const token = bearer ?? cookie;
      if (token === undefined) return undefined;
      if (bearer !== undefined && sameSecret(bearer, parts.integrationKey))
        return { caller: { kind: 'integration' }, session: undefined, byCookie: false };
      if (audienceOf(token) === 'redress')
        return { ...(await buyer(token, parts.storefrontKeys)), byCookie: false };
      return { ...(await parts.sessions.identify(token)), byCookie: bearer === undefined };
    },
    async newcomer() {
      return { ...(await parts.sessions.newVisitor()), byCookie: false };
    },
  };
}

/** Compares in a time that tells nothing of where they differ. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** What the token says of itself, before anything is believed: it only chooses who checks it. */
function audienceOf(token: string): unknown {
  try {
    return decodeJwt(token).aud;
  } catch {
    throw new Refused('unauthorized', 'The token is missing, wrong or expired.');
  }
}

async function buyer(token: string, keys: Keys) {
  const claims = await verifyToken(token, {
    keys,
    audience: 'redress',
    maxLifeSeconds: BUYER_TOKEN_SECONDS,
  });
  const caller: Caller = { kind: 'buyer', buyerId: claims.sub, ...profile(claims) };
  return { caller, session: { id: claims.jti, expiresAt: claims.exp * 1000 } };
}

/** The optional claims; one that makes no sense is as good as absent. */
function profile(claims: Claims) {
  const locale = LocaleSchema.safeParse(claims.locale);
  const name = typeof claims.name === 'string' ? claims.name.slice(0, 100) : undefined;
  return { name, locale: locale.success ? locale.data : undefined };
}
