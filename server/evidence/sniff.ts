import { fileTypeFromBuffer } from 'file-type';
import { MAX_IMAGE_BYTES, MAX_PDF_BYTES, MAX_VIDEO_BYTES } from '../contract/evidence.ts';
import { Refused } from '../terms/refused.ts';
import { MEDIA_TYPES, type MediaType } from './ports.ts';

/** Leading bytes that tell a file's type; enough for every type that is taken. */
export const SNIFF_BYTES = 4_100;

/** The type as the bytes tell it, never the name. Throws `Refused` for a type that is not taken. */
export async function sniff(head: Uint8Array): Promise<MediaType> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found)
    throw new Refused(
      'unreadable_file',
      'This is not a photo, video or PDF. Send a JPEG, PNG or WebP photo, an MP4, MOV or WebM video, or a PDF.',
    );
  const type = SAME_AS[found.mime] ?? found.mime;
  if (isTaken(type)) return type;
  if (HEIC.includes(found.mime))
    throw new Refused(
      'unreadable_file',
      'HEIC photos cannot be read here. Send it as a JPEG; on an iPhone choose Settings, Camera, Formats, Most Compatible.',
    );
  throw new Refused(
    'unsupported_media_type',
    `Files of the type ${found.mime} are not taken. Send a JPEG, PNG or WebP photo, an MP4, MOV or WebM video, or a PDF.`,
  );
}

/** Bytes a file of this type may have. */
export function maxBytes(type: MediaType): number {
  if (type === 'application/pdf') return MAX_PDF_BYTES;
  return type.startsWith('image/') ? MAX_IMAGE_BYTES : MAX_VIDEO_BYTES;
}

const isTaken = (type: string): type is MediaType =>
  (MEDIA_TYPES as readonly string[]).includes(type);

/** Dialects of a type that is taken. An animated picture counts as its first frame. */
const SAME_AS: Readonly<Record<string, MediaType>> = {
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
};

/** The decoder that is shipped with sharp knows no HEVC. */
const HEIC: readonly string[] = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/avif'];
