import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import {
  type DialogueEvent,
  evolve,
  NEW_CONVERSATION,
} from '../../../server/dialogue/conversation.ts';
import type { Finding } from '../support/findings.ts';
import { type Book, logOf, type Sent } from './book.ts';

export const ACKED_ARE_KEPT =
  'an acknowledged message is in the log, at the seq it was answered with';
export const NO_DUPLICATES = 'no message is in the log twice';

interface Row {
  readonly conversation_id: string;
  readonly seq: number;
  readonly buyer_seq: number | null;
  readonly type: string;
  readonly visibility: string;
  readonly body: { readonly clientId?: string };
}

/** A conversation as the client left it, and as the server tells it anew. */
export interface Read {
  readonly book: Book;
  readonly again: readonly WireEvent[];
}

/** Holds what the clients were promised against the log. */
export async function checkTalk(pool: pg.Pool, reads: readonly Read[]): Promise<Finding[]> {
  const ids = reads.map(({ book }) => book.conversationId);
  const { rows } = await pool.query<Row>(
    `SELECT conversation_id, seq, buyer_seq, type, visibility, body FROM conversation_event
     WHERE conversation_id = ANY ($1) ORDER BY conversation_id, seq`,
    [ids],
  );
  const heads = await pool.query<Head>(
    `SELECT id, last_seq, last_buyer_seq, state FROM conversation WHERE id = ANY ($1)`,
    [ids],
  );
  const logs = groupBy(rows, (row) => row.conversation_id);
  const books = reads.map(({ book }) => book);
  return [
    ackedAreKept(books, logs),
    answersAgree(books),
    noDuplicates(rows),
    onlyWhatWasSent(books, rows),
    noGaps(heads.rows, logs),
    sameView(reads),
    stateIsFold(heads.rows, logs),
  ];
}

interface Head {
  readonly id: string;
  readonly last_seq: number;
  readonly last_buyer_seq: number;
  readonly state: unknown;
}
type Logs = ReadonlyMap<string, readonly Row[]>;

const seqOf = ({ answers }: Sent): number | undefined =>
  answers.find((answer) => typeof answer === 'number');

function ackedAreKept(books: readonly Book[], logs: Logs): Finding {
  const acked = books.flatMap((book) =>
    book.sent.flatMap((sent) => {
      const seq = seqOf(sent);
      return seq === undefined ? [] : [{ book, clientId: sent.body.clientId, seq }];
    }),
  );
  const breaches = acked.flatMap(({ book, clientId, seq }) => {
    const log = logs.get(book.conversationId) ?? [];
    const places = log.filter((row) => row.body.clientId === clientId);
    if (places.some((row) => row.buyer_seq === seq)) return [];
    const where = places.map((row) => row.buyer_seq).join(', ') || 'nowhere';
    return [`${book.conversationId}: ${clientId} was answered ${seq} and is ${where}`];
  });
  return { promise: ACKED_ARE_KEPT, looked: acked.length, breaches };
}

function answersAgree(books: readonly Book[]): Finding {
  const asked = books.flatMap((book) => book.sent).filter(({ tries }) => tries > 1);
  const breaches = asked
    .filter(({ answers }) => new Set(answers).size > 1)
    .map(({ body, answers }) => `${body.clientId} was answered ${answers.join(' and ')}`);
  return { promise: 'a message sent again gets its first answer', looked: asked.length, breaches };
}

function noDuplicates(rows: readonly Row[]): Finding {
  const said = rows.filter((row) => row.body.clientId !== undefined);
  const places = groupBy(said, (row) => row.body.clientId ?? '');
  const breaches = [...places]
    .filter(([, at]) => at.length > 1)
    .map(([clientId, at]) => `${clientId} is at ${at.map((row) => row.buyer_seq).join(' and ')}`);
  return { promise: NO_DUPLICATES, looked: said.length, breaches };
}

function onlyWhatWasSent(books: readonly Book[], rows: readonly Row[]): Finding {
  const answered = new Set(
    books
      .flatMap((book) => book.sent)
      .filter((sent) => seqOf(sent) !== undefined)
      .map(({ body }) => body.clientId),
  );
  const said = rows.flatMap(({ body }) => body.clientId ?? []);
  const breaches = said
    .filter((clientId) => !answered.has(clientId))
    .map((clientId) => `${clientId} is in the log but was refused, or never sent`);
  return { promise: 'a refused message is not in the log', looked: said.length, breaches };
}

function noGaps(heads: readonly Head[], logs: Logs): Finding {
  const breaches = heads.flatMap(({ id, last_seq, last_buyer_seq }) => {
    const log = logs.get(id) ?? [];
    const seqs = log.map((row) => row.seq);
    const shown = log.flatMap((row) => row.buyer_seq ?? []);
    const dense = isDense(seqs, last_seq) && isDense(shown, last_buyer_seq);
    return dense ? [] : [`${id}: ${last_seq} and ${last_buyer_seq}, but ${seqs} and ${shown}`];
  });
  return {
    promise: 'seq rises by one from 1, in the log and for the buyer',
    looked: heads.length,
    breaches,
  };
}

const isDense = (seqs: readonly number[], last: number): boolean =>
  seqs.length === last && seqs.every((seq, index) => seq === index + 1);

function sameView(reads: readonly Read[]): Finding {
  const breaches = reads.flatMap(({ book, again }) => {
    const own = logOf(book);
    const same = isDeepStrictEqual(own, again) && own.length === book.told.size;
    return [
      ...book.contradictions,
      ...(same
        ? []
        : [`${book.conversationId}: ${book.told.size} told, ${again.length} read anew`]),
    ];
  });
  return { promise: 'what was told piece by piece is the log', looked: reads.length, breaches };
}

/** The state of a talk can be rebuilt from what happened in it. */
function stateIsFold(heads: readonly Head[], logs: Logs): Finding {
  const breaches = heads.flatMap(({ id, state }) => {
    const notes = (logs.get(id) ?? []).filter((row) => row.visibility === 'internal');
    const folded = notes.reduce(
      (before, { type, body }) => evolve(before, { type, ...body } as DialogueEvent),
      NEW_CONVERSATION,
    );
    const told = JSON.parse(JSON.stringify(folded));
    return isDeepStrictEqual(told, state ?? JSON.parse(JSON.stringify(NEW_CONVERSATION)))
      ? []
      : [`${id}: ${JSON.stringify(state)} is not ${JSON.stringify(told)}`];
  });
  return { promise: 'the state of a talk is the fold of its log', looked: heads.length, breaches };
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
