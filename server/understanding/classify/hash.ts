// FNV-1a, kept signed: 32-bit integers stay small values for the engine.
const OFFSET = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

/** A number for a feature's name. */
export const hashOf = (text: string): number => {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
  return hash;
};

/** Adds the numbers of all runs of characters of the given lengths. */
export const addRuns = (
  into: Set<number>,
  text: string,
  { shortest, longest }: { readonly shortest: number; readonly longest: number },
): void => {
  for (let start = 0; start < text.length; start++) {
    let hash = OFFSET;
    const end = Math.min(text.length, start + longest);
    for (let at = start; at < end; at++) {
      hash = hashStep(hash, text.charCodeAt(at));
      if (at - start + 1 >= shortest) into.add(hash);
    }
  }
};
