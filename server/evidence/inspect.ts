import { Refused } from '../terms/refused.ts';
import { BrokenFilm, scrubFilm } from './film.ts';
import type { ImageFacts, ImageFailure } from './image/facts.ts';
import type { ImagePool } from './image/pool.ts';
import { isWholePdf } from './paper.ts';
import type { EvidenceFiles, Upload } from './ports.ts';

/** A file that was looked at and is fit to be kept. */
export type Inspected =
  | {
      readonly family: 'image';
      readonly mediaType: 'image/jpeg';
      /** The photo stored anew and its preview, both in quarantine. */
      readonly path: string;
      readonly preview: string;
      readonly facts: ImageFacts;
    }
  | {
      readonly family: 'video' | 'document';
      readonly mediaType: string;
      readonly path: string;
      /** Pixels of the frame; 0 where it is not known. */
      readonly width: number;
      readonly height: number;
    };

/**
 * Looks at an upload: a photo is decoded and stored anew by a process of its own, a film and a paper
 * are checked for being whole. Throws `unreadable_file`, and `unavailable` when too many are waiting.
 */
export async function inspect(
  upload: Upload,
  { files, pool }: { readonly files: EvidenceFiles; readonly pool: ImagePool },
): Promise<Inspected> {
  const { path, mediaType } = upload;
  if (mediaType.startsWith('image/')) return inspectImage(path, files, pool);
  if (mediaType === 'application/pdf') {
    if (!(await isWholePdf(path))) throw unreadable('The PDF is not complete. Send it again.');
    return { family: 'document', mediaType, path, width: 0, height: 0 };
  }
  const size = mediaType === 'video/webm' ? { width: 0, height: 0 } : await inspectFilm(path);
  return { family: 'video', mediaType, path, ...size };
}

async function inspectImage(
  input: string,
  files: EvidenceFiles,
  pool: ImagePool,
): Promise<Inspected> {
  const output = await files.incoming();
  const preview = await files.incoming();
  const answer = await pool.read({ input, output, preview });
  if (answer.ok)
    return {
      family: 'image',
      mediaType: 'image/jpeg',
      path: output,
      preview,
      facts: answer.facts,
    };
  await Promise.all([output, preview].map((path) => files.discard(path)));
  if (answer.failure === 'busy')
    throw new Refused('unavailable', 'Many photos are being looked at. Try again in a moment.');
  throw unreadable(WHY[answer.failure.reason]);
}

async function inspectFilm(path: string): Promise<{ width: number; height: number }> {
  try {
    return await scrubFilm(path);
  } catch (error) {
    if (error instanceof BrokenFilm)
      throw unreadable('The video is not complete or broken. Send it again.');
    throw error;
  }
}

const WHY: Readonly<Record<ImageFailure['reason'], string>> = {
  broken: 'The photo cannot be opened; it is broken or was cut off. Send it again.',
  too_many_pixels: 'The photo has too many pixels (over 40 million). Send it in a smaller size.',
  too_slow: 'The photo takes too long to open. Send it in a smaller size or as a plain JPEG.',
};

const unreadable = (detail: string): Refused => new Refused('unreadable_file', detail);
