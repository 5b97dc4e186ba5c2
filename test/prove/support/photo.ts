import sharp from 'sharp';
import type { Dice } from './dice.ts';

const WIDTH = 1_280;
const HEIGHT = 960;
const MARKS = 40;

/** A sharp, well-lit photo that no other one is like: a reused picture would be another proof. */
export function aPhoto(dice: Dice): Promise<Buffer> {
  const colour = () => `rgb(${dice.int(30, 235)},${dice.int(30, 235)},${dice.int(30, 235)})`;
  const marks = Array.from({ length: MARKS }, () => {
    const [width, height] = [dice.int(60, 420), dice.int(60, 320)];
    const [x, y] = [dice.int(-40, WIDTH - 60), dice.int(-40, HEIGHT - 60)];
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour()}"/>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${colour()}"/>${marks.join('')}</svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 85 }).toBuffer();
}
