import { io, type Socket } from 'socket.io-client';
import type { WireEvent } from '../../shared/wire.ts';
import { type Call, type Ears, type Tokens, Unreachable } from './transport.ts';

const ACK_MS = 12_000;
const DENIED_RETRY_MS = 2_000;

export interface SocketLink {
  readonly call: Call;
  readonly connected: () => boolean;
  /** Says something passing; lost where the socket is down. */
  readonly tell: (name: 'typing' | 'read', payload: object) => void;
  readonly retry: () => void;
  readonly close: () => void;
}

/** The first choice: one WebSocket, namespace `/buyer`. Nothing is sent while it is down. */
export function createSocket(origin: string, tokens: Tokens, ears: Ears): SocketLink {
  let fresh = false;
  const socket: Socket = io(`${origin}/buyer`, {
    transports: ['websocket'],
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
    timeout: 8_000,
    auth: (give) => {
      tokens.get(fresh).then(
        (token) => give(token ? { token } : {}),
        () => give({}),
      );
      fresh = false;
    },
  });
  socket.on('connect', ears.up);
  socket.on('disconnect', (reason) => {
    ears.down();
    if (reason === 'io server disconnect') renew();
  });
  socket.on('connect_error', () => {
    ears.down();
    if (!socket.active) renew();
  });
  socket.on('event', (event: WireEvent) => ears.hear(event));
  socket.on('typing', ears.typed);

  /** The server closed the door: most likely the token ran out. */
  function renew(): void {
    fresh = true;
    setTimeout(() => socket.connect(), DENIED_RETRY_MS);
  }
  const call: Call = async (name, payload) => {
    if (!socket.connected) throw new Unreachable();
    return socket
      .timeout(ACK_MS)
      .emitWithAck(name, payload)
      .catch(() => {
        throw new Unreachable();
      });
  };
  return {
    call,
    connected: () => socket.connected,
    tell: (name, payload) => void socket.volatile.emit(name, payload),
    retry: () => void (socket.connected || socket.connect()),
    close: () => void socket.close(),
  };
}
