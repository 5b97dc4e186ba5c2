import { EVIDENCE_KEYS, type EvidenceKey, type EvidenceKind } from '../terms/evidence.ts';

/** One line of a leaf's `evidence` list as the taxonomy stores it. */
export interface LeafEvidence {
  readonly key: string;
  readonly required?: boolean | undefined;
  /** Attached by the system, never asked of a person. */
  readonly auto?: boolean | undefined;
  /** Files that the slot needs; 1 where absent. */
  readonly count?: number | undefined;
}

/** A slot a person can be asked to fill. */
export interface EvidenceSlot {
  readonly key: EvidenceKey;
  readonly kind: EvidenceKind;
  readonly required: boolean;
  readonly count: number;
}

/**
 * The slots to ask for, in the leaf's order. What the system attaches itself is left out, and so are
 * keys that no file can answer (a redeem region, a delivery address): dialogue asks those in words.
 */
export const slotsOf = (list: readonly LeafEvidence[]): readonly EvidenceSlot[] =>
  list.flatMap((line) => {
    if (line.auto || !isEvidenceKey(line.key)) return [];
    const required = line.required ?? false;
    return [{ key: line.key, kind: KIND_OF[line.key], required, count: line.count ?? 1 }];
  });

/** Whether a file of this kind can answer a slot of that kind. */
export const accepts = (slot: EvidenceKind, file: EvidenceKind): boolean =>
  ACCEPTED[slot].includes(file);

/** What kind of file each slot wants. */
export const KIND_OF: Readonly<Record<EvidenceKey, EvidenceKind>> = {
  photo_overview: 'photo',
  photo_closeup: 'photo',
  photo_serial: 'photo',
  photo_waybill: 'photo',
  video_unbox: 'video',
  video_fault: 'video',
  page_snapshot: 'screenshot',
  screenshot_error: 'screenshot',
  screen_recording: 'video',
  inapp_photo: 'photo',
  photo_with_code: 'photo',
  cert_report: 'document',
  all_contents: 'photo',
  repair_report: 'document',
  carrier_proof: 'document',
  bank_statement: 'document',
};

/** A picture of a screen or of a paper is as good as the file itself; a film answers only a film slot. */
const ACCEPTED: Readonly<Record<EvidenceKind, readonly EvidenceKind[]>> = {
  photo: ['photo'],
  video: ['video'],
  screenshot: ['screenshot', 'photo'],
  document: ['document', 'photo', 'screenshot'],
};

const isEvidenceKey = (key: string): key is EvidenceKey =>
  (EVIDENCE_KEYS as readonly string[]).includes(key);
