import type { NormalText } from '../text/normalise.ts';

/** One stretch of a text and what it is read as. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly plain: string;
}

/** The text with every edit made, none overlapping; each new letter comes from all of what it stands for. */
export function edited(normal: NormalText, edits: readonly Edit[]): NormalText {
  if (edits.length === 0) return normal;
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  const keep = (from: number, to: number) => {
    text += normal.text.slice(from, to);
    for (let at = from; at < to; at++) {
      starts.push(normal.starts[at] ?? 0);
      ends.push(normal.ends[at] ?? 0);
    }
  };
  let done = 0;
  for (const { start, end, plain } of edits) {
    keep(done, start);
    text += plain;
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(normal.starts[start] ?? 0);
      ends.push(normal.ends[end - 1] ?? 0);
    }
    done = end;
  }
  keep(done, normal.text.length);
  return { text, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** Edits for every match of a global pattern whose words the table knows. */
export function editsOf(
  text: string,
  pattern: RegExp,
  plainOf: (word: string) => string | undefined,
): readonly Edit[] {
  return [...text.matchAll(pattern)].flatMap((hit): Edit[] => {
    const plain = plainOf(hit[0]);
    return plain === undefined || plain === hit[0]
      ? []
      : [{ start: hit.index, end: hit.index + hit[0].length, plain }];
  });
}
