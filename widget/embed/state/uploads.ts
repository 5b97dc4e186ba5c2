import type { EvidenceAnswer, EvidenceKey } from '../../shared/wire.ts';

/** A file on its way to the server, or there and not yet part of a message. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** The checklist slot it was taken for; without one it lies in the composer's tray. */
  readonly key?: EvidenceKey;
  readonly preview?: string;
  readonly status: 'uploading' | 'done' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly answer?: EvidenceAnswer;
  readonly error?: string;
}

export type UploadChange = Partial<Pick<Upload, 'status' | 'progress' | 'answer' | 'error'>>;

/** A slot holds one file: a new one takes the place of the one before. */
export const addUpload = (uploads: readonly Upload[], upload: Upload): readonly Upload[] => [
  ...uploads.filter((other) => !upload.key || other.key !== upload.key),
  upload,
];

export const changeUpload = (
  uploads: readonly Upload[],
  id: string,
  change: UploadChange,
): readonly Upload[] =>
  uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));

export const inTray = (uploads: readonly Upload[]): readonly Upload[] =>
  uploads.filter((upload) => !upload.key);
