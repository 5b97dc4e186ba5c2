/** The evidence slots of policy §3, by their wire keys (E1 to E16). */
export const EVIDENCE_KEYS = [
  'photo_overview',
  'photo_closeup',
  'photo_serial',
  'photo_waybill',
  'video_unbox',
  'video_fault',
  'page_snapshot',
  'screenshot_error',
  'screen_recording',
  'inapp_photo',
  'photo_with_code',
  'cert_report',
  'all_contents',
  'repair_report',
  'carrier_proof',
  'bank_statement',
] as const;
export type EvidenceKey = (typeof EVIDENCE_KEYS)[number];

export type EvidenceKind = 'photo' | 'video' | 'screenshot' | 'document';

export const EVIDENCE_PROBLEMS = [
  'blurry',
  'dark',
  'bright',
  'too_small',
  'duplicate',
  'screenshot',
  'unreadable',
  'wrong_kind',
] as const;
export type EvidenceProblem = (typeof EVIDENCE_PROBLEMS)[number];

/** What was measured of a file. Sharpness and exposure are 0 to 1. */
export interface EvidenceQuality {
  readonly ok: boolean;
  readonly sharpness: number;
  readonly exposure: number;
  readonly width: number;
  readonly height: number;
  readonly problems: readonly EvidenceProblem[];
}

/** A file a party handed in, as the pure core sees it. */
export interface Evidence {
  readonly id: string;
  readonly conversationId: string;
  readonly ticketId?: string | undefined;
  readonly uploadedBy: 'buyer' | 'staff';
  readonly key?: EvidenceKey | undefined;
  readonly kind: EvidenceKind;
  readonly sha256: string;
  readonly bytes: number;
  readonly quality: EvidenceQuality;
  /** 0 none, 1 uploaded, 2 bears a time after delivery, 3 taken in the app. */
  readonly level: 0 | 1 | 2 | 3;
  readonly uploadedAt: string;
  /** The camera's own time, where the file bore one. */
  readonly takenAt?: string | undefined;
  /** Another ticket's file with the same picture, and whose it was. */
  readonly reused?: 'own' | 'other' | undefined;
}
