/** A version of the code: error correction M in one block, enough for a tracking number. */
const VERSIONS = [
  { version: 2, data: 28, check: 16 },
  { version: 3, data: 44, check: 26 },
] as const;
/** Level M with mask 0, as the standard tells the fifteen bits of it. */
const FORMAT = 0b101010000010010;

const EXP: number[] = [];
const LOG: number[] = [];
for (let i = 0, x = 1; i < 255; i += 1) {
  EXP[i] = x;
  LOG[x] = i;
  x = x & 128 ? (x << 1) ^ 285 : x << 1;
}
const times = (a: number, b: number): number =>
  a && b ? (EXP[((LOG[a] ?? 0) + (LOG[b] ?? 0)) % 255] ?? 0) : 0;

/** A QR code as the path of its dark squares; nothing where the text is too long for ours. */
export function qrPath(text: string): { size: number; path: string } | undefined {
  const bytes = [...new TextEncoder().encode(text)];
  const fits = VERSIONS.find(({ data }) => bytes.length <= data - 2);
  if (!fits) return undefined;
  const words = codewords(bytes, fits.data);
  const bits = [...words, ...checkwords(words, fits.check)];
  const size = 17 + 4 * fits.version;
  const grid = frame(size);
  fill(grid, bits);
  let path = '';
  grid.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += `M${x} ${y}h1v1h-1z`;
    });
  });
  return { size, path };
}

/** Byte mode: its mark, the length, the bytes, then padding. */
function codewords(bytes: readonly number[], room: number): number[] {
  const nibbles = [4, bytes.length >> 4, bytes.length & 15];
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15);
  nibbles.push(0);
  const words: number[] = [];
  for (let i = 0; i + 1 < nibbles.length; i += 2)
    words.push(((nibbles[i] ?? 0) << 4) | (nibbles[i + 1] ?? 0));
  for (let pad = 236; words.length < room; pad ^= 236 ^ 17) words.push(pad);
  return words;
}

/** Reed–Solomon: the rest of the words by the generator. */
function checkwords(words: readonly number[], count: number): number[] {
  let generator = [1];
  for (let i = 0; i < count; i += 1) {
    const next = [...generator, 0];
    generator.forEach((g, j) => {
      next[j + 1] = (next[j + 1] ?? 0) ^ times(g, EXP[i] ?? 0);
    });
    generator = next;
  }
  const rest = [...words, ...Array<number>(count).fill(0)];
  words.forEach((_, i) => {
    const lead = rest[i] ?? 0;
    generator.forEach((g, j) => {
      rest[i + j] = (rest[i + j] ?? 0) ^ times(g, lead);
    });
  });
  return rest.slice(words.length);
}

type Grid = (boolean | undefined)[][];

/** Finders, timing, alignment and format; what is undefined is left for the data. */
function frame(size: number): Grid {
  const grid: Grid = Array.from({ length: size }, () => Array<boolean | undefined>(size));
  const set = (x: number, y: number, dark: boolean): void => {
    const row = grid[y];
    if (row && x >= 0 && x < size) row[x] = dark;
  };
  const square = (cx: number, cy: number, reach: number, light: readonly number[]): void => {
    for (let y = -reach; y <= reach; y += 1)
      for (let x = -reach; x <= reach; x += 1)
        set(cx + x, cy + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
  };
  for (let i = 8; i < size - 8; i += 1) {
    set(i, 6, i % 2 === 0);
    set(6, i, i % 2 === 0);
  }
  square(3, 3, 4, [2, 4]);
  square(size - 4, 3, 4, [2, 4]);
  square(3, size - 4, 4, [2, 4]);
  square(size - 7, size - 7, 2, [1]);
  for (let i = 0; i < 15; i += 1) {
    const dark = ((FORMAT >> (14 - i)) & 1) === 1;
    if (i < 6) set(i, 8, dark);
    else if (i < 8) set(i + 1, 8, dark);
    else if (i === 8) set(8, 7, dark);
    else set(8, 14 - i, dark);
    if (i < 7) set(8, size - 1 - i, dark);
    else set(size - 15 + i, 8, dark);
  }
  set(8, size - 8, true);
  return grid;
}

/** The words bit by bit, in pairs of columns from the right, up and down, through mask 0. */
function fill(grid: Grid, words: readonly number[]): void {
  const size = grid.length;
  let bit = 0;
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = grid[y];
        if (!row || row[x] !== undefined) continue;
        const dark = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        row[x] = dark !== ((x + y) % 2 === 0);
        bit += 1;
      }
    }
    up = !up;
  }
}
