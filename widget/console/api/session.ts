import type { LoginAnswer, StaffUser } from '../../../server/contract/staff.ts';

export interface Session {
  readonly token: string;
  readonly user: StaffUser;
}

/** Of this tab only: a closed tab is logged out, and nothing is left on a shared machine. */
const KEY = 'redress.console.session';
const listeners = new Set<() => void>();
let current = restore();
let ended = false;

function restore(): Session | undefined {
  try {
    const stored = sessionStorage.getItem(KEY);
    return stored ? (JSON.parse(stored) as Session) : undefined;
  } catch {
    return undefined;
  }
}

function put(session: Session | undefined): void {
  current = session;
  if (session) sessionStorage.setItem(KEY, JSON.stringify(session));
  else sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

export const session = {
  get: (): Session | undefined => current,
  /** Whether the server ended the last session, rather than the person. */
  wasEnded: (): boolean => ended,
  start: ({ token, user }: LoginAnswer): void => {
    ended = false;
    put({ token, user });
  },
  end: (byServer: boolean): void => {
    ended = byServer;
    put(undefined);
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
