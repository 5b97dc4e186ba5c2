import { type CoverDesk, type CoverRows, createCoverDesk } from './cover.ts';
import { createEvidenceDesk, type DeskParts } from './desk.ts';
import { createFileStorage } from './files.ts';
import { createImagePool } from './image/pool.ts';
import type { EvidenceDesk } from './ports.ts';

type Parts = Omit<DeskParts, 'files' | 'pool' | 'rows'> & {
  readonly dataDir: string;
  readonly rows: DeskParts['rows'] & CoverRows;
};

/** Everything evidence needs to run: its desks, with their folder and their decoding processes. */
export async function createEvidence(
  parts: Parts,
): Promise<{ readonly desk: EvidenceDesk; readonly covers: CoverDesk; close(): Promise<void> }> {
  const files = await createFileStorage(parts.dataDir);
  const pool = createImagePool();
  return {
    desk: createEvidenceDesk({ ...parts, files, pool }),
    covers: createCoverDesk({ ...parts, files, pool }),
    close: () => pool.close(),
  };
}
