import { type CoverDesk, type CoverRows, createCoverDesk } from './cover.ts';
import { createEvidenceDesk, type DeskParts } from './desk.ts';
import { createFileStorage } from './files.ts';
import { createImagePool } from './image/pool.ts';
import { type Bucket, createObjectStorage } from './objects.ts';
import type { EvidenceDesk } from './ports.ts';

/** Where evidence is kept: in a folder of this machine, or in a bucket that nodes share. */
export type Storage =
  | { readonly kind: 'files'; readonly folder: string }
  | ({ readonly kind: 'objects' } & Bucket);

type Parts = Omit<DeskParts, 'files' | 'pool' | 'rows'> & {
  readonly storage: Storage;
  readonly rows: DeskParts['rows'] & CoverRows;
};

export interface Evidence {
  readonly desk: EvidenceDesk;
  readonly covers: CoverDesk;
  /** What outside this process it cannot do without. */
  readonly dependencies: readonly { readonly name: string; check(): Promise<void> }[];
  close(): Promise<void>;
}

/** Everything evidence needs to run: its desks, with their folder and their decoding processes. */
export async function createEvidence(parts: Parts): Promise<Evidence> {
  const { storage } = parts;
  const objects = storage.kind === 'objects' ? await createObjectStorage(storage) : undefined;
  const files = objects ?? (await createFileStorage(storage.folder));
  const pool = createImagePool();
  return {
    desk: createEvidenceDesk({ ...parts, files, pool }),
    covers: createCoverDesk({ ...parts, files, pool }),
    dependencies: objects ? [{ name: 'storage', check: objects.check }] : [],
    close: () => pool.close(),
  };
}
