import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Server } from 'socket.io';
import type { ActionBody, TicketRow, TicketView } from '../../server/contract/tickets.ts';
import { reviewCase, rows, STAFF } from './mock-data.ts';
import { mockNotices } from './mock-notices.ts';
import { mockPhoto } from './mock-photo.ts';
import { todoOf } from './mock-todo.ts';
import { SEED, SEED_LEDGER } from './seed-case.ts';
import { TALK } from './seed-talk.ts';

export interface MockApi {
  readonly origin: string;
  /** Actions the console sent, in order. */
  readonly acted: ActionBody[];
  /** What the console asked to be told of, in order. */
  readonly subscribed: unknown[];
  /** Moves the case on behind the console's back; hints at it over the socket. */
  moveReview(change: Partial<TicketView>): void;
  close(): Promise<void>;
}

/** As `server/plugins/page-policy.ts` gives it to a page of ours. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self' ws: wss:";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const PAGE = 20;

interface World {
  review: TicketView;
  readonly acted: ActionBody[];
  readonly notices: ReturnType<typeof mockNotices>;
  readonly hint: () => void;
}
interface Answer {
  readonly status?: number;
  readonly body: unknown;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

/** A server of the console's files and of just enough API to look at them. */
export async function startMockApi(dist: string): Promise<MockApi> {
  const server = createServer((request, response) => {
    answer(world, dist, request).then(
      (given) => send(response, given),
      () => send(response, problem(404, 'not_found', 'There is no such thing.')),
    );
  });
  const io = new Server(server, { serveClient: false, transports: ['websocket'] });
  const staff = io.of('/staff');
  const subscribed: unknown[] = [];
  staff.on('connection', (socket) => {
    socket.on('subscribe', (topics: unknown) => subscribed.push(topics));
  });
  const world: World = {
    review: reviewCase(),
    acted: [],
    notices: mockNotices(),
    hint: () => staff.emit('event', { type: 'ticket' }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    acted: world.acted,
    subscribed,
    moveReview(change) {
      world.review = { ...world.review, ...change };
      world.hint();
    },
    close: async () => {
      await io.close();
    },
  };
}

async function answer(world: World, dist: string, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (!url.pathname.startsWith('/v1/')) return file(dist, url.pathname);
  const body = request.method === 'GET' ? undefined : await json(request);
  const [, area, id, part] = url.pathname.split('/').slice(1);
  if (area === 'auth') return id === 'login' ? login(body) : { status: 204, body: undefined };
  if (area === 'demo')
    return { body: { staff: STAFF.map(({ email, name, role }) => ({ email, name, role })) } };
  if (area === 'evidence')
    return {
      body: mockPhoto(id ?? ''),
      type: 'image/svg+xml',
      headers: { 'cache-control': 'max-age=60' },
    };
  if (!request.headers.authorization) return problem(401, 'unauthorized', 'Log in first.');
  if (area === 'notices') return { body: world.notices(request.method, id, body) };
  if (area === 'merchants') return { body: { url: null, enabled: false } };
  if (area === 'conversations') return { body: TALK };
  if (area === 'desk') return { body: TIES };
  if (area === 'todo') return { body: todoOf([world.review]) };
  if (!id) return list(world, url.searchParams);
  return ticket(world, { id, part, body: body as ActionBody });
}

function ticket(
  world: World,
  { id, part, body }: { id: string; part: string | undefined; body: ActionBody },
): Answer {
  const view = [SEED, world.review].find((one) => one.id === id);
  if (!view) return problem(404, 'not_found', 'There is no such ticket.');
  if (part === 'ledger') return { body: id === SEED.id ? SEED_LEDGER : { items: [] } };
  if (part === 'thread') return { body: threadOf(id) };
  if (part === 'actions') return act(world, body);
  return { body: view };
}

function act(world: World, body: ActionBody): Answer {
  if (body.version !== world.review.version)
    return problem(409, 'version_conflict', `The ticket is at version ${world.review.version}.`);
  world.acted.push(body);
  const state = body.action === 'approve' ? 'offer_wait' : 'platform_review';
  const holder = body.action === 'approve' ? 'buyer' : 'platform';
  const version = body.version + 1;
  world.review = { ...world.review, state, holder, version, next: [] };
  world.hint();
  return { body: { version } };
}

function list(world: World, search: URLSearchParams): Answer {
  const wanted = (row: TicketRow) =>
    ['state', 'holder', 'reason'].every(
      (name) => !search.get(name) || search.get(name) === row[name as 'state'],
    ) &&
    (row.number + row.itemTitle).includes(search.get('q') ?? '') &&
    (search.get('overdue') !== 'true' || (row.deadline?.at ?? '9') < new Date().toISOString());
  const all = rows([world.review, SEED]).filter(wanted);
  const from = Number(search.get('cursor') ?? 0);
  const to = from + Number(search.get('limit') ?? PAGE);
  return { body: { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null } };
}

function login(body: unknown): Answer {
  const { email, password } = body as { email: string; password: string };
  const user = STAFF.find((one) => one.email === email);
  if (!user || password !== 'demo') return problem(401, 'unauthorized', 'Wrong.');
  const cookie = 'redress_session=mock; HttpOnly; SameSite=Lax; Path=/';
  return { body: { token: `mock-${user.id}`, user }, headers: { 'set-cookie': cookie } };
}

const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  body: { type: `urn:redress:${code}`, title: code, status, code, detail },
  type: 'application/problem+json',
});

async function file(dist: string, pathname: string): Promise<Answer> {
  const name = pathname.replace(/^\/console\/?/, '') || 'index.html';
  const body = await readFile(path.join(dist, path.normalize(`/${name}`)));
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
  return { body, type, headers: { 'content-security-policy': POLICY } };
}

async function json(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? undefined : JSON.parse(text);
}

function send(response: ServerResponse, { status = 200, body, type, headers }: Answer): void {
  response.writeHead(status, { 'content-type': type ?? 'application/json', ...headers });
  response.end(Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body));
}

/** What the merchant of a case may read of its talk. */
const threadOf = (ticketId: string) => ({
  ok: true,
  events: [
    {
      ticketId,
      seq: 1,
      at: '2026-11-05T12:20:00.000Z',
      type: 'text',
      actor: { kind: 'buyer' },
      text: '行吧 15就15',
    },
  ],
  lastSeq: 1,
});

/** Of the talk of any case, as much of it as a case shows. */
const TIES = {
  followers: [{ id: 'usr_lead', name: '沈知行' }],
  links: [{ conversationId: 'cv_2', kind: 'related', number: 'RS20261105-0002', title: '充电器' }],
};
