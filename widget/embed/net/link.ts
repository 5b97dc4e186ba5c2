import type { SyncAck } from '../../shared/wire.ts';
import { createHttp, followOnce } from './http.ts';
import { createSocket, type SocketLink } from './socket.ts';
import { type Call, type Ears, type Tokens, Unreachable } from './transport.ts';

/** How long a socket may take before the fallback steps in. */
const PATIENCE_MS = 4_000;
const POLL_MS = 2_500;

export interface LinkEars {
  /** A way to the server stands: enter the conversation again. */
  readonly up: (way: 'online' | 'http') => void;
  readonly down: (offline: boolean) => void;
  readonly hear: (page: Pick<SyncAck, 'events' | 'lastSeq'>) => void;
  readonly typed: Ears['typed'];
  /** Where the fallback is to listen; nothing before a conversation is open. */
  readonly place: () => { readonly conversationId: string; readonly afterSeq: number } | undefined;
}

export interface Link {
  readonly call: Call;
  /** Says something passing; lost where the socket is down. */
  readonly tell: SocketLink['tell'];
  /** Another conversation is open now: listen there. */
  readonly moved: () => void;
  readonly close: () => void;
}

/** Socket first; HTTP while the socket cannot connect; back to the socket as soon as it can. */
export function createLink(origin: string, tokens: Tokens, ears: LinkEars): Link {
  let fallback: AbortController | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const http = createHttp(origin, tokens);
  const socket = createSocket(origin, tokens, {
    typed: ears.typed,
    hear: (event) => ears.hear({ events: [event], lastSeq: event.seq }),
    up() {
      clearTimeout(patience);
      patience = undefined;
      fallback?.abort();
      fallback = undefined;
      ears.up('online');
    },
    down() {
      if (!fallback) ears.down(!navigator.onLine);
      wait();
    },
  });
  const wait = (): void => {
    if (fallback || patience) return;
    patience = setTimeout(() => {
      patience = undefined;
      if (socket.connected()) return;
      startFallback();
    }, PATIENCE_MS);
  };
  const startFallback = (): void => {
    fallback?.abort();
    fallback = new AbortController();
    void follow(fallback.signal);
  };

  /** Asks again and again while the socket is away; each answer proves that there is a way. */
  async function follow(signal: AbortSignal): Promise<void> {
    let reached = false;
    while (!signal.aborted) {
      const place = ears.place();
      try {
        if (!reached) await fetch(`${origin}/healthz`, { signal, cache: 'no-store' });
        if (!reached && !signal.aborted) ears.up('http');
        reached = true;
        if (place) await followOnce({ origin, tokens, ...place }, ears.hear, signal);
      } catch {
        if (signal.aborted) return;
        reached = false;
        ears.down(!navigator.onLine);
      }
      await pause(POLL_MS, signal);
    }
  }
  const onOnline = (): void => socket.retry();
  const onOffline = (): void => ears.down(true);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  wait();
  return {
    tell: socket.tell,
    call(name, payload) {
      if (socket.connected()) return socket.call(name, payload);
      return fallback ? http(name, payload) : Promise.reject(new Unreachable());
    },
    moved() {
      if (fallback) startFallback();
    },
    close() {
      clearTimeout(patience);
      fallback?.abort();
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', onOffline);
      socket.close();
    },
  };
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
