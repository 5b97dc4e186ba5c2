import { type FileHandle, open } from 'node:fs/promises';

/** Boxes that say where, when and with what a film was made. */
const TELLING = ['udta', 'meta', 'uuid'];
/** Boxes whose children are looked at. */
const OPENED = ['moov', 'trak'];
/** Boxes looked at in one film; a film has some dozens, an attack as many as fit. */
const MAX_BOXES = 10_000;
const HEADER_BYTES = 16;
const ZEROS = Buffer.alloc(64 * 1024);

/** The container is broken or cut off. */
export class BrokenFilm extends Error {}

/**
 * Checks an MP4 or MOV container and blanks, in place, what it tells of its maker (GPS position, names):
 * such a box becomes free space of the same length, so no offset in the film changes. Answers the frame's
 * size. Throws `BrokenFilm` where the index or the media is missing or a box runs past its end.
 */
export async function scrubFilm(path: string): Promise<{ width: number; height: number }> {
  const file = await open(path, 'r+');
  try {
    const { size: bytes } = await file.stat();
    const seen: Seen = { types: new Set(), boxes: 0, width: 0, height: 0 };
    await walk(file, { from: 0, to: bytes }, seen);
    if (!seen.types.has('moov') || !(seen.types.has('mdat') || seen.types.has('moof')))
      throw new BrokenFilm('no index or no media');
    await file.sync();
    return { width: seen.width, height: seen.height };
  } finally {
    await file.close();
  }
}

interface Seen {
  readonly types: Set<string>;
  boxes: number;
  width: number;
  height: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

async function walk(file: FileHandle, { from, to }: Span, seen: Seen): Promise<void> {
  for (let at = from; at + 8 <= to; ) {
    seen.boxes += 1;
    if (seen.boxes > MAX_BOXES) throw new BrokenFilm('too many boxes');
    const box = await header(file, at, to);
    seen.types.add(box.type);
    if (TELLING.includes(box.type)) await blank(file, at, box);
    else if (box.type === 'tkhd') await frameSize(file, box, seen);
    else if (OPENED.includes(box.type)) await walk(file, box, seen);
    at = box.to;
  }
}

async function header(file: FileHandle, at: number, end: number): Promise<Span & { type: string }> {
  const head = Buffer.alloc(HEADER_BYTES);
  await file.read(head, 0, HEADER_BYTES, at);
  const short = head.readUInt32BE(0);
  const long = short === 1;
  const size = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
  const from = at + (long ? 16 : 8);
  const to = at + size;
  if (to < from || to > end) throw new BrokenFilm('a box runs past its end');
  return { from, to, type: head.toString('latin1', 4, 8) };
}

async function blank(file: FileHandle, at: number, { from, to }: Span): Promise<void> {
  await file.write('free', at + 4, 'latin1');
  for (let pos = from; pos < to; pos += ZEROS.length)
    await file.write(ZEROS, 0, Math.min(ZEROS.length, to - pos), pos);
}

/** The last eight bytes of a track header are width and height in 16.16 fixed point. */
async function frameSize(file: FileHandle, { from, to }: Span, seen: Seen): Promise<void> {
  if (to - from < 84) throw new BrokenFilm('a track header is too short');
  const tail = Buffer.alloc(8);
  await file.read(tail, 0, 8, to - 8);
  seen.width = Math.max(seen.width, tail.readUInt16BE(0));
  seen.height = Math.max(seen.height, tail.readUInt16BE(4));
}
