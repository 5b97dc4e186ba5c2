import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceFiles } from './ports.ts';

/** Age in milliseconds from which something in quarantine is a leftover of a killed process. */
const LEFTOVER_MS = 3_600_000;

/** A folder of this machine where uploads lie while they are looked at. */
export async function createQuarantine(
  folder: string,
): Promise<Pick<EvidenceFiles, 'incoming' | 'discard'>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder);
  return {
    incoming: async () => join(folder, randomBytes(16).toString('hex')),
    discard: (path) => rm(path, { force: true }),
  };
}

async function sweep(folder: string): Promise<void> {
  const before = Date.now() - LEFTOVER_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}
