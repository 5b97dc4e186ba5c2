import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { MAX_PIXELS, PREVIEW_WIDTH } from './facts.ts';

/** A box in basis points of the picture's sides. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A kept photo to draw boxes over: paths of it and of the two files to write. */
export interface CoverJob {
  readonly cover: readonly Box[];
  readonly input: string;
  readonly output: string;
  readonly preview: string;
}

const QUALITY = 88;
const WHOLE = 10_000;
const BLACK = { r: 0, g: 0, b: 0 };

/**
 * Draws full boxes over a photo and stores it anew, without any metadata. A box reaches outward to
 * whole pixels: nothing of what it covers is left at its edge. Answers the SHA-256 of the new photo.
 */
export async function coverImage(job: CoverJob): Promise<{ readonly storedSha256: string }> {
  const kept = sharp(await readFile(job.input), { limitInputPixels: MAX_PIXELS });
  const { width, height } = await kept.metadata();
  const covered = await kept
    .composite(
      job.cover.map((box) => {
        const left = Math.floor((box.x * width) / WHOLE);
        const top = Math.floor((box.y * height) / WHOLE);
        const right = Math.ceil(((box.x + box.width) * width) / WHOLE);
        const bottom = Math.ceil(((box.y + box.height) * height) / WHOLE);
        const size = { width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
        return {
          left,
          top,
          input: { create: { ...size, channels: 3 as const, background: BLACK } },
        };
      }),
    )
    .jpeg({ quality: QUALITY })
    .toBuffer();
  await writeFile(job.output, covered);
  await sharp(covered)
    .resize({ width: PREVIEW_WIDTH, withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toFile(job.preview);
  return { storedSha256: createHash('sha256').update(covered).digest('hex') };
}
