import { createEvidenceDesk, type DeskParts } from './desk.ts';
import { createFileStorage } from './files.ts';
import { createImagePool } from './image/pool.ts';
import type { EvidenceDesk } from './ports.ts';

/** Everything evidence needs to run: the desk, with its folder and its decoding processes. */
export async function createEvidence(
  parts: Omit<DeskParts, 'files' | 'pool'> & { readonly dataDir: string },
): Promise<{ readonly desk: EvidenceDesk; close(): Promise<void> }> {
  const files = await createFileStorage(parts.dataDir);
  const pool = createImagePool();
  return { desk: createEvidenceDesk({ ...parts, files, pool }), close: () => pool.close() };
}
