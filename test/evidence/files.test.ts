import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_PDF_BYTES } from '../../server/contract/evidence.ts';
import { createFileStorage, newStorageKey, storedSha256 } from '../../server/evidence/files.ts';
import { BrokenFilm, scrubFilm } from '../../server/evidence/film.ts';
import { isWholePdf } from '../../server/evidence/paper.ts';
import type { EvidenceFiles } from '../../server/evidence/ports.ts';
import { take } from '../../server/evidence/take.ts';
import * as photo from '../support/images.ts';

let folder = '';
let files: EvidenceFiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'));
  files = await createFileStorage(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const quarantine = () => readdir(join(folder, 'evidence', 'incoming'));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const stream = (bytes: Buffer): Readable =>
  Readable.from(bytes.length ? [bytes.subarray(0, 10), bytes.subarray(10)] : []);

describe('an upload', () => {
  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['JPEG', () => photo.scene(), 'image/jpeg'],
    ['PNG', () => photo.scene({ format: 'png' }), 'image/png'],
    ['WebP', () => photo.scene({ format: 'webp' }), 'image/webp'],
    ['MP4', () => photo.film(), 'video/mp4'],
    ['PDF', () => photo.pdf(), 'application/pdf'],
  ])('%s is known by its bytes and lies in quarantine', async (_name, make, mediaType) => {
    const bytes = await make();
    const upload = await take(files, stream(bytes));
    expect(upload).toMatchObject({ mediaType, bytes: bytes.length, sha256: sha256(bytes) });
    // Compared as bytes: megabytes of numbers take half a minute one by one.
    expect(bytes.equals(await readFile(upload.path))).toBe(true);
    await files.discard(upload.path);
  });

  test.each<[string, () => Buffer, string]>([
    ['text named .jpg', photo.textNamedJpg, 'unreadable_file'],
    ['a GIF', photo.gifPolyglot, 'unsupported_media_type'],
    [
      'HEIC',
      () => Buffer.from('0000001866747970686569630000000068656963', 'hex'),
      'unreadable_file',
    ],
    ['nothing', () => Buffer.alloc(0), 'unreadable_file'],
    [
      'a PDF a byte too large',
      () => Buffer.concat([photo.pdf(), Buffer.alloc(MAX_PDF_BYTES)]),
      'payload_too_large',
    ],
  ])('%s is refused, read to its end and gone', async (_name, make, code) => {
    const source = stream(make());
    await expect(take(files, source)).rejects.toMatchObject({ name: 'Refused', code });
    expect(source.readableEnded || source.destroyed).toBe(true);
    expect(await quarantine()).toEqual([]);
  });

  test('that breaks off leaves nothing', async () => {
    const source = Readable.from(
      (async function* () {
        yield (await photo.scene()).subarray(0, 9_000);
        throw new Error('the line is gone');
      })(),
    );
    await expect(take(files, source)).rejects.toThrow('the line is gone');
    expect(await quarantine()).toEqual([]);
  });
});

describe('storage', () => {
  test('keeps whole files under keys that prove their content', async () => {
    const path = await files.incoming();
    await writeFile(path, 'kept');
    const key = newStorageKey(sha256(Buffer.from('kept')));
    await files.keep(key, path);
    const found = await files.open(key);
    expect(found?.bytes).toBe(4);
    expect(found && sha256(await buffer(found.stream))).toBe(storedSha256(key));
    expect(await files.open(key, 'preview')).toBeUndefined();
    expect(await quarantine()).toEqual([]);
  });

  test.each(['../../etc/passwd', `${'a'.repeat(32)}.${'b'.repeat(63)}/`, ''])(
    'refuses the key %j',
    async (key) => {
      await expect(files.open(key)).rejects.toThrow('not a key');
    },
  );

  test('a start clears what a killed process left an hour ago, and nothing younger', async () => {
    const [old, young] = [await files.incoming(), await files.incoming()];
    await Promise.all([writeFile(old, 'x'), writeFile(young, 'x')]);
    await utimes(old, new Date(0), new Date(0));
    await createFileStorage(folder);
    expect((await quarantine()).map((name) => young.endsWith(name))).toEqual([true]);
    await files.discard(young);
  });
});

describe('a film', () => {
  const onDisk = async (bytes: Buffer): Promise<string> => {
    const path = join(folder, 'film');
    await writeFile(path, bytes);
    return path;
  };

  test('loses the place it was made at, and not a byte of length', async () => {
    const bytes = photo.film();
    const path = await onDisk(bytes);
    expect(await scrubFilm(path)).toEqual({ width: 1_280, height: 720 });
    const after = await readFile(path);
    expect(after.length).toBe(bytes.length);
    expect(bytes.includes('+31.2304')).toBe(true);
    expect(after.includes('+31.2304')).toBe(false);
    expect(after.subarray(-2_048)).toEqual(bytes.subarray(-2_048));
    expect(await scrubFilm(path)).toEqual({ width: 1_280, height: 720 });
  });

  test.each<[string, (whole: Buffer) => Buffer]>([
    ['cut off', (whole) => whole.subarray(0, whole.length - 100)],
    ['without media', (whole) => whole.subarray(0, whole.length - 2_056)],
    [
      'a box within itself',
      (whole) => Buffer.concat([whole, Buffer.from('0000000a6d6f6f76', 'hex')]),
    ],
    [
      'endless empty boxes',
      (whole) =>
        Buffer.concat([whole, Buffer.alloc(8 * 20_000, Buffer.from('0000000866726565', 'hex'))]),
    ],
  ])('%s is broken', async (_name, change) => {
    await expect(scrubFilm(await onDisk(change(photo.film())))).rejects.toThrow(BrokenFilm);
  });
});

test.each([
  [photo.pdf(), true],
  [photo.pdf().subarray(0, 60), false],
])('a PDF needs its end', async (bytes, whole) => {
  const path = join(folder, 'paper');
  await writeFile(path, bytes);
  expect(await isWholePdf(path)).toBe(whole);
});
