import exifr from 'exifr';
import type { ImageFacts } from './facts.ts';

/** Offset assumed for a camera that names none: older phones of the home market. */
const DEFAULT_OFFSET = '+08:00';
/** What iOS writes into the comment of a picture of the screen. */
const SCREENSHOT_COMMENT = 'Screenshot';

/** The two facts kept of a photo's metadata; broken metadata is no metadata. */
export async function exifFacts(
  bytes: Buffer,
): Promise<Pick<ImageFacts, 'takenAt' | 'screenshot'>> {
  const tags: unknown = await exifr
    .parse(bytes, {
      pick: ['DateTimeOriginal', 'OffsetTimeOriginal', 'UserComment'],
      reviveValues: false,
    })
    .catch(() => undefined);
  return { takenAt: takenAt(tags), screenshot: textOf(tags, 'UserComment') === SCREENSHOT_COMMENT };
}

/** `2026:11:05 19:30:00` with `+08:00` as an instant; undefined for anything that is not a time. */
function takenAt(tags: unknown): string | undefined {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(textOf(tags, 'DateTimeOriginal'));
  if (!match) return undefined;
  const named = textOf(tags, 'OffsetTimeOriginal');
  const offset = /^[+-]\d\d:\d\d$/.test(named) ? named : DEFAULT_OFFSET;
  const time = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${offset}`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** A tag as trimmed text, without the eight-byte prefix that EXIF comments carry. */
function textOf(tags: unknown, name: string): string {
  if (typeof tags !== 'object' || tags === null) return '';
  const value = (tags as Readonly<Record<string, unknown>>)[name];
  const text =
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value ?? '');
  return text
    .replace(/^(ASCII|UNICODE|JIS)\0+/, '')
    .replaceAll('\0', '')
    .trim();
}
