import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Topics } from '../api/hint-board.ts';
import { type Live, type LiveStatus, openLive } from '../api/live.ts';

const LiveContext = createContext<Live | undefined>(undefined);
const nothing = () => () => undefined;
const polling = (): LiveStatus => 'polling';

/** One socket for the whole console, for as long as somebody is logged in. */
export function LiveProvider({
  token,
  juror = false,
  children,
}: {
  readonly token: string;
  /** Jurors have a channel of their own. */
  readonly juror?: boolean;
  readonly children: ReactNode;
}) {
  const [live, setLive] = useState<Live>();
  useEffect(() => {
    const opened = openLive(token, juror);
    setLive(opened);
    return () => opened.close();
  }, [token, juror]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

export function useLiveStatus(): LiveStatus {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live?.onStatus ?? nothing, live?.status ?? polling);
}

/** The connection itself, for what is said over it as it happens. */
export const useLive = (): Live | undefined => useContext(LiveContext);

/** Reads again on every hint about these topics, and when the tab is looked at again. */
export function useHints(topics: Topics, onHint: () => void): void {
  const live = useContext(LiveContext);
  const latest = useRef(onHint);
  latest.current = onHint;
  const key = JSON.stringify(topics);
  useEffect(() => {
    const stop = live?.watch(JSON.parse(key) as Topics, () => latest.current());
    const onShow = () => {
      if (!document.hidden) latest.current();
    };
    document.addEventListener('visibilitychange', onShow);
    return () => {
      stop?.();
      document.removeEventListener('visibilitychange', onShow);
    };
  }, [live, key]);
}
