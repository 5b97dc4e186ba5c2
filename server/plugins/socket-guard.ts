import type { Socket } from 'socket.io';
import type { Peer, SocketEvent } from '../channels/socket-event.ts';
import { Refused } from '../terms/refused.ts';
import { hostileText } from './hostile-text.ts';
import type { InFlight } from './in-flight.ts';
import type { Log } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { problemOf } from './problem.ts';
import { tokenBucket } from './token-bucket.ts';

export interface SocketGuard {
  readonly inFlight: InFlight;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Off for measuring: every message is let through. */
  readonly limited: boolean;
  /** Throws where whoever is at the other end may not be there any more. */
  readonly standing?: () => Promise<void>;
}

/**
 * The only way to listen to a socket. Whatever a client sends (nothing, `null`, a string where the
 * acknowledgement belongs), it ends in an acknowledgement or in silence, never in the process.
 */
export function onEvent(socket: Socket, guard: SocketGuard, peer: Peer, event: SocketEvent): void {
  const bucket = tokenBucket(event.limit);
  socket.on(event.name, (...args: unknown[]) => {
    const { payload, ack } = readArguments(args);
    // The outcome of an acknowledged event would be lost on a caller who cannot hear it.
    if (event.acknowledged && !ack) return guard.metrics.socketEvent(event.name, 'no_ack');
    const answer = async () => {
      if (guard.inFlight.draining) throw new Refused('unavailable', 'The server is stopping.');
      const waitMs = guard.limited ? bucket.take(Date.now()) : 0;
      if (waitMs > 0) throw new Refused('rate_limited', `Too fast; wait ${waitMs} ms.`);
      const told = checked(event, payload);
      await guard.standing?.();
      return event.handler(peer, told);
    };
    void guard.inFlight.run(() => settle(guard, event.name, answer, ack));
  });
}

/** Answers an event nobody declared, instead of leaving its sender waiting. */
export function refuseUnknown(socket: Socket, guard: SocketGuard, known: readonly string[]): void {
  socket.onAny((name: unknown, ...args: unknown[]) => {
    if (typeof name === 'string' && known.includes(name)) return;
    guard.metrics.socketEvent('unknown', 'refused');
    const refuse = async () => {
      throw new Refused('bad_request', `There is no such event; there are ${known.join(', ')}.`);
    };
    void settle(guard, 'unknown', refuse, readArguments(args).ack);
  });
}

type Ack = (answer: object) => void;

function readArguments(args: readonly unknown[]): { payload: unknown; ack: Ack | undefined } {
  const last = args.at(-1);
  const ack = typeof last === 'function' ? (answer: object) => void last(answer) : undefined;
  const rest = ack ? args.slice(0, -1) : args;
  return { payload: rest.length > 1 ? rest : rest[0], ack };
}

function checked(event: SocketEvent, payload: unknown): unknown {
  const fault = hostileText(payload);
  if (fault)
    throw new Refused('validation_failed', `A text ${fault.message}.`, { errors: [fault] });
  return event.schema.parse(payload);
}

async function settle(
  guard: SocketGuard,
  name: string,
  work: () => Promise<object | undefined>,
  ack: Ack | undefined,
): Promise<void> {
  try {
    const answer = await work();
    ack?.({ ok: true, ...answer });
    guard.metrics.socketEvent(name, 'ok');
  } catch (error) {
    const { code, detail, errors, next } = problemOf(error);
    if (code === 'internal') guard.log.error({ err: error, event: name });
    guard.metrics.socketEvent(name, code);
    ack?.({
      ok: false,
      error: { code, message: detail, ...(errors ? { errors } : {}), ...(next ? { next } : {}) },
    });
  }
}
