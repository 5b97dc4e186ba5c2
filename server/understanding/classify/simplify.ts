/** A complaint says its business early and its wish last; the middle of an essay adds little. */
export const HEAD = 140;
export const TAIL = 60;

/** The head and the tail of a long text, all of a short one. */
export const endsOf = (normal: string): string =>
  normal.length > HEAD + TAIL ? `${normal.slice(0, HEAD)} ${normal.slice(-TAIL)}` : normal;

/** What the classifier looks at: numbers levelled, repetitions shortened, long text cut. */
export const simplify = (normal: string): string =>
  // "啊啊啊啊" and "sooooo" differ from "啊啊" and "soo" in nothing that matters here.
  endsOf(normal)
    .replace(/(.)\1{2,}/gu, '$1$1')
    .replace(/https?:\/\/\S+/g, '@')
    .replace(/\d[\d.,]*/g, '#')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}#@%?!'¥$£€]+/gu, ' ')
    .trim();
