import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The key that signs our own sessions: the one given, or one made once and kept in the data folder. */
export async function sessionSecret(
  given: string | undefined,
  dataDir: string,
): Promise<Uint8Array> {
  if (given) return new TextEncoder().encode(given);
  const file = path.join(dataDir, 'session-secret');
  const draft = `${file}.${randomUUID()}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  // Of two starts at once one gives the file its name, whole; the other reads what that one wrote.
  await link(draft, file).catch(ignoreIfThere);
  await rm(draft);
  const kept = (await readFile(file, 'utf8')).trim();
  if (kept.length < 32) throw new Error(`${file}: is damaged; remove it to sign everyone out`);
  return new TextEncoder().encode(kept);
}

function ignoreIfThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
