import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { CoverBody, CoverView } from '../contract/cover.ts';
import type { StaffCaller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import { newStorageKey } from './files.ts';
import type { ImagePool } from './image/pool.ts';
import type { EvidenceFiles, KeptEvidence } from './ports.ts';

/** A cover as kept: with the photo it made, where it has boxes. */
export interface KeptCover extends Omit<Required<CoverView>, 'boxes'> {
  readonly boxes: CoverBody['boxes'];
  readonly storageKey?: string | undefined;
}

/** What covering reads and writes. */
export interface CoverRows {
  one(caller: StaffCaller, id: string): Promise<KeptEvidence | undefined>;
  cover(evidenceId: string): Promise<KeptCover | undefined>;
  putCover(evidenceId: string, cover: KeptCover): Promise<void>;
}

interface Parts {
  readonly files: EvidenceFiles;
  readonly pool: Pick<ImagePool, 'cover'>;
  readonly rows: CoverRows;
  readonly clock: { now(): string };
}

/** What the platform's people hide of a file before a jury sees it. */
export interface CoverDesk {
  /** Undefined where the caller sees no such file. */
  read(caller: StaffCaller, id: string): Promise<CoverView | undefined>;
  /** Throws `validation_failed` for boxes on what is no picture. */
  put(caller: StaffCaller, id: string, body: CoverBody): Promise<CoverView | undefined>;
}

export function createCoverDesk(parts: Parts): CoverDesk {
  const { rows, clock } = parts;
  return {
    async read(caller, id) {
      if (!(await rows.one(caller, id))) return undefined;
      return viewOf(await rows.cover(id));
    },
    async put(caller, id, { boxes, withheld }) {
      const file = await rows.one(caller, id);
      if (!file) return undefined;
      if (boxes.length > 0 && !file.mediaType.startsWith('image/'))
        throw new Refused('validation_failed', 'Boxes can be drawn over a picture only.', {
          errors: [{ path: 'boxes', message: 'leave them out and withhold the file' }],
        });
      const storageKey = boxes.length > 0 ? await draw(parts, file, boxes) : undefined;
      const cover = { boxes, withheld, at: clock.now(), by: caller.userId, storageKey };
      await rows.putCover(id, cover);
      return viewOf(cover);
    },
  };
}

const viewOf = (cover: KeptCover | undefined): CoverView =>
  cover
    ? { boxes: [...cover.boxes], withheld: cover.withheld, at: cover.at, by: cover.by }
    : { boxes: [], withheld: false };

/** Drawn over the original each time: a box that was too large can be made smaller. */
async function draw(
  { files, pool }: Parts,
  { storageKey }: KeptEvidence,
  cover: CoverBody['boxes'],
): Promise<string> {
  const paths = await Promise.all([files.incoming(), files.incoming(), files.incoming()]);
  const [input, output, preview] = paths;
  try {
    const kept = await files.open(storageKey);
    if (!kept) throw new Refused('not_found', 'The file is not there.');
    await pipeline(kept.stream, createWriteStream(input, { mode: 0o600 }));
    const drawn = await pool.cover({ cover, input, output, preview });
    if (!drawn.ok)
      throw new Refused('unavailable', 'The photo could not be drawn on now; try again.');
    const key = newStorageKey(drawn.storedSha256);
    await files.keep(key, preview, 'preview');
    await files.keep(key, output);
    return key;
  } finally {
    for (const path of paths) await files.discard(path);
  }
}
