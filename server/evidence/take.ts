import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Refused } from '../terms/refused.ts';
import type { EvidenceFiles, MediaType, Upload } from './ports.ts';
import { maxBytes, SNIFF_BYTES, sniff } from './sniff.ts';

/**
 * Writes an upload into quarantine and knows its type from the first bytes. Throws `Refused` for a
 * type that is not taken, for too many bytes and for none. A refused stream is read to its end all the
 * same: a browser that is cut off in mid-upload shows a lost connection, not our answer.
 */
export async function take(files: EvidenceFiles, stream: Readable): Promise<Upload> {
  const path = await files.incoming();
  try {
    return { path, ...(await write(stream, path)) };
  } catch (error) {
    await files.discard(path);
    await drain(stream);
    throw error;
  }
}

async function write(stream: Readable, path: string): Promise<Omit<Upload, 'path'>> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await writeTo(file, stream);
  } finally {
    await file.close();
  }
}

async function writeTo(file: FileHandle, stream: Readable): Promise<Omit<Upload, 'path'>> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  let type: MediaType | undefined;
  // Not `for await`: leaving that loop early would destroy the stream that must be drained.
  const parts = stream.iterator({ destroyOnReturn: false });
  for await (const part of parts) {
    const chunk = Buffer.from(part);
    bytes += chunk.length;
    hash.update(chunk);
    if (!type) {
      head = Buffer.concat([head, chunk]);
      if (head.length >= SNIFF_BYTES) type = await sniff(head.subarray(0, SNIFF_BYTES));
    }
    if (type && bytes > maxBytes(type)) throw tooLarge(type);
    await file.writeFile(chunk);
  }
  if (bytes === 0) throw new Refused('unreadable_file', 'The file is empty.');
  type ??= await sniff(head);
  return { sha256: hash.digest('hex'), bytes, mediaType: type };
}

async function drain(stream: Readable): Promise<void> {
  if (stream.destroyed || stream.readableEnded) return;
  stream.resume();
  await finished(stream).catch(() => undefined);
}

const tooLarge = (type: MediaType): Refused =>
  new Refused(
    'payload_too_large',
    `A file of this type may have at most ${maxBytes(type) / 2 ** 20} MB.`,
  );
