import sharp from 'sharp';
import { dice } from '../../prove/support/dice.ts';
import { film, pdf } from '../../support/images.ts';
import type { FileSketch } from '../shape.ts';

const WIDTH = 800;
const HEIGHT = 600;
const MARKS = 40;
/** Pixels; far beyond what passes as sharp. */
const OUT_OF_FOCUS = 9;

export interface MadeFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly name: string;
}

/** A file as a buyer would send it; every number is another picture, film or paper. */
export async function makeFile({ kind, blurry }: FileSketch, number: number): Promise<MadeFile> {
  if (kind === 'video')
    return { bytes: film(`+31.${number}+121.${number}/`), type: 'video/mp4', name: 'film.mp4' };
  if (kind === 'document') {
    const bytes = Buffer.concat([Buffer.from(`%PDF-1.4\n%${number}\n`), pdf().subarray(9)]);
    return { bytes, type: 'application/pdf', name: 'report.pdf' };
  }
  const picture = sharp(Buffer.from(drawing(number)));
  const bytes = await (blurry ? picture.blur(OUT_OF_FOCUS) : picture)
    .jpeg({ quality: 85 })
    .toBuffer();
  return { bytes, type: 'image/jpeg', name: 'photo.jpg' };
}

/** Rectangles in a heap: sharp, well lit, and like no other. */
function drawing(number: number): string {
  const chance = dice(number);
  const colour = () => `rgb(${chance.int(30, 235)},${chance.int(30, 235)},${chance.int(30, 235)})`;
  const marks = Array.from({ length: MARKS }, () => {
    const [width, height] = [chance.int(40, 260), chance.int(40, 200)];
    const [x, y] = [chance.int(-30, WIDTH - 40), chance.int(-30, HEIGHT - 40)];
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour()}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${colour()}"/>${marks.join('')}</svg>`;
}
