import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { z } from 'zod';
import type { MessageBody, OpenPayload } from '../../../server/contract/buyer-channel.ts';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { FileSketch } from '../shape.ts';
import { type Door, httpDoor, Refusal } from './door.ts';
import { type MadeFile, makeFile } from './pictures.ts';

type Words = Omit<MessageBody, 'clientId'>;
const Opened = z.looseObject({ conversationId: z.string() });
const Synced = z.looseObject({ events: z.array(z.custom<WireEvent>()), lastSeq: z.int() });
const Filed = z.looseObject({ evidenceId: z.string() });
const ANSWER_MS = 20_000;
const PAGE = 500;

/** One way of talking: by socket, or by plain calls. Both carry the same turns. */
interface Line {
  open(payload: OpenPayload): Promise<unknown>;
  message(conversationId: string, body: MessageBody): Promise<unknown>;
  sync(conversationId: string, afterSeq: number): Promise<unknown>;
  close(): void;
}

/** A buyer at the chat, with everything that was said so far. */
export interface Talk {
  readonly conversationId: string;
  readonly events: readonly WireEvent[];
  /** What came since the buyer last spoke. */
  readonly answer: readonly WireEvent[];
  send(words: Words): Promise<readonly WireEvent[]>;
  upload(file: FileSketch, number: number): Promise<string>;
  /** Fetches what happened meanwhile. */
  catchUp(): Promise<readonly WireEvent[]>;
  close(): void;
}

export interface TalkParts {
  readonly url: string;
  readonly token: string;
  readonly by: 'socket' | 'calls';
  readonly opening: OpenPayload;
}

export async function openTalk({ url, token, by, opening }: TalkParts): Promise<Talk> {
  const door = httpDoor(url, token);
  const line = by === 'socket' ? await socketLine(url, token) : callLine(door);
  const { conversationId } = Opened.parse(await line.open(opening));
  const events: WireEvent[] = [];
  const catchUp = async () => {
    const missed: WireEvent[] = [];
    for (;;) {
      const page = Synced.parse(await line.sync(conversationId, events.at(-1)?.seq ?? 0));
      events.push(...page.events);
      missed.push(...page.events);
      if (page.events.length < PAGE) return missed.filter(({ actor }) => actor.kind !== 'buyer');
    }
  };
  await catchUp();
  return {
    conversationId,
    events,
    get answer() {
      return events.slice(1 + events.findLastIndex(({ actor }) => actor.kind === 'buyer'));
    },
    catchUp,
    async send(words) {
      await line.message(conversationId, { clientId: randomUUID(), ...words });
      return catchUp();
    },
    async upload(sketch, number) {
      const made = await makeFile(sketch, sketch.picture ?? number);
      return uploadTo(door, conversationId, { ...made, key: sketch.key });
    },
    close: () => line.close(),
  };
}

export async function uploadTo(
  door: Door,
  conversationId: string,
  { bytes, type, name, key }: MadeFile & { readonly key: string | undefined },
): Promise<string> {
  const form = new FormData();
  form.set('conversationId', conversationId);
  if (key) form.set('key', key);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return Filed.parse(await door.upload(form)).evidenceId;
}

function callLine(door: ReturnType<typeof httpDoor>): Line {
  return {
    open: (payload) => door.post('/v1/conversations', payload),
    message: (id, body) => door.post(`/v1/conversations/${id}/messages`, body),
    sync: (id, afterSeq) => door.get(`/v1/conversations/${id}/events?afterSeq=${afterSeq}`),
    close: () => {},
  };
}

const Answer = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.looseObject({
    ok: z.literal(false),
    error: z.looseObject({ code: z.string(), message: z.string() }),
  }),
]);

async function socketLine(url: string, token: string): Promise<Line> {
  const socket = io(`${url}/buyer`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { token },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const ask = async (event: string, payload: object) => {
    const answer = Answer.parse(await socket.timeout(ANSWER_MS).emitWithAck(event, payload));
    if (answer.ok) return answer;
    throw new Refusal(answer.error.code, `${event}: ${answer.error.message}`);
  };
  return {
    open: (payload) => ask('open', payload),
    message: (conversationId, body) => ask('message', { conversationId, ...body }),
    sync: (conversationId, afterSeq) => ask('sync', { conversationId, afterSeq }),
    close: () => void socket.disconnect(),
  };
}
