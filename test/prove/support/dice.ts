/** Chance that can be thrown again: the same seed gives the same run of throws. */
export interface Dice {
  /** From `from` to `to`, both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Dice of their own for one part, so that parts do not disturb each other's throws. */
  fork(part: number): Dice;
}

/** Mulberry32: small, fast, and good enough to vary a test. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
    fork: (part) => dice(Math.imul(seed, 0x9e3779b1) + Math.imul(part + 1, 0x85ebca6b)),
  };
}
