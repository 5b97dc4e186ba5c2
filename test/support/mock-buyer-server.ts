import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { Server } from 'socket.io';
import {
  MessagePayload,
  OpenPayload,
  PostedMessage,
  SyncPayload,
} from '../../server/contract/buyer-channel.ts';
import { Talk } from './mock-claim.ts';
import { mockMarketplace } from './mock-marketplace.ts';

const DIST = new URL('../../dist/', import.meta.url).pathname;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const CHAT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'none'";

export interface MockServer {
  readonly port: number;
  readonly talk: Talk;
  /** Faults to order: a dead socket, silent acknowledgements, events that arrive in disorder. */
  readonly faults: { socketDown: boolean; mute: boolean; shuffle: boolean };
  readonly dropSockets: () => void;
  readonly close: () => Promise<void>;
}

/** A stand-in that tells the seed claim of the issue by the same wire, for tests of the widget alone. */
export async function startMockServer(): Promise<MockServer> {
  const faults = { socketDown: false, mute: false, shuffle: false };
  const talk = new Talk();
  const http = createServer((request, response) => {
    serve(talk, request, response).catch(() => response.writeHead(500).end());
  });
  const io = new Server(http, {
    transports: ['websocket'],
    allowRequest: (_request, decide) => decide(null, !faults.socketDown),
  });
  const buyers = io.of('/buyer');
  buyers.use((socket, next) =>
    socket.handshake.auth.token ? next() : next(new Error('unauthorized')),
  );
  talk.listen((events) => {
    const order = faults.shuffle ? [...events].reverse() : events;
    for (const event of order) buyers.emit('event', event);
    if (faults.shuffle && order[0]) buyers.emit('event', order[0]);
  });
  buyers.on('connection', (socket) => {
    socket.on('open', (payload, ack) => ack(talk.open(OpenPayload.parse(payload))));
    socket.on('sync', (payload, ack) => ack(talk.sync(SyncPayload.parse(payload).afterSeq)));
    socket.on('message', (payload, ack) => {
      const { conversationId: _id, ...body } = MessagePayload.parse(payload);
      const answer = talk.message(body);
      if (!faults.mute) ack(answer);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    port: (http.address() as AddressInfo).port,
    talk,
    faults,
    dropSockets: () => buyers.disconnectSockets(true),
    close: () => {
      talk.stop();
      return new Promise((resolve) => io.close(() => resolve()));
    },
  };
}

async function serve(talk: Talk, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://mock');
  const json = (body: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const { pathname } = url;
  if (pathname === '/healthz') return json({ ok: true });
  if (pathname === '/v1/demo/marketplace') return json(mockMarketplace(request.headers.host ?? ''));
  if (pathname === '/v1/demo/buyer-token') {
    const { buyerId } = JSON.parse((await bodyOf(request)).toString());
    return json({ token: mockToken(buyerId) });
  }
  if (pathname.startsWith('/v1/') && !request.headers.authorization)
    return json({ code: 'unauthorized', detail: 'no token' }, 401);
  if (pathname === '/v1/evidence') {
    await new Promise((resolve) => setTimeout(resolve, 250));
    return json(talk.takeFile(await bodyOf(request)), 201);
  }
  const file = /^\/v1\/evidence\/(.+)$/.exec(pathname)?.[1];
  if (file) {
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end(talk.fileOf(file));
    return;
  }
  if (pathname === '/v1/conversations')
    return json(talk.open(JSON.parse(String(await bodyOf(request)))));
  if (pathname.endsWith('/messages'))
    return json(talk.message(PostedMessage.parse(JSON.parse(String(await bodyOf(request))))));
  if (pathname.endsWith('/events'))
    return json(talk.sync(Number(url.searchParams.get('afterSeq'))));
  return sendFile(pathname, response);
}

function sendFile(pathname: string, response: ServerResponse): void {
  const inWidget = pathname.startsWith('/widget/');
  const path =
    pathname === '/' ? 'storefront/index.html' : inWidget ? pathname : `storefront${pathname}`;
  const file = normalize(join(DIST, path));
  if (!file.startsWith(DIST) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    ...(pathname.endsWith('chat.html') && { 'content-security-policy': CHAT_CSP }),
  });
  response.end(readFileSync(file));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Looks like the real thing to a client that reads `sub` and `exp`; signed by nobody. */
function mockToken(sub: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 600;
  return `${part({ alg: 'none' })}.${part({ sub, exp })}.mock`;
}
