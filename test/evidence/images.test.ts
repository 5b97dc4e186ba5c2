import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImageFacts } from '../../server/evidence/image/facts.ts';
import { createImagePool, type ImagePool } from '../../server/evidence/image/pool.ts';
import { samePicture } from '../../server/evidence/picture-hash.ts';
import { judgePhoto } from '../../server/evidence/quality.ts';
import * as photo from '../support/images.ts';

let folder = '';
let pool: ImagePool;
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-images-'));
  pool = createImagePool(2);
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

/** Reads one photo in the pool; answers also the bytes that were stored. */
async function read(bytes: Buffer) {
  made += 1;
  const input = join(folder, `${made}`);
  await writeFile(input, bytes);
  const answer = await pool.read({ input, output: `${input}.out`, preview: `${input}.w` });
  const stored = await readFile(`${input}.out`).catch(() => undefined);
  return { answer, stored, preview: await readFile(`${input}.w`).catch(() => undefined) };
}

async function facts(bytes: Buffer): Promise<ImageFacts> {
  const { answer } = await read(bytes);
  if (!answer.ok) throw new Error('the photo was not read');
  return answer.facts;
}

const problems = async (bytes: Buffer) =>
  judgePhoto(await facts(bytes), { duplicate: false, wantsPhoto: true }).problems;

describe('a good photo passes', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['sharp and lit', () => photo.scene()],
    ['another object', () => photo.scene({ seed: 2 })],
    ['a small sharp object on a wide empty table', () => photo.scene({ plain: true })],
    ['the same, elsewhere', () => photo.scene({ plain: true, seed: 3 })],
    ['with the grain of a dim room', () => photo.scene({ noise: 12 })],
    ['the least bit soft', () => photo.blurred(1)],
    ['PNG', () => photo.scene({ format: 'png' })],
    ['WebP', () => photo.scene({ format: 'webp' })],
    ['twelve megapixels', () => photo.scene({ width: 4_032, height: 3_024 })],
    ['just large enough', () => photo.scene({ width: 640, height: 480 })],
    [
      'much compressed',
      async () =>
        sharp(await photo.scene())
          .resize(900)
          .jpeg({ quality: 40 })
          .toBuffer(),
    ],
  ])('%s', async (_name, make) => {
    expect(await problems(await make())).toEqual([]);
  });
});

describe('a bad photo is told what is wrong', () => {
  test.each<[string, () => Promise<Buffer>, string]>([
    ['out of focus by three pixels', () => photo.blurred(3), 'blurry'],
    ['by three, with grain', () => photo.blurred(3, { noise: 8 }), 'blurry'],
    ['by three, another object', () => photo.blurred(3, { seed: 2 }), 'blurry'],
    ['by four', () => photo.blurred(4), 'blurry'],
    ['by ten', () => photo.blurred(10), 'blurry'],
    ['by three, a small object on a table', () => photo.blurred(3, { plain: true }), 'blurry'],
    ['at night', () => photo.dark(), 'dark'],
    ['against the sun', () => photo.bright(), 'bright'],
    ['a thumbnail', () => photo.tiny(), 'too_small'],
    ['one pixel too small', () => photo.scene({ width: 639, height: 480 }), 'too_small'],
    ['a strip', () => photo.scene({ width: 1_600, height: 300 }), 'too_small'],
  ])('%s', async (_name, make, problem) => {
    expect((await problems(await make()))[0]).toBe(problem);
  });

  test('an empty wall, on which there is nothing to see', async () => {
    const wall = sharp({ create: { width: 1_200, height: 900, channels: 3, background: '#999' } });
    expect(await problems(await wall.jpeg().toBuffer())).toEqual(['blurry']);
  });
});

describe('what is stored', () => {
  test('stands upright, keeps the time as a fact and nothing else', async () => {
    const { answer, stored = Buffer.alloc(0), preview } = await read(await photo.withExif());
    expect(answer).toMatchObject({
      ok: true,
      facts: {
        width: 960,
        height: 1_280,
        takenAt: '2026-11-05T11:30:00.000Z',
        screenshot: false,
      },
    });
    expect(await exifr.parse(stored).catch(() => undefined)).toBeUndefined();
    expect(stored.includes('Canary')).toBe(false);
    expect(await sharp(stored).metadata()).toMatchObject({
      format: 'jpeg',
      width: 960,
      height: 1_280,
    });
    expect(await sharp(preview).metadata()).toMatchObject({ width: 320 });
  });

  test.each([
    ['2026:11:05 19:30:00', undefined, '2026-11-05T11:30:00.000Z'],
    ['2026:11:05 19:30:00', '-05:00', '2026-11-06T00:30:00.000Z'],
    ['2026:13:45 99:30:00', '+08:00', undefined],
    ['0000:00:00 00:00:00', '+08:00', undefined],
  ])('a camera time of %s %s is %s', async (taken, offset, expected) => {
    const bytes = await photo.withExif(taken, offset, { width: 640, height: 480 });
    expect((await facts(bytes)).takenAt).toBe(expected);
  });

  test('drops whatever hung behind the photo', async () => {
    const { stored = Buffer.alloc(0) } = await read(await photo.jpegWithTail());
    expect(stored.length).toBeGreaterThan(1_000);
    expect(stored.includes('canary-tail')).toBe(false);
  });

  test('is the same for the same photo, so that its hash can be proved', async () => {
    const bytes = await photo.scene({ width: 800, height: 600 });
    expect((await facts(bytes)).storedSha256).toBe((await facts(bytes)).storedSha256);
  });
});

describe('a hostile or broken file', () => {
  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['256 million pixels in 31 KB', () => photo.pixelBomb(), 'too_many_pixels'],
    [
      'interlaced beyond what fits',
      () =>
        sharp({ create: { width: 5_000, height: 5_000, channels: 3, background: '#123' } })
          .png({ progressive: true })
          .toBuffer(),
      'too_many_pixels',
    ],
    ['text', () => photo.textNamedJpg(), 'broken'],
    ['a GIF that is a script', () => photo.gifPolyglot(), 'broken'],
    [
      'an SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'broken',
    ],
    ['cut off half-way', () => photo.cutOff(), 'broken'],
    ['nothing at all', () => Buffer.alloc(0), 'broken'],
  ])('%s is refused, and the next photo is read', async (_name, make, reason) => {
    const bytes = await make();
    const { answer, stored } = await read(bytes);
    expect(answer).toEqual({ ok: false, failure: { reason } });
    expect(stored).toBeUndefined();
    expect(await problems(await photo.scene({ width: 800, height: 600 }))).toEqual([]);
  });

  test('sixty mutations of a photo end no process and none is stored with its metadata', async () => {
    const whole = await photo.withExif(undefined, undefined, { width: 320, height: 240 });
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, async (_, seed) => {
        const bytes = Buffer.from(whole);
        for (let n = 0; n < 8; n += 1)
          bytes[(seed * 7_919 + n * 104_729) % bytes.length] = (seed * 31 + n * 17) % 256;
        return read(bytes);
      }),
    );
    for (const { answer, stored } of outcomes) {
      expect(typeof answer.ok).toBe('boolean');
      if (answer.ok) expect(stored?.includes('Canary')).toBe(false);
    }
  });
});

describe('one picture', () => {
  const same = async (a: Buffer, b: Buffer) => {
    const [one, two] = [await facts(a), await facts(b)];
    return samePicture(Buffer.from(one.signature, 'base64'), Buffer.from(two.signature, 'base64'));
  };

  test('stays one when it is made smaller, saved again or brightened', async () => {
    const original = await photo.scene();
    const small = await sharp(original).resize(900).jpeg({ quality: 60 }).toBuffer();
    const lighter = await sharp(original).linear(1.1, 8).jpeg().toBuffer();
    expect(await same(original, small)).toBe(true);
    expect(await same(original, lighter)).toBe(true);
    expect((await facts(small)).hash).toBeDefined();
  });

  test('is not another photo of the same kind, nor the same object a hand further', async () => {
    const original = await photo.scene();
    const moved = await sharp(original)
      .extract({ left: 48, top: 32, width: 1_232, height: 928 })
      .toBuffer();
    expect(await same(original, await photo.scene({ seed: 2 }))).toBe(false);
    expect(await same(original, moved)).toBe(false);
    expect(
      await same(
        await photo.scene({ plain: true, seed: 4 }),
        await photo.scene({ plain: true, seed: 5 }),
      ),
    ).toBe(false);
  });
});
