import { randomBytes } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { sharpness } from '../../server/evidence/image/sharpness.ts';

const WIDTH = 1_280;
const HEIGHT = 960;

const drawn = (shapes: string): Sharp =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
       <rect width="${WIDTH}" height="${HEIGHT}" fill="#c9c2b8"/>${shapes}</svg>`,
    ),
  );
const grain = (size: number): Sharp => {
  const [width, height] = [WIDTH / size, HEIGHT / size];
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } }).resize(
    WIDTH,
    HEIGHT,
    { kernel: 'nearest' },
  );
};

async function judge(picture: Sharp): Promise<number> {
  const { data, info } = await sharp(await picture.png().toBuffer())
    .greyscale()
    .resize(1_024, 1_024, { fit: 'inside' })
    .blur(0.8)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharpness({ data: new Uint8Array(data), width: info.width, height: info.height });
}

/** Pictures without a sensor's noise, and pictures that are nothing but texture. */
describe.each<[string, () => Sharp]>([
  [
    'one fine scratch on an even ground',
    () => drawn('<line x1="100" y1="100" x2="1100" y2="800" stroke="#222" stroke-width="3"/>'),
  ],
  [
    'printed letters',
    () =>
      drawn(
        '<text x="100" y="400" font-size="160">PF3K9X2A</text><rect x="200" y="600" width="700" height="200" fill="#445"/>',
      ),
  ],
  [
    'upright bars alone',
    () =>
      drawn(
        '<rect x="300" width="40" height="960" fill="#222"/><rect x="600" width="40" height="960" fill="#222"/>',
      ),
  ],
  ['fine texture', () => grain(1)],
  ['coarse texture', () => grain(8)],
])('%s', (_, picture) => {
  it('is sharp as it is and blurred once it is out of focus', async () => {
    expect(await judge(picture())).toBeGreaterThan(0.8);
    expect(await judge(sharp(await picture().png().toBuffer()).blur(6))).toBeLessThan(0.5);
  });
});
