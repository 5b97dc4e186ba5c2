import type { Socket } from 'socket.io-client';
import { hintBoard, type Topics } from './hint-board.ts';

export type LiveStatus = 'live' | 'polling';
export interface Live {
  /** Calls `onHint` whenever something may have changed; the API is then asked what. */
  watch(topics: Topics, onHint: () => void): () => void;
  status(): LiveStatus;
  onStatus(listener: () => void): () => void;
  close(): void;
}

const POLL_MS = 15_000;
/** Not every change is pushed to everyone (a merchant hears of known tickets only). */
const SWEEP_MS = 60_000;

/** The `/staff` socket as a source of hints, with a slow poll for as long as it is down. */
export function openLive(token: string): Live {
  const listeners = new Set<() => void>();
  let socket: Socket | undefined;
  let closed = false;
  const board = hintBoard((topics) => {
    if (socket?.connected) socket.emit('subscribe', topics);
  });
  const say = () => {
    for (const listener of listeners) listener();
  };

  connect(token).then((opened) => {
    if (closed) return;
    socket = opened;
    opened.on('connect', () => {
      say();
      board.renew();
    });
    opened.on('disconnect', say);
    opened.onAny(board.hint);
    opened.connect();
  }, ignore);
  const poll = setInterval(() => {
    const due = board.quietMs() >= (socket?.connected ? SWEEP_MS : 0);
    if (due && !document.hidden) board.hint();
  }, POLL_MS);

  return {
    watch: board.watch,
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

/** The client is fetched only once somebody is logged in. */
async function connect(token: string): Promise<Socket> {
  const { io } = await import('socket.io-client');
  return io('/staff', { auth: { token }, transports: ['websocket'], autoConnect: false });
}

/** Without the socket's code the poll alone keeps the page fresh. */
const ignore = () => undefined;
