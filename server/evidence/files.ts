import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvidenceFiles, FileVariant } from './ports.ts';
import { createQuarantine } from './quarantine.ts';

/** 128 random bits, then the hash of the content: nothing a path could be smuggled in by. */
const KEY = /^[0-9a-f]{32}\.[0-9a-f]{64}$/;

/**
 * Files in a folder of this machine: `evidence/ab/cd/<key>` and, while they are looked at,
 * `evidence/incoming`. Both lie on one disk, so keeping a file is one rename: it is there whole or not.
 */
export async function createFileStorage(dataDir: string): Promise<EvidenceFiles> {
  const root = join(dataDir, 'evidence');
  const place = (key: string, variant?: FileVariant): string =>
    join(root, key.slice(0, 2), key.slice(2, 4), nameOf(key, variant));
  return {
    ...(await createQuarantine(join(root, 'incoming'))),
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
  };
}

/** What a kept file is called. Throws for what is no key of ours. */
export function nameOf(key: string, variant?: FileVariant): string {
  if (!KEY.test(key)) throw new Error('not a key of the file storage');
  return variant ? `${key}.${variant}` : key;
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
