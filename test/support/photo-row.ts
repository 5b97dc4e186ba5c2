import { randomBytes } from 'node:crypto';
import type { KeptEvidence } from '../../server/evidence/ports.ts';
import type { EvidenceProblem } from '../../server/terms/evidence.ts';

interface Sent
  extends Pick<KeptEvidence, 'id' | 'conversationId' | 'buyerId' | 'uploadedAt'>,
    Partial<Pick<KeptEvidence, 'key' | 'kind' | 'sha256' | 'uploadedBy'>> {
  readonly problem?: EvidenceProblem | undefined;
}

/** A buyer's photo as the store keeps it, good unless a problem is named; no bytes lie behind it. */
export const photoRow = ({ problem, ...sent }: Sent): KeptEvidence => ({
  uploadedBy: 'buyer',
  kind: 'photo',
  sha256: randomBytes(32).toString('hex'),
  bytes: 1_000,
  quality: {
    ok: !problem,
    sharpness: problem ? 0.1 : 0.9,
    exposure: 0.5,
    width: 1_200,
    height: 900,
    problems: problem ? [problem] : [],
  },
  level: 1,
  mediaType: 'image/jpeg',
  storageKey: 'none',
  ...sent,
});
