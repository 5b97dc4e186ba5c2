import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { Refused } from '../terms/refused.ts';
import { nameOf } from './files.ts';
import type { EvidenceFiles, FileVariant } from './ports.ts';
import { createQuarantine } from './quarantine.ts';

/** A bucket of an S3-compatible store; `baseUrl` ends in its name. */
export interface Bucket {
  readonly baseUrl: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** A folder of this machine for uploads that are being looked at. */
  readonly folder: string;
}

/** Milliseconds until the store has begun to answer; the largest film takes its time. */
const ANSWER_MS = 120_000;
/** Times that a file is sent; the same object under the same key is safe to send again. */
const TRIES = 3;
const BETWEEN_MS = 200;

export interface ObjectStorage extends EvidenceFiles {
  /** Rejects where the store does not answer, or does not let us in. */
  check(): Promise<void>;
}

/**
 * Files as objects of a bucket, `evidence/<key>`, for nodes that share them. A put is whole or not
 * there (Amazon S3, "strong read-after-write consistency"). Throws `Refused` where the store is away.
 */
export async function createObjectStorage(bucket: Bucket): Promise<ObjectStorage> {
  const { baseUrl, region, accessKeyId, secretAccessKey, folder } = bucket;
  const signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const place = (key: string, variant?: FileVariant): string =>
    `${baseUrl}/evidence/${nameOf(key, variant)}`;

  async function ask(method: 'GET' | 'HEAD' | 'PUT', url: string, file?: Sent): Promise<Response> {
    const headers = file && { 'x-amz-content-sha256': file.sha256 };
    const signed = await signer.sign(url, { method, ...(headers && { headers }) });
    return fetch(url, {
      method,
      headers: {
        ...Object.fromEntries(signed.headers),
        ...(file && { 'content-length': `${file.bytes}` }),
      },
      ...(file && { body: bodyOf(file), duplex: 'half' }),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  }

  async function put(url: string, file: Sent): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const answer = await ask('PUT', url, file).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      // What was refused for good is refused again.
      const final = answer !== undefined && answer.status < 500;
      if (final || tries === TRIES) throw away();
      await sleep(BETWEEN_MS * tries);
    }
  }

  return {
    ...(await createQuarantine(join(folder, 'evidence', 'incoming'))),
    async keep(key, path, variant) {
      const url = place(key, variant);
      await put(url, await sentOf(path));
      await rm(path);
    },
    async open(key, variant) {
      const answer = await ask('GET', place(key, variant)).catch(() => undefined);
      if (answer?.status === 404) {
        await answer.body?.cancel();
        return undefined;
      }
      if (!answer?.ok || !answer.body) throw away();
      const stream = Readable.fromWeb(answer.body as ReadableStream);
      return { stream, bytes: Number(answer.headers.get('content-length')) };
    },
    async check() {
      const answer = await ask('HEAD', `${baseUrl}/evidence/ready`);
      if (!answer.ok && answer.status !== 404)
        throw new Error(`the store of files answered ${answer.status}`);
    },
  };
}

/** The store's own words stay with us: they name buckets and keys. */
const away = (): Refused =>
  new Refused('unavailable', 'The store of files cannot be used now; try again in a moment.');

interface Sent {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

async function sentOf(path: string): Promise<Sent> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { path, bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

const bodyOf = ({ path }: Sent) => Readable.toWeb(createReadStream(path)) as BodyInit;
