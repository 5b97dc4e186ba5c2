import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvidenceFiles, FileVariant } from './ports.ts';

/** Age in milliseconds from which something in quarantine is a leftover of a killed process. */
const LEFTOVER_MS = 3_600_000;
/** 128 random bits, then the hash of the content: nothing a path could be smuggled in by. */
const KEY = /^[0-9a-f]{32}\.[0-9a-f]{64}$/;

/**
 * Files in a folder of this machine: `evidence/ab/cd/<key>` and, while they are looked at,
 * `evidence/incoming`. Both lie on one disk, so keeping a file is one rename: it is there whole or not.
 */
export async function createFileStorage(dataDir: string): Promise<EvidenceFiles> {
  const root = join(dataDir, 'evidence');
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await sweep(incoming);
  const place = (key: string, variant?: FileVariant): string => {
    if (!KEY.test(key)) throw new Error('not a key of the file storage');
    const name = variant ? `${key}.${variant}` : key;
    return join(root, key.slice(0, 2), key.slice(2, 4), name);
  };
  return {
    incoming: async () => join(incoming, randomBytes(16).toString('hex')),
    async keep(key, path, variant) {
      const to = place(key, variant);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await flush(path);
      await rename(path, to);
      await flush(dirname(to));
    },
    async open(key, variant) {
      const path = place(key, variant);
      const found = await stat(path).catch(() => undefined);
      return found && { stream: createReadStream(path), bytes: found.size };
    },
    discard: (path) => rm(path, { force: true }),
  };
}

/** A fresh storage key for content with this SHA-256. */
export const newStorageKey = (sha256: string): string =>
  `${randomBytes(16).toString('hex')}.${sha256}`;

/** The SHA-256 of the kept bytes, which the key carries: a case file can prove them by it. */
export const storedSha256 = (key: string): string => key.slice(33);

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(folder: string): Promise<void> {
  const before = Date.now() - LEFTOVER_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}
