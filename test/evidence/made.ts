import type { EvidenceSlot } from '../../server/evidence/slots.ts';
import { KIND_OF } from '../../server/evidence/slots.ts';
import type { Evidence, EvidenceKey, EvidenceProblem } from '../../server/terms/evidence.ts';

/** A usable photo without a key, the n-th sent; fields may be replaced. */
export function file(n: number, over: Partial<Evidence> = {}): Evidence {
  return {
    id: `e${n}`,
    conversationId: 'c1',
    uploadedBy: 'buyer',
    kind: 'photo',
    sha256: `${n}`.padStart(64, '0'),
    bytes: 1_000,
    quality: { ok: true, sharpness: 0.9, exposure: 0.5, width: 1_600, height: 1_200, problems: [] },
    level: 1,
    uploadedAt: `2026-11-05T12:00:0${n}Z`,
    ...over,
  };
}

/** The n-th photo, failed with this problem. */
export const bad = (n: number, problem: EvidenceProblem, over: Partial<Evidence> = {}): Evidence =>
  file(n, { quality: { ...file(n).quality, ok: false, problems: [problem] }, ...over });

/** A slot by its key; `?` behind it makes it optional. */
export function slot(name: string, count = 1): EvidenceSlot {
  const key = name.replace('?', '') as EvidenceKey;
  return { key, kind: KIND_OF[key], required: !name.endsWith('?'), count };
}
