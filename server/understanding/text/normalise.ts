import { foldHan } from './traditional.ts';

/** The longest message that is read, in UTF-16 code units; the rest is kept but not looked at. */
export const MAX_CHARS = 4096;

/** Code units that one may become under NFKC (U+FDFA). */
const MOST_FOLDED = 18;

/** A message made comparable, with the way back to what was typed. */
export interface NormalText {
  /** NFKC, lower case, simplified characters, no invisible characters. */
  readonly text: string;
  /** For every code unit of `text`: where its source begins and ends in the original. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

// Zero-width, bidi, variation selectors, soft hyphen, tags: they only serve to hide words.
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
// Telephones write the apostrophe of "didn't" in their own ways.
const QUOTE = /[\u2018\u2019\u02bc\u00b4\uff07]/;
const BLANK = /[\p{Cc}\s]/u;

/** Folds a message for reading; spans found in the result can be mapped back with `spanOf`. */
export const normalise = (original: string): NormalText => {
  const room = Math.min(MAX_CHARS, original.length * MOST_FOLDED);
  const starts = new Int32Array(room);
  const ends = new Int32Array(room);
  let text = '';
  let at = 0;
  for (const char of original.slice(0, MAX_CHARS)) {
    const folded = foldChar(char);
    if (text.length + folded.length > MAX_CHARS) break;
    for (let unit = 0; unit < folded.length; unit++) {
      starts[text.length + unit] = at;
      ends[text.length + unit] = at + char.length;
    }
    text += folded;
    at += char.length;
  }
  return { text, starts: starts.subarray(0, text.length), ends: ends.subarray(0, text.length) };
};

/** The span in the original that a span of the normal text came from. */
export const spanOf = (normal: NormalText, start: number, end: number) => ({
  start: normal.starts[start] ?? 0,
  end: normal.ends[end - 1] ?? 0,
});

const foldChar = (char: string): string => {
  const code = char.codePointAt(0) ?? 0;
  if (code > 0x20 && code < 0x7f) return char === '`' ? "'" : char.toLowerCase();
  if (code >= 0x4e00 && code <= 0x9fff) return foldHan(char);
  if (QUOTE.test(char)) return "'";
  if (INVISIBLE.test(char)) return '';
  if (BLANK.test(char)) return ' ';
  return foldHan(char.normalize('NFKC').toLowerCase());
};
