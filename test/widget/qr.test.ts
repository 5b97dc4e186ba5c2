import { describe, expect, it } from 'vitest';
import { qrPath } from '../../widget/embed/state/qr.ts';

/** The code as rows of characters, for a person to look at. */
const rows = (text: string): string[] => {
  const code = qrPath(text);
  const dark = new Set([...(code?.path ?? '').matchAll(/M(\d+ \d+)/g)].map((match) => match[1]));
  const size = code?.size ?? 0;
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (dark.has(`${x} ${y}`) ? '#' : '.')).join(''),
  );
};

describe('the code of a label', () => {
  it('has its three finders, its timing and the module that is always dark', () => {
    const code = rows('SIM0123456789ABCDEF');
    expect(code).toHaveLength(25);
    const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
    expect(code.slice(0, 7).map((row) => row.slice(0, 7))).toEqual(finder);
    expect(code.slice(0, 7).map((row) => row.slice(-7))).toEqual(finder);
    expect(code.slice(-7).map((row) => row.slice(0, 7))).toEqual(finder);
    expect(code[6]?.slice(8, 17)).toBe('#.#.#.#.#');
    expect(code[17]?.[8]).toBe('#');
  });

  it('grows with the number, and gives up on what no carrier prints', () => {
    expect(rows('x'.repeat(26))).toHaveLength(25);
    expect(rows('x'.repeat(27))).toHaveLength(29);
    expect(qrPath('x'.repeat(60))).toBeUndefined();
  });
});
