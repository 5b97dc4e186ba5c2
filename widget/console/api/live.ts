import type { Socket } from 'socket.io-client';
import { hintBoard, type Topics } from './hint-board.ts';

export type LiveStatus = 'live' | 'polling';
export interface Live {
  /** Calls `onHint` whenever something may have changed; the API is then asked what. */
  watch(topics: Topics, onHint: () => void): () => void;
  /** Hears everything the server says, as it says it; answers how to stop. */
  hear(listener: Hearing): () => void;
  /** Says something passing, such as that one types; lost where the socket is down. */
  say(name: string, payload: object): void;
  status(): LiveStatus;
  onStatus(listener: () => void): () => void;
  close(): void;
}

export type Hearing = (name: string, payload: unknown) => void;

/** What passes by and changes no view that is read again. */
const PASSING = ['typing', 'read', 'queue', 'suggestion'];
/** Whether what the server said means that something may have changed. */
export const isHint = (name: string): boolean => !PASSING.includes(name);

const POLL_MS = 15_000;
/** Time passes without a word: what became overdue, or how long something still takes. */
const SWEEP_MS = 60_000;

/** The `/staff` socket, or a juror's own, as a source of hints, with a slow poll for as long as it is down. */
export function openLive(token: string, juror = false): Live {
  const listeners = new Set<() => void>();
  const hearings = new Set<Hearing>();
  let socket: Socket | undefined;
  let closed = false;
  const board = hintBoard((topics) => {
    if (socket?.connected && !juror) socket.emit('subscribe', topics);
  });
  const say = () => {
    for (const listener of listeners) listener();
  };

  // A jury's hints reach whoever asked for their seats since they were invited.
  const sitDown = (opened: Socket) => juror && opened.emit('sync', {}, () => board.hint());

  connect(token, juror ? '/jury' : '/staff').then((opened) => {
    if (closed) return;
    socket = opened;
    opened.on('connect', () => {
      say();
      if (!juror) board.renew();
      sitDown(opened);
    });
    opened.on('notice', () => sitDown(opened));
    opened.on('disconnect', say);
    opened.onAny((name: string, payload: unknown) => {
      for (const hearing of hearings) hearing(name, payload);
      if (isHint(name)) board.hint();
    });
    opened.connect();
  }, ignore);
  const poll = setInterval(() => {
    const due = board.quietMs() >= (socket?.connected ? SWEEP_MS : 0);
    if (due && !document.hidden) board.hint();
  }, POLL_MS);

  return {
    watch: board.watch,
    hear(listener) {
      hearings.add(listener);
      return () => hearings.delete(listener);
    },
    say(name, payload) {
      if (socket?.connected) socket.emit(name, payload);
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

/** The client is fetched only once somebody is logged in. */
async function connect(token: string, path: string): Promise<Socket> {
  const { io } = await import('socket.io-client');
  return io(path, { auth: { token }, transports: ['websocket'], autoConnect: false });
}

/** Without the socket's code the poll alone keeps the page fresh. */
const ignore = () => undefined;
