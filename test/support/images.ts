import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Pixels of a test photo, as a middling phone gives them. */
export const PHOTO = { width: 1_280, height: 960 } as const;

export interface SceneOptions {
  /** Another seed is another object in another place. */
  readonly seed?: number;
  readonly width?: number;
  readonly height?: number;
  /** A wide empty table with one small object, which is sharp. */
  readonly plain?: boolean;
  /** Standard deviation of the sensor's noise, in levels of 255. */
  readonly noise?: number;
  readonly format?: 'jpeg' | 'png' | 'webp';
}

/** A sharp, well-lit photo of a laptop-like object on a table. */
export async function scene(options: SceneOptions = {}): Promise<Buffer> {
  const { format = 'jpeg' } = options;
  return (await pixels(options))
    .toFormat(format, format === 'png' ? {} : { quality: 90 })
    .toBuffer();
}

/** The scene out of focus; sigma is in pixels of a picture 1,024 wide. */
export async function blurred(sigma = 4, options: SceneOptions = {}): Promise<Buffer> {
  const { noise = 2, ...rest } = options;
  const clean = await pixels({ ...rest, noise: 0 });
  const soft = clean.blur((sigma * (options.width ?? PHOTO.width)) / 1_024);
  return (await noisy(soft, noise)).jpeg({ quality: 90 }).toBuffer();
}

/** The scene by night: every pixel at `light` of what it was. */
export async function dark(light = 0.12, options: SceneOptions = {}): Promise<Buffer> {
  return (await pixels(options)).linear(light, 0).jpeg().toBuffer();
}

/** The scene against the sun: nothing darker than a light grey. */
export async function bright(options: SceneOptions = {}): Promise<Buffer> {
  return (await pixels(options)).linear(0.25, 205).jpeg().toBuffer();
}

/** A thumbnail, too small to see a flaw on. */
export const tiny = (): Promise<Buffer> => scene({ width: 320, height: 240 });

/** A photo that says where and when it was taken, with its orientation in EXIF (on its side). */
export async function withExif(
  taken = '2026:11:05 19:30:00',
  offset: string | undefined = '+08:00',
  options: SceneOptions = {},
): Promise<Buffer> {
  const IFD2 = { DateTimeOriginal: taken, ...(offset ? { OffsetTimeOriginal: offset } : {}) };
  const IFD3 = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '31/1 14/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '121/1 28/1 0/1',
  };
  return (await pixels(options))
    .withExif({ IFD0: { Make: 'Canary', Model: 'Camera' }, IFD2, IFD3 })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** Fifty kilobytes that unfold to 256 million pixels. */
export function pixelBomb(side = 16_000): Buffer {
  const row = Buffer.alloc(1 + side / 8);
  const raw = Buffer.concat(Array.from({ length: side }, () => row));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Plain text; what it is called must not matter. */
export const textNamedJpg = (): Buffer =>
  Buffer.from('this is not a photo, whatever its name says\n'.repeat(50));

/** A GIF that is also a script. */
export const gifPolyglot = (): Buffer =>
  Buffer.from('GIF89a/*\x01\x00\x01\x00\x80*/=1;alert(document.domain)//', 'latin1');

/** A photo with a page of script behind its last byte. */
export const jpegWithTail = async (): Promise<Buffer> =>
  Buffer.concat([await scene(), Buffer.from('<script>alert("canary-tail")</script>')]);

/** A photo whose upload was cut off half-way. */
export const cutOff = async (): Promise<Buffer> => {
  const whole = await scene();
  return whole.subarray(0, Math.floor(whole.length / 2));
};

/** The smallest MP4 a reader accepts: brand, index with a place name, media. */
export function film(place = '+31.2304+121.4737/'): Buffer {
  const udta = box('udta', box('\xa9xyz', Buffer.from(`\x00\x12\x15\xc7${place}`, 'latin1')));
  const tkhd = Buffer.alloc(84);
  tkhd.writeUInt32BE(1_280 * 65_536, 76);
  tkhd.writeUInt32BE(720 * 65_536, 80);
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\x00\x00\x02\x00isomiso2mp41', 'latin1')),
    box('moov', Buffer.concat([box('trak', box('tkhd', tkhd)), udta])),
    box('mdat', Buffer.alloc(2_048, 7)),
  ]);
}

/** The smallest PDF, with a script in it. */
export const pdf = (): Buffer =>
  Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n' +
      'trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
  );

async function pixels(options: SceneOptions): Promise<Sharp> {
  const { width = PHOTO.width, height = PHOTO.height, noise = 3 } = options;
  const drawn = sharp(Buffer.from(drawing(options))).resize(width, height, { fit: 'fill' });
  return noisy(drawn.flatten(), noise);
}

/** Values of noise kept; a prime number, so that no pattern shows. */
const NOISE_LENGTH = 65_537;

/** Adds the sensor's noise, always the same for the same picture. */
async function noisy(image: Sharp, sigma: number): Promise<Sharp> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const random = lcg(7);
  const grain = Int8Array.from({ length: NOISE_LENGTH }, () =>
    Math.round((random() + random() + random() - 1.5) * 2 * sigma),
  );
  for (let i = 0; i < data.length; i += 1)
    data[i] = Math.max(0, Math.min(255, (data[i] ?? 0) + (grain[i % NOISE_LENGTH] ?? 0)));
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } });
}

function drawing({ seed = 1, plain = false }: SceneOptions): string {
  const random = lcg(seed);
  const at = (from: number, to: number): number => Math.round(from + random() * (to - from));
  const size = plain ? 0.28 : 1;
  const x = at(100, plain ? 1_000 : 220);
  const y = at(80, plain ? 700 : 160);
  const keys = Array.from({ length: 60 }, (_, i) => {
    const grey = at(30, 90);
    return `<rect x="${60 + (i % 12) * 92}" y="${520 + Math.floor(i / 12) * 62}" width="${at(70, 84)}" height="50" rx="6" fill="rgb(${grey},${grey},${grey})" stroke="#bbb"/>`;
  });
  const marks = Array.from({ length: 24 }, () => {
    const [mx, my] = [at(80, 1_100), at(60, 420)];
    return `<line x1="${mx}" y1="${my}" x2="${mx + at(-120, 120)}" y2="${my + at(-60, 60)}" stroke="rgb(${at(120, 255)},${at(120, 255)},${at(90, 220)})" stroke-width="${at(1, 5)}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <defs><linearGradient id="t" x2="1" y2="1"><stop stop-color="#c9b79c"/><stop offset="1" stop-color="#8d7a60"/></linearGradient></defs>
    <rect width="1600" height="1200" fill="url(#t)"/>
    <g transform="translate(${x} ${y}) scale(${size}) rotate(${at(-6, 6)})">
      <rect width="1240" height="900" rx="24" fill="#2b2d31"/>
      <rect x="50" y="40" width="1140" height="420" fill="rgb(${at(40, 90)},${at(70, 130)},${at(120, 190)})"/>
      ${marks.join('')}${keys.join('')}
    </g></svg>`;
}

/** A small repeatable source of numbers from 0 to 1. */
function lcg(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
