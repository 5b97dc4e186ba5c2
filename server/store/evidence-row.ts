import { z } from 'zod';
import { EVIDENCE_KEYS, type Evidence, type EvidenceQuality } from '../terms/evidence.ts';
import { orAbsent, StoredCents, StoredInstant, stored } from './stored.ts';

/** A file as kept: what was measured of it, and where its bytes are. */
export interface StoredEvidence extends Evidence {
  /** Whose conversation it came from; absent for a visitor. */
  readonly buyerId?: string | undefined;
  /** As served, such as `image/jpeg`. */
  readonly mediaType: string;
  /** Where the file store has the bytes. */
  readonly storageKey: string;
  /** 64 bits of perceptual hash as 16 lower-case hex digits. */
  readonly phash?: string | undefined;
}

const EvidenceColumns = z.object({
  id: z.string(),
  conversationId: z.string(),
  ticketId: orAbsent(z.string()),
  uploadedBy: z.enum(['buyer', 'staff']),
  key: orAbsent(z.enum(EVIDENCE_KEYS)),
  kind: z.enum(['photo', 'video', 'screenshot', 'document']),
  sha256: z.string(),
  bytes: StoredCents,
  quality: stored<EvidenceQuality>(),
  level: z.literal([0, 1, 2, 3]),
  uploadedAt: StoredInstant,
  takenAt: orAbsent(StoredInstant),
  reused: orAbsent(z.enum(['own', 'other'])),
});

const StoredColumns = EvidenceColumns.extend({
  buyerId: orAbsent(z.string()),
  mediaType: z.string(),
  storageKey: z.string(),
  phash: orAbsent(z.string()),
});

/** A row as the pure core sees it. */
export const readEvidence = (row: unknown): Evidence => EvidenceColumns.parse(row);

/** A row with where its bytes are. */
export const readStoredEvidence = (row: unknown): StoredEvidence => StoredColumns.parse(row);
