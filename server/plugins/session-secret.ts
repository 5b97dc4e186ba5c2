import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { keptSecret } from './kept-secret.ts';

/** The key that signs our own sessions: the one given, or one made once and kept in the data folder. */
export async function sessionSecret(
  given: string | undefined,
  dataDir: string,
): Promise<Uint8Array> {
  if (given) return new TextEncoder().encode(given);
  const file = path.join(dataDir, 'session-secret');
  const kept = await keptSecret(file, () => randomBytes(32).toString('base64url'));
  if (kept.length < 32) throw new Error(`${file}: is damaged; remove it to sign everyone out`);
  return new TextEncoder().encode(kept);
}
