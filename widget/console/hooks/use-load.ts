import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
}

type State<T> = Omit<Loaded<T>, 'reload'>;

/**
 * Loads, keeps what was there while it loads again, and forgets answers that were overtaken.
 * `load` must be stable (useCallback); a new one means another thing to load.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ loading: true });
  const running = useRef<AbortController>(undefined);

  const run = useCallback(
    (fresh: boolean) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setState((before) => (fresh ? { loading: true } : { ...before, loading: true }));
      const settle = (next: (before: State<T>) => State<T>) => {
        if (!controller.signal.aborted) setState(next);
      };
      load(controller.signal).then(
        (data) => settle(() => ({ data, loading: false })),
        (error: unknown) => settle((before) => ({ ...before, error, loading: false })),
      );
    },
    [load],
  );

  useEffect(() => {
    run(true);
    return () => running.current?.abort();
  }, [run]);

  const reload = useCallback(() => run(false), [run]);
  return { ...state, reload };
}
