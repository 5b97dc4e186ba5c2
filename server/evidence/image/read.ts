import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { HASH_HEIGHT, HASH_WIDTH, pictureHash, SIGNATURE_SIDE } from '../picture-hash.ts';
import { exifFacts } from './exif.ts';
import { exposureOf } from './exposure.ts';
import {
  type ImageFacts,
  type ImageJob,
  MAX_PIXELS,
  MAX_WHOLE_PIXELS,
  MEASURED_SIDE,
  PREVIEW_WIDTH,
  STORED_SIDE,
} from './facts.ts';
import { type Grey, sharpness } from './sharpness.ts';

/** Seconds after which libvips gives a picture up. */
const DECODE_SECONDS = 5;
const QUALITY = 88;
/** Gentle smoothing before measuring, in pixels: takes the grain off, leaves an edge an edge. */
const MEASURE_SMOOTHING = 1.3;

/** Leaves libvips three decoders and one thread; call once in the process that decodes. */
export function hardenDecoder(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
  });
  sharp.cache(false);
  sharp.concurrency(1);
}

/** A photo beyond what is decoded here; the worker tells its sender so. */
export class TooManyPixels extends Error {}

/**
 * Decodes a photo, stores it anew as a JPEG without any metadata and measures it. Throws `TooManyPixels`
 * or what sharp throws for a broken file; nothing of the two outputs may then be used.
 */
export async function readImage(job: ImageJob): Promise<ImageFacts> {
  const received = await readFile(job.input);
  const size = await checkedSize(received);
  const exif = await exifFacts(received);
  const stored = await storeAnew(received);
  await writeFile(job.output, stored);
  await open(stored)
    .resize({ width: PREVIEW_WIDTH, withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toFile(job.preview);
  const grey = await greyOf(stored);
  const light = exposureOf(grey);
  return {
    ...size,
    sharpness: round(sharpness(grey)),
    exposure: round(light.exposure),
    light: light.problem,
    hash: pictureHash(await shrunk(grey, HASH_WIDTH, HASH_HEIGHT)),
    signature: (await shrunk(grey, SIGNATURE_SIDE, SIGNATURE_SIDE)).toString('base64'),
    ...exif,
    storedSha256: createHash('sha256').update(stored).digest('hex'),
    storedBytes: stored.length,
  };
}

/** Reads the header alone, before a pixel is unfolded. */
async function checkedSize(received: Buffer): Promise<{ width: number; height: number }> {
  const header = await sharp(received, { limitInputPixels: false }).metadata();
  const limit = header.isProgressive ? MAX_WHOLE_PIXELS : MAX_PIXELS;
  if (header.width * header.height > limit) throw new TooManyPixels();
  const { width, height } = header.autoOrient;
  return { width, height };
}

/**
 * `failOn: 'error'`, not 'warning': real phones write headers that libjpeg warns of and decodes well.
 * A file that was cut off is still refused.
 */
const open = (bytes: Buffer): Sharp =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
    .timeout({ seconds: DECODE_SECONDS })
    .autoOrient();

const storeAnew = (received: Buffer): Promise<Buffer> =>
  open(received)
    .resize({ width: STORED_SIDE, height: STORED_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: QUALITY })
    .toBuffer();

async function greyOf(stored: Buffer): Promise<Grey> {
  const { data, info } = await open(stored)
    .resize({
      width: MEASURED_SIDE,
      height: MEASURED_SIDE,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .greyscale()
    .blur(MEASURE_SMOOTHING)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const shrunk = ({ data, width, height }: Grey, toWidth: number, toHeight: number) =>
  sharp(data, { raw: { width, height, channels: 1 } })
    .resize(toWidth, toHeight, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer();

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
