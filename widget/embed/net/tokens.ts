import type { Tokens } from './transport.ts';

/** A token this close to its end is replaced before use. */
const MARGIN_MS = 60_000;

interface Claims {
  readonly sub?: string;
  readonly exp?: number;
}

/** Where a visitor's own session outlives a reload, and nothing else. */
const VISITOR = 'redress.visitor';

/** Keeps the page's token in memory only, and asks for another before it runs out. */
export function createTokens(
  ask: () => Promise<string | null>,
  visits: Pick<Storage, 'getItem' | 'setItem'> | undefined,
  now = Date.now,
): Tokens {
  let held: Promise<string | null> | undefined;
  let claims: Claims = {};
  const renew = (): Promise<string | null> => {
    held = ask().then((given) => {
      const token = given ?? visits?.getItem(VISITOR) ?? null;
      claims = claimsOf(token);
      return token;
    });
    held.catch(() => {
      held = undefined;
    });
    return held;
  };
  const stale = (): boolean => claims.exp !== undefined && claims.exp * 1000 - now() < MARGIN_MS;
  return {
    get: (fresh = false) => (held && !fresh && !stale() ? held : renew()),
    subject: () => claims.sub,
    visiting(token) {
      held = Promise.resolve(token);
      claims = claimsOf(token);
      visits?.setItem(VISITOR, token);
    },
  };
}

/** Read only to know when to ask again: the server alone judges a token. */
function claimsOf(token: string | null): Claims {
  try {
    const body = (token ?? '').split('.')[1] ?? '';
    return JSON.parse(atob(body.replace(/-/g, '+').replace(/_/g, '/'))) as Claims;
  } catch {
    return {};
  }
}
