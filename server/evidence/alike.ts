import { buffer } from 'node:stream/consumers';
import type { Caller } from '../terms/caller.ts';
import type { EvidenceKey } from '../terms/evidence.ts';
import type { Inspected } from './inspect.ts';
import { samePicture } from './picture-hash.ts';
import type { AlikeEvidence, EvidenceFiles, EvidenceRows, Upload } from './ports.ts';
import { judgeReuse, type Reuse, type SamePicture } from './reuse.ts';

interface Handed {
  readonly caller: Caller;
  readonly conversationId: string;
  readonly key?: EvidenceKey | undefined;
  readonly upload: Upload;
}

interface Parts {
  readonly rows: EvidenceRows;
  readonly files: EvidenceFiles;
}

/** Looks for the upload's picture among all files ever kept, and says what finding it means. */
export async function findReuse(
  parts: Parts,
  handed: Handed,
  inspected: Inspected,
): Promise<Reuse> {
  const { caller, conversationId, key, upload } = handed;
  const facts = inspected.family === 'image' ? inspected.facts : undefined;
  const candidates = await parts.rows.similar({ sha256: upload.sha256, phash: facts?.hash });
  const signature = facts && Buffer.from(facts.signature, 'base64');
  const found = await Promise.all(
    candidates.map((candidate) => confirmed(parts, candidate, signature)),
  );
  return judgeReuse({
    conversationId,
    // Staff hand in pictures of the listing and of other cases as a matter of course.
    buyerId: caller.kind === 'buyer' ? caller.buyerId : undefined,
    key,
    alike: found.flatMap((file) =>
      file && !(caller.kind === 'staff' && file.conversationId !== conversationId) ? [file] : [],
    ),
  });
}

/** The candidate, if its picture is truly the same: a hash alone agrees by chance now and then. */
async function confirmed(
  { rows, files }: Parts,
  { id, conversationId, ticketId, buyerId, same }: AlikeEvidence,
  signature: Buffer | undefined,
): Promise<SamePicture | undefined> {
  // The house's own look at the row: whose file it is stays within the house.
  const row = await rows.one({ kind: 'integration' }, id);
  if (!row) return undefined;
  const known = { id, conversationId, ticketId, buyerId, key: row.key, ok: row.quality.ok, same };
  if (same) return known;
  const kept = signature && (await files.open(row.storageKey, 'signature'));
  return kept && samePicture(signature, await buffer(kept.stream)) ? known : undefined;
}
