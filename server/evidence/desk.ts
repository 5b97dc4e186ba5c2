import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { EvidenceAnswer } from '../contract/evidence.ts';
import type { Caller } from '../terms/caller.ts';
import type { EvidenceKind, EvidenceQuality } from '../terms/evidence.ts';
import { Refused } from '../terms/refused.ts';
import { findReuse } from './alike.ts';
import { newStorageKey, storedSha256 } from './files.ts';
import type { ImagePool } from './image/pool.ts';
import { type Inspected, inspect } from './inspect.ts';
import type { EvidenceDesk, EvidenceFiles, EvidenceRows, KeptEvidence } from './ports.ts';
import { judgePhoto, unmeasured } from './quality.ts';
import type { Reuse } from './reuse.ts';
import { accepts, KIND_OF } from './slots.ts';
import { take } from './take.ts';

export interface DeskParts {
  readonly files: EvidenceFiles;
  readonly pool: ImagePool;
  readonly rows: EvidenceRows;
  readonly conversations: {
    takesFilesOf(caller: Caller, id: string, ticketId?: string): Promise<boolean>;
  };
  /** When the conversation's parcel was signed for; without it no file bears a time after delivery. */
  readonly deliveredAt?: (conversationId: string) => Promise<string | undefined>;
  /** Business time, ISO 8601 UTC. */
  readonly clock: { now(): string };
}

type Handed = Parameters<EvidenceDesk['file']>[0];

/** Takes files in, measures them, keeps them and gives them out again. */
export function createEvidenceDesk(parts: DeskParts): EvidenceDesk {
  const { files, rows, conversations } = parts;
  return {
    async admit(caller, conversationId, ticketId) {
      if (!(await conversations.takesFilesOf(caller, conversationId, ticketId)))
        throw new Refused('not_found', 'There is no such conversation.');
    },
    take: (stream) => take(files, stream),
    async file(handed) {
      try {
        return await file(parts, handed);
      } finally {
        await files.discard(handed.upload.path);
      }
    },
    discard: ({ path }) => files.discard(path),
    async open(caller, id, preview) {
      const row = await rows.one(caller, id);
      if (!row) return undefined;
      const small = preview ? await files.open(row.storageKey, 'preview') : undefined;
      const found = small ?? (await files.open(row.storageKey));
      const sha256 = storedSha256(row.storageKey);
      return found && { ...found, mediaType: row.mediaType, sha256: small ? '' : sha256 };
    },
  };
}

/** The bytes are kept before the row that names them: a row never points at nothing. */
async function file(parts: DeskParts, handed: Handed): Promise<EvidenceAnswer> {
  const inspected = await inspect(handed.upload, parts);
  try {
    const reuse = await findReuse(parts, handed, inspected);
    const first = reuse.repeatOf && (await parts.rows.one(handed.caller, reuse.repeatOf));
    if (first) return answerOf(first);
    const row = await rowOf(parts, handed, { inspected, reuse });
    await keep(parts.files, row.storageKey, inspected);
    await parts.rows.add(row);
    return answerOf(row);
  } finally {
    if (inspected.family === 'image')
      for (const path of [inspected.path, inspected.preview]) await parts.files.discard(path);
  }
}

async function rowOf(
  parts: DeskParts,
  { caller, conversationId, ticketId, key, upload }: Handed,
  { inspected, reuse }: { readonly inspected: Inspected; readonly reuse: Reuse },
): Promise<KeptEvidence> {
  const facts = inspected.family === 'image' ? inspected.facts : undefined;
  const takenAt = facts?.takenAt;
  const stored = facts?.storedSha256 ?? (await sha256Of(inspected.path));
  const kind = kindOf(inspected, key);
  return {
    id: `ev_${randomBytes(16).toString('hex')}`,
    conversationId,
    ticketId,
    buyerId: caller.kind === 'buyer' ? caller.buyerId : undefined,
    uploadedBy: caller.kind === 'staff' ? 'staff' : 'buyer',
    key,
    kind,
    sha256: upload.sha256,
    bytes: upload.bytes,
    quality: fitting(qualityOf(inspected, reuse, key), kind, key),
    level: await levelOf(parts, conversationId, takenAt),
    uploadedAt: parts.clock.now(),
    takenAt,
    reused: reuse.reused,
    mediaType: inspected.mediaType,
    storageKey: newStorageKey(stored),
    phash: facts?.hash,
  };
}

/** A picture is a photo unless its slot, or without a slot the file itself, says it shows a screen. */
function kindOf(inspected: Inspected, key: Handed['key']): EvidenceKind {
  if (inspected.family !== 'image') return inspected.family;
  const wanted = key && KIND_OF[key];
  if (wanted === 'screenshot') return 'screenshot';
  return !wanted && inspected.facts.screenshot ? 'screenshot' : 'photo';
}

function qualityOf(inspected: Inspected, reuse: Reuse, key: Handed['key']): EvidenceQuality {
  if (inspected.family !== 'image') return unmeasured(inspected);
  const wantsPhoto = key !== undefined && KIND_OF[key] === 'photo';
  return judgePhoto(inspected.facts, { duplicate: reuse.duplicate, wantsPhoto });
}

/** A photo sent where a video is wanted may be a good photo, but proves nothing there: its sender hears so at once. */
function fitting(
  quality: EvidenceQuality,
  kind: EvidenceKind,
  key: Handed['key'],
): EvidenceQuality {
  if (!key || accepts(KIND_OF[key], kind)) return quality;
  return { ...quality, ok: false, problems: ['wrong_kind', ...quality.problems] };
}

async function levelOf(
  { deliveredAt }: DeskParts,
  conversationId: string,
  takenAt: string | undefined,
): Promise<1 | 2> {
  const delivered = takenAt && (await deliveredAt?.(conversationId));
  return delivered && Date.parse(takenAt) > Date.parse(delivered) ? 2 : 1;
}

async function keep(files: EvidenceFiles, key: string, inspected: Inspected): Promise<void> {
  if (inspected.family === 'image') {
    const signature = await files.incoming();
    await writeFile(signature, Buffer.from(inspected.facts.signature, 'base64'));
    await files.keep(key, signature, 'signature');
    await files.keep(key, inspected.preview, 'preview');
  }
  await files.keep(key, inspected.path);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}

const answerOf = (row: KeptEvidence): EvidenceAnswer => {
  const { id, sha256, kind, bytes, key, level } = row;
  return {
    evidenceId: id,
    sha256,
    kind,
    bytes,
    ...(key === undefined ? {} : { key }),
    quality: toldQuality(row),
    level,
  };
};

/** A picture of another case proves nothing here, however sharp: its sender hears so at once. */
function toldQuality({ quality, reused }: KeptEvidence): EvidenceAnswer['quality'] {
  const problems = [...quality.problems];
  if (reused === undefined) return { ...quality, problems };
  const others = problems.filter((problem) => problem !== 'duplicate');
  return { ...quality, ok: false, problems: [...others, 'duplicate'] };
}
