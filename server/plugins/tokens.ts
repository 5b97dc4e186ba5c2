import { importJWK, importSPKI, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Refused } from '../terms/refused.ts';

/** The signatures we accept; a token's own header never widens this. */
export type Algorithm = 'HS256' | 'ES256' | 'EdDSA';
type Key = Uint8Array | CryptoKey;
export type Keys = Readonly<Partial<Record<Algorithm, Key>>>;

/** The claims every token must bear. */
export interface Claims extends JWTPayload {
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
}

/** Clocks of two machines may differ by this much for the moment of issue; never for the end. */
const FUTURE_IAT_SECONDS = 30;

const MustBear = z.looseObject({
  sub: z.string().min(1).max(128),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1).max(128),
});

/** Verifies a token or throws `unauthorized`; which check failed is nobody's business. */
export async function verifyToken(
  token: string,
  rules: { keys: Keys; audience: string; maxLifeSeconds: number },
): Promise<Claims> {
  const now = Math.floor(Date.now() / 1000);
  try {
    const { payload } = await jwtVerify(token, ({ alg }) => keyFor(rules.keys, alg), {
      algorithms: Object.keys(rules.keys),
      audience: rules.audience,
      requiredClaims: ['exp', 'iat', 'sub', 'jti'],
      clockTolerance: 0,
    });
    const claims = MustBear.parse(payload);
    if (claims.iat > now + FUTURE_IAT_SECONDS) throw new Error('issued in the future');
    if (claims.exp - claims.iat > rules.maxLifeSeconds) throw new Error('lives too long');
    return claims;
  } catch {
    throw new Refused('unauthorized', 'The token is missing, wrong or expired.');
  }
}

export async function signToken(
  claims: JWTPayload & { readonly sub: string; readonly jti: string },
  with_: { secret: Uint8Array; audience: string; issuedAt: number; expiresAt: number },
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(with_.audience)
    .setIssuedAt(with_.issuedAt)
    .setExpirationTime(with_.expiresAt)
    .sign(with_.secret);
}

/** The storefront's public key, as PEM or JWK; its kind decides the one algorithm it is good for. */
export async function publicKey(text: string): Promise<Keys> {
  const jwk = text.trim().startsWith('{');
  for (const algorithm of ['ES256', 'EdDSA'] as const) {
    try {
      const key = jwk
        ? await importJWK(JSON.parse(text), algorithm)
        : await importSPKI(text, algorithm);
      return { [algorithm]: key };
    } catch {
      // Not a key of this kind; perhaps of the next.
    }
  }
  throw new Error('STOREFRONT_PUBLIC_KEY: is no Ed25519 or P-256 public key');
}

function keyFor(keys: Keys, algorithm: string | undefined): Key {
  const key =
    algorithm === 'HS256' || algorithm === 'ES256' || algorithm === 'EdDSA'
      ? keys[algorithm]
      : undefined;
  if (!key) throw new Error('no key for this algorithm');
  return key;
}
