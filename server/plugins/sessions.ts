import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { SettingsStore, StaffAccount, StaffReads } from '../channels/ports.ts';
import type { Session } from '../channels/route.ts';
import type { Caller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import { type Keys, signToken, verifyToken } from './tokens.ts';

/** Our own sessions: visitors without a token, and staff. */
export interface Sessions {
  identify(token: string): Promise<{ caller: Caller; session: Session }>;
  newVisitor(): Promise<{ caller: Caller; session: Session }>;
  newStaff(account: StaffAccount): Promise<{ token: string; session: Session }>;
  /** Ends a session before its time. */
  revoke(session: Session): Promise<void>;
}

export const STAFF_SESSION_SECONDS = 12 * 3600;
export const VISITOR_SESSION_SECONDS = 24 * 3600;
const STAFF = 'redress:staff';
const VISITOR = 'redress:visitor';

export function sessions(parts: {
  secret: Uint8Array;
  staff: StaffReads;
  settings: SettingsStore;
  /** Told when a session ends early, to close its sockets. */
  onRevoked: (sessionId: string) => void;
}): Sessions {
  const keys: Keys = { HS256: parts.secret };
  const mint = async (
    subject: string,
    audience: string,
    seconds: number,
    extra: { readonly epoch?: number } = {},
  ) => {
    const id = randomUUID();
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + seconds;
    const claims = { sub: subject, jti: id, ...extra };
    const token = await signToken(claims, { secret: parts.secret, audience, issuedAt, expiresAt });
    return { id, expiresAt: expiresAt * 1000, token };
  };
  return {
    identify: (token) => identify(parts, keys, token),
    async newVisitor() {
      const visitorId = randomUUID();
      const session = await mint(visitorId, VISITOR, VISITOR_SESSION_SECONDS);
      return { caller: { kind: 'visitor', visitorId }, session };
    },
    async newStaff(account) {
      const session = await mint(account.userId, STAFF, STAFF_SESSION_SECONDS, {
        epoch: account.sessionEpoch,
      });
      return { token: session.token, session };
    },
    async revoke(session) {
      await parts.settings.set(revokedKey(session.id), new Date(session.expiresAt).toISOString());
      parts.onRevoked(session.id);
    },
  };
}

const revokedKey = (sessionId: string): string => `revoked:${sessionId}`;
const refused = () => new Refused('unauthorized', 'The session is missing, wrong or over.');

async function identify(
  parts: { staff: StaffReads; settings: SettingsStore },
  keys: Keys,
  token: string,
): Promise<{ caller: Caller; session: Session }> {
  const isVisitor = decodeJwt(token).aud === VISITOR;
  const claims = await verifyToken(token, {
    keys,
    audience: isVisitor ? VISITOR : STAFF,
    maxLifeSeconds: isVisitor ? VISITOR_SESSION_SECONDS : STAFF_SESSION_SECONDS,
  });
  const session = { id: claims.jti, expiresAt: claims.exp * 1000 };
  if (isVisitor) return { caller: { kind: 'visitor', visitorId: claims.sub }, session };
  // Role and scope come from the account as it is now, never from an old token.
  const [account, revoked] = await Promise.all([
    parts.staff.byId(claims.sub),
    parts.settings.get(revokedKey(claims.jti)),
  ]);
  if (!account || revoked !== undefined || account.disabledAt !== undefined) throw refused();
  // A password that was reset, or an account that was disabled, ends what began before.
  if ((claims.epoch ?? 0) !== account.sessionEpoch) throw refused();
  const { userId, name, role, merchantId } = account;
  if (role === 'juror') return { caller: { kind: 'juror', userId, name }, session };
  return { caller: { kind: 'staff', userId, name, role, merchantId }, session };
}
