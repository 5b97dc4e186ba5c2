import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newStorageKey } from '../../server/evidence/files.ts';
import { createObjectStorage, type ObjectStorage } from '../../server/evidence/objects.ts';
import { storageOf } from '../../server/storage-setting.ts';
import { bucketOn, signatureOf } from './bucket.ts';

const SECRET = 'a-secret-of-the-tests';
const KEY = newStorageKey(createHash('sha256').update('x').digest('hex'));
const MEGABYTES = Buffer.alloc(3_000_000, 'photo');

let folder: string;
let store: Awaited<ReturnType<typeof bucketOn>>;
let files: ObjectStorage;

/** The store as settings name it. */
function settings(secret: string) {
  const storage = storageOf({
    STORAGE_URL: `s3://evidence-test?endpoint=${store.url}&region=eu-west-3`,
    DATA_DIR: folder,
    AWS_ACCESS_KEY_ID: 'AKTEST',
    AWS_SECRET_ACCESS_KEY: secret,
  });
  if (!('baseUrl' in storage)) throw new Error('no bucket');
  return storage;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-objects-'));
  store = await bucketOn(SECRET);
  files = await createObjectStorage(settings(SECRET));
});
beforeEach(() => {
  store.objects.clear();
  store.failures.length = 0;
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function uploaded(bytes: Buffer | string): Promise<string> {
  const path = await files.incoming();
  await writeFile(path, bytes);
  return path;
}
const read = async (...asked: Parameters<ObjectStorage['open']>) => {
  const found = await files.open(...asked);
  return found && { bytes: found.bytes, content: await buffer(found.stream) };
};

describe('evidence in a bucket', () => {
  it('is kept whole, found again, and gone from this machine', async () => {
    const path = await uploaded(MEGABYTES);
    await files.keep(KEY, path);
    await files.keep(KEY, await uploaded('small'), 'preview');
    expect([...store.objects.keys()]).toEqual([
      `/evidence-test/evidence/${KEY}`,
      `/evidence-test/evidence/${KEY}.preview`,
    ]);
    const found = await read(KEY);
    expect(found?.bytes).toBe(MEGABYTES.length);
    expect(found?.content.equals(MEGABYTES)).toBe(true);
    expect((await read(KEY, 'preview'))?.content.toString()).toBe('small');
    expect(existsSync(path)).toBe(false);
  });

  it('that is not there is nothing', async () => {
    expect(await files.open(KEY)).toBeUndefined();
    await expect(files.open('../../etc/passwd')).rejects.toThrow('not a key');
  });

  it('is sent again where the store stumbles', async () => {
    store.failures.push(503, 500);
    await files.keep(KEY, await uploaded('again'));
    expect((await read(KEY))?.content.toString()).toBe('again');
  });

  it('stays on this machine where the store is away, and the sender is told', async () => {
    store.failures.push(503, 503, 503);
    const path = await uploaded('not yet');
    await expect(files.keep(KEY, path)).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(path)).toBe(true);
    expect(store.objects.size).toBe(0);
    store.failures.push(500);
    await expect(files.open(KEY)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is refused with a wrong secret, which readiness tells', async () => {
    await files.check();
    const wrong = await createObjectStorage(settings('another-secret'));
    await expect(wrong.check()).rejects.toThrow('403');
    const path = await uploaded('x');
    await expect(wrong.keep(KEY, path)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

it('the store of the tests signs as Amazon does', () => {
  // "GET Object" of "Examples: Signature Calculations in AWS Signature Version 4" (Amazon S3 API reference).
  const headers = {
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=',
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
  };
  expect(
    signatureOf(
      { method: 'GET', path: '/test.txt', headers },
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    ),
  ).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
});
