/** One value, changed only by its pure reducer; listeners hear after every change. */
export interface Store<S, C> {
  readonly get: () => S;
  readonly dispatch: (change: C) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<S, C>(reduce: (state: S, change: C) => S, initial: S): Store<S, C> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(change) {
      const next = reduce(state, change);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
