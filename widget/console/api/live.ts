import type { Socket } from 'socket.io-client';

export interface Topics {
  readonly queues?: readonly string[];
  readonly ticketIds?: readonly string[];
}
export type LiveStatus = 'live' | 'polling';
export interface Live {
  /** Calls `onHint` whenever something may have changed; the API is then asked what. */
  watch(topics: Topics, onHint: () => void): () => void;
  status(): LiveStatus;
  onStatus(listener: () => void): () => void;
  close(): void;
}

export const POLL_MS = 15_000;
/** Not every change is pushed to everyone (a merchant hears of known tickets only). */
const SWEEP_MS = 60_000;
/** A burst of events (one turn makes several) is answered by one reading. */
const SETTLE_MS = 300;

interface Watcher {
  readonly topics: Topics;
  readonly onHint: () => void;
  timer?: ReturnType<typeof setTimeout>;
}

/** The `/staff` socket as a source of hints, with a slow poll for as long as it is down. */
export function openLive(token: string): Live {
  const watchers = new Set<Watcher>();
  const listeners = new Set<() => void>();
  let socket: Socket | undefined;
  let closed = false;
  let hintedAt = Date.now();

  const hintAll = () => {
    hintedAt = Date.now();
    for (const watcher of watchers) hint(watcher);
  };
  const say = () => {
    for (const listener of listeners) listener();
  };
  const subscribe = ({ topics }: Watcher) => {
    if (socket?.connected) socket.emit('subscribe', topics);
  };

  connect(token).then((opened) => {
    if (closed) return opened.disconnect();
    socket = opened;
    // What happened while away is unknown: read everything again after each connect.
    opened.on('connect', () => {
      for (const watcher of watchers) subscribe(watcher);
      say();
      hintAll();
    });
    opened.on('disconnect', say);
    opened.onAny(hintAll);
    return opened.connect();
  }, ignore);
  const poll = setInterval(() => {
    const due = Date.now() - hintedAt >= (socket?.connected ? SWEEP_MS : 0);
    if (due && !document.hidden) hintAll();
  }, POLL_MS);

  return {
    watch(topics, onHint) {
      const watcher: Watcher = { topics, onHint };
      watchers.add(watcher);
      subscribe(watcher);
      return () => {
        clearTimeout(watcher.timer);
        watchers.delete(watcher);
      };
    },
    status: () => (socket?.connected ? 'live' : 'polling'),
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      clearInterval(poll);
      socket?.disconnect();
    },
  };
}

function hint(watcher: Watcher): void {
  clearTimeout(watcher.timer);
  watcher.timer = setTimeout(watcher.onHint, SETTLE_MS);
}

/** The client is fetched only once somebody is logged in. */
async function connect(token: string): Promise<Socket> {
  const { io } = await import('socket.io-client');
  return io('/staff', { auth: { token }, transports: ['websocket'], autoConnect: false });
}

/** Without the socket's code the poll alone keeps the page fresh. */
const ignore = () => undefined;
