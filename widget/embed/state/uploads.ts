import type { EvidenceAnswer, EvidenceKey } from '../../shared/wire.ts';

/** A file on its way to the server, or there and not yet part of a message. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** The checklist slot it was taken for; without one it lies in the composer's tray. */
  readonly key?: EvidenceKey;
  /** The case whose checklist that is: two open cases may ask for the same kind of photo. */
  readonly ticketId?: string;
  readonly preview?: string;
  readonly status: 'uploading' | 'done' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly answer?: EvidenceAnswer;
  readonly error?: string;
}

export type UploadChange = Partial<Pick<Upload, 'status' | 'progress' | 'answer' | 'error'>>;

/** The place a file is taken for: a slot of one case's checklist. */
export type Place = Pick<Upload, 'key' | 'ticketId'>;

const isAt = (upload: Upload, { key, ticketId }: Place): boolean =>
  upload.key !== undefined && upload.key === key && upload.ticketId === ticketId;

/** A slot holds one file: a new one takes the place of the one before. */
export const addUpload = (uploads: readonly Upload[], upload: Upload): readonly Upload[] => [
  ...uploads.filter((other) => !isAt(other, upload)),
  upload,
];

export const changeUpload = (
  uploads: readonly Upload[],
  id: string,
  change: UploadChange,
): readonly Upload[] =>
  uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));

/** Files taken for slots of this case, or of none where the talk has none yet. */
export const takenFor = (
  uploads: readonly Upload[],
  ticketId: string | undefined,
): readonly Upload[] =>
  uploads.filter((upload) => upload.key !== undefined && upload.ticketId === ticketId);

export const inTray = (uploads: readonly Upload[]): readonly Upload[] =>
  uploads.filter((upload) => !upload.key);
