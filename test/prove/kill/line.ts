import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import { mint } from '../support/shop.ts';

/** How long an answer is waited for before the same thing is asked again. */
const ANSWER_MS = 8_000;
const CONNECT_MS = 180_000;
const RETRY_MS = 100;
/** Refusals that say "later" and nothing about the message. */
const LATER = new Set(['unavailable', 'rate_limited', 'internal']);

export type Answer =
  | { readonly ok: true; readonly [key: string]: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

const AnswerShape = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.looseObject({
    ok: z.literal(false),
    error: z.object({ code: z.string(), message: z.string() }),
  }),
]);

/** A buyer's socket: it comes back after every death of the server. */
export interface Line {
  readonly isUp: boolean;
  /** Answers heard so far. */
  readonly answered: number;
  /** Asks until there is an answer; `tried` hears of each try. A refusal is an answer. */
  ask(event: string, payload: object, tried?: () => void): Promise<Answer>;
  /** From now on it is this buyer's. */
  become(buyerId: string): void;
  /** Drops the connection, as a tunnel would. */
  drop(): void;
  close(): void;
  /** Answers "internal", which nothing that we send deserves. */
  readonly faults: string[];
}

interface Hearing {
  readonly event: (event: WireEvent) => void;
  readonly connected: () => void;
}

export function connect(url: string, buyerId: string, hear: Hearing): Line {
  const faults: string[] = [];
  let closed = false;
  let answered = 0;
  let who = buyerId;
  const socket = dial(
    url,
    () => mint(who),
    () => !closed,
  );
  socket.on('event', hear.event);
  socket.on('connect', hear.connected);
  return {
    get answered() {
      return answered;
    },
    get isUp() {
      return socket.connected;
    },
    faults,
    async ask(event, payload, tried = () => {}) {
      for (;;) {
        await connected(socket);
        tried();
        const answer = await once(socket, event, payload);
        if (answer) answered += 1;
        if (answer?.ok === false && answer.error.code === 'internal')
          faults.push(`${event}: ${answer.error.message}`);
        if (answer && (answer.ok || !LATER.has(answer.error.code))) return answer;
        await sleep(RETRY_MS);
      }
    },
    become(next) {
      if (next === who) return;
      who = next;
      socket.disconnect().connect();
    },
    drop: () => void socket.io.engine?.close(),
    close() {
      closed = true;
      socket.disconnect();
    },
  };
}

/** A socket that comes back, with a fresh token, for as long as it is wanted. */
function dial(url: string, token: () => Promise<string>, wanted: () => boolean): Socket {
  const socket: Socket = io(`${url}/buyer`, {
    transports: ['websocket'],
    forceNew: true,
    auth: (give) => {
      token().then((fresh) => give({ token: fresh }));
    },
    reconnectionDelay: 50,
    reconnectionDelayMax: 250,
  });
  // After a refused handshake, or a server that took its leave, a socket does not come back by itself.
  const comeBack = () => {
    if (!socket.active && wanted()) setTimeout(() => socket.connect(), RETRY_MS);
  };
  socket.on('connect_error', comeBack);
  socket.on('disconnect', comeBack);
  return socket;
}

async function connected(socket: Socket): Promise<void> {
  const until = Date.now() + CONNECT_MS;
  while (!socket.connected) {
    if (Date.now() > until) throw new Error('the server did not come back');
    await sleep(20);
  }
}

/** One try; nothing when the connection broke or the answer did not come: the outcome is unknown. */
async function once(socket: Socket, event: string, payload: object): Promise<Answer | undefined> {
  try {
    return AnswerShape.parse(await socket.timeout(ANSWER_MS).emitWithAck(event, payload));
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    return undefined;
  }
}
