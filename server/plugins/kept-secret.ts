import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A secret of the data folder: the one that is there, or one made once. Readable by its owner only. */
export async function keptSecret(file: string, make: () => string): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, make(), { mode: 0o600 });
  // Of two starts at once one gives the file its name, whole; the other reads what that one wrote.
  await link(draft, file).catch(ignoreIfThere);
  await rm(draft);
  return (await readFile(file, 'utf8')).trim();
}

function ignoreIfThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
