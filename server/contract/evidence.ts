import { z } from 'zod';
import { EVIDENCE_KEYS, EVIDENCE_PROBLEMS } from '../terms/evidence.ts';

/** `201` of `POST /v1/evidence`. */
export const EvidenceAnswer = z.strictObject({
  evidenceId: z.string(),
  sha256: z.string(),
  kind: z.enum(['photo', 'video', 'screenshot', 'document']),
  bytes: z.int(),
  key: z.enum(EVIDENCE_KEYS).optional(),
  quality: z.strictObject({
    ok: z.boolean(),
    sharpness: z.number(),
    exposure: z.number(),
    width: z.int(),
    height: z.int(),
    problems: z.array(z.enum(EVIDENCE_PROBLEMS)),
  }),
  level: z.int().min(0).max(3),
});
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;

export const MAX_IMAGE_BYTES = 20 * 1024 * 1024;
export const MAX_VIDEO_BYTES = 200 * 1024 * 1024;
export const MAX_PDF_BYTES = 10 * 1024 * 1024;
