/** How much waits behind a place of the navigation, by its name. */
let counts: Readonly<Record<string, number>> = {};
const listeners = new Set<() => void>();

export const badges = {
  get: (): Readonly<Record<string, number>> => counts,
  set(name: string, count: number): void {
    if (counts[name] === count) return;
    counts = { ...counts, [name]: count };
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
