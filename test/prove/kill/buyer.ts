import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { MessageBody } from '../../../server/contract/buyer-channel.ts';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { Dice } from '../support/dice.ts';
import { aPhoto } from '../support/photo.ts';
import { aBuyer, anOrder, mint, type Shop, untilAnswered } from '../support/shop.ts';
import { type Book, enter, isBehind, logOf, newBook, type Sent } from './book.ts';
import { connect, type Line } from './line.ts';
import { type Move, nextMove, type Words } from './script.ts';

const THINK_MS = { least: 10, most: 120 };
/** How long a refund is waited for before the buyer turns to the next order. */
const PATIENCE_MS = 4_000;
const SYNC_PAGE = 500;
/** Whoever keeps the goods and takes money more often in a month is looked at by a person (DT-9). */
const CLAIMS_PER_BUYER = 3;
/** Network noise: the same message sent twice at once, or again long after its answer. */
const DOUBLED = 0.12;
const REPEATED = 0.05;
const DROPPED = 0.02;

export interface BuyerParts {
  readonly id: string;
  readonly merchantId: string;
  readonly url: string;
  readonly shop: Shop;
  readonly dice: Dice;
  /** True once no new claim is to begin. */
  readonly enough: () => boolean;
  /** Told when a confirmation was answered: its refund is under way. */
  readonly confirmed: () => void;
}

export interface BuyerUnderProof {
  readonly books: readonly Book[];
  readonly line: Line;
  /** Talks about one order after the other until it is enough. */
  talk(): Promise<void>;
  /** The whole log of each conversation, read anew from the first event. */
  readAgain(): Promise<ReadonlyMap<string, readonly WireEvent[]>>;
}

const Synced = z.object({ events: z.array(z.custom<WireEvent>()), lastSeq: z.int() });
const Opened = z.object({ conversationId: z.string() });
const Filed = z.object({ evidenceId: z.string() });

/** Buyers who talk for real one after the other, keep what they were told and resend what has no answer. */
export function buyerUnderProof(parts: BuyerParts): BuyerUnderProof {
  const books = new Map<string, Book>();
  const line = connect(parts.url, nthBuyer(parts, 0), {
    event: (event) => {
      const book = books.get(event.conversationId);
      if (book) enter(book, event);
    },
    connected: () => {
      for (const book of books.values()) book.doubtful = true;
    },
  });
  const self: Self = { ...parts, line };
  return {
    get books() {
      return [...books.values()];
    },
    line,
    async talk() {
      for (let n = 0; !parts.enough(); n += 1) {
        const id = nthBuyer(parts, n);
        line.become(id);
        if (n % CLAIMS_PER_BUYER === 0) await parts.shop.buyer(aBuyer(id));
        const book = await begin({ ...self, id }, `${id}-${n}`);
        books.set(book.conversationId, book);
        await talkAbout({ ...self, id }, book);
      }
    },
    async readAgain() {
      const whole = new Map<string, readonly WireEvent[]>();
      for (const book of books.values()) {
        line.become(book.buyerId);
        await catchUp(line, book);
        whole.set(book.conversationId, await read(line, book.conversationId, 0));
      }
      return whole;
    },
  };
}

const nthBuyer = ({ id }: BuyerParts, claim: number): string =>
  `${id}-${Math.floor(claim / CLAIMS_PER_BUYER)}`;

interface Self extends BuyerParts {
  readonly line: Line;
}

type Said = Extract<Move, { kind: 'send' | 'photos' }>;

async function catchUp(line: Line, book: Book): Promise<void> {
  book.doubtful = false;
  for (const event of await read(line, book.conversationId, book.upTo)) enter(book, event);
}

async function read(line: Line, conversationId: string, from: number): Promise<WireEvent[]> {
  const { events } = Synced.parse(await line.ask('sync', { conversationId, afterSeq: from }));
  if (events.length < SYNC_PAGE) return events;
  return [...events, ...(await read(line, conversationId, events.at(-1)?.seq ?? from))];
}

async function begin({ id, merchantId, shop, line }: Self, orderId: string): Promise<Book> {
  await shop.order(anOrder({ id: orderId, buyerId: id, merchantId }));
  const answer = await line.ask('open', { orderId });
  return newBook(Opened.parse(answer).conversationId, id);
}

/** Talks about one order until there is nothing more to say. */
async function talkAbout(self: Self, book: Book): Promise<void> {
  const { dice, line } = self;
  let patience = Math.ceil(PATIENCE_MS / THINK_MS.most);
  while (patience > 0) {
    await sleep(dice.int(THINK_MS.least, THINK_MS.most));
    if (dice.chance(DROPPED)) line.drop();
    if (isBehind(book)) await catchUp(line, book);
    const move = nextMove(logOf(book), dice);
    if (move.kind === 'over') break;
    if (move.kind === 'wait') patience -= 1;
    else await make(self, book, move);
  }
  await send(self, book, { text: '谢谢' });
}

async function make(self: Self, book: Book, move: Said): Promise<void> {
  const { dice, confirmed } = self;
  if (move.kind === 'photos') return sendPhotos(self, book, move.count);
  const times = move.twice ? 2 : 1;
  await Promise.all(Array.from({ length: times }, () => send(self, book, move.body)));
  if (move.body.confirm) confirmed();
  const old = book.sent[dice.int(0, book.sent.length - 1)];
  if (old && dice.chance(REPEATED)) await say(self, book, old);
}

/** Sends a message and does not rest before there is an answer. */
async function send(self: Self, book: Book, words: Words): Promise<void> {
  const sent: Sent = { body: { clientId: randomUUID(), ...words }, answers: [], tries: 0 };
  book.sent.push(sent);
  const twin = self.dice.chance(DOUBLED) ? [say(self, book, sent)] : [];
  await Promise.all([say(self, book, sent), ...twin]);
}

async function say({ line }: Self, { conversationId }: Book, sent: Sent): Promise<void> {
  const payload: MessageBody & { conversationId: string } = { conversationId, ...sent.body };
  const answer = await line.ask('message', payload, () => {
    sent.tries += 1;
  });
  sent.answers.push(answer.ok ? Number(answer.seq) : answer.error.code);
}

async function sendPhotos(self: Self, book: Book, count: number): Promise<void> {
  const ids: string[] = [];
  for (let i = 0; i < Math.max(1, count); i += 1) ids.push(await upload(self, book));
  await send(self, book, { text: '拍好了', evidenceIds: ids });
}

/** How long a busy machine may take over one photo. */
const PHOTO_MS = 60_000;
/** Photos tried before one that cannot be opened in time is a fault: a busy machine may take long. */
const PHOTOS_TRIED = 5;

async function upload(self: Self, book: Book, tried = 1): Promise<string> {
  const { url, id, dice } = self;
  const { conversationId } = book;
  const file = await aPhoto(dice);
  const token = await mint(id);
  const response = await untilAnswered(() => {
    const form = new FormData();
    form.set('conversationId', conversationId);
    form.set('file', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), 'photo.jpg');
    return fetch(`${url}/v1/evidence`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
      signal: AbortSignal.timeout(PHOTO_MS),
    });
  });
  if (response.status === 422 && tried < PHOTOS_TRIED) return upload(self, book, tried + 1);
  if (!response.ok) throw new Error(`photo: ${response.status} ${await response.text()}`);
  return Filed.parse(await response.json()).evidenceId;
}
