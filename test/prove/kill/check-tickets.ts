import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { TicketEvent } from '../../../server/ticket/events.ts';
import { evolve } from '../../../server/ticket/evolve.ts';
import type { Ticket } from '../../../server/ticket/ticket.ts';
import { CHAIN_START } from '../../../server/turn/chain.ts';
import { chainHash } from '../../../server/turn/disclosed.ts';
import type { NewTicketEvent } from '../../../server/turn/ports.ts';
import type { Finding } from '../support/findings.ts';
import { groupBy } from './check-talk.ts';

interface Row {
  readonly ticket_id: string;
  readonly seq: number;
  readonly body: NewTicketEvent;
}

/** Rebuilds every ticket from its events and every chain from its first link. */
export async function checkTickets(pool: pg.Pool): Promise<Finding[]> {
  const tickets = await pool.query<{ id: string; body: Ticket }>('SELECT id, body FROM ticket');
  const { rows } = await pool.query<Row>(
    'SELECT ticket_id, seq, body FROM ticket_event ORDER BY ticket_id, seq',
  );
  const histories = groupBy(rows, (row) => row.ticket_id);
  const replayed = tickets.rows.flatMap(({ id, body }) => {
    const folded = fold(body, histories.get(id) ?? []);
    return isDeepStrictEqual(folded, body)
      ? []
      : [`${id}: version ${body.version}, ${differing(folded, body)}`];
  });
  return [
    {
      promise: 'a ticket is the fold of its events',
      looked: tickets.rows.length,
      breaches: replayed,
    },
    {
      promise: 'the hash chain of a ticket is unbroken',
      looked: histories.size,
      breaches: [...histories].flatMap(([id, events]) => brokenLink(id, events)),
    },
  ];
}

function fold(stored: Ticket, rows: readonly Row[]): unknown {
  const ticket = rows.reduce<Ticket | undefined>(
    (before, { body }) => evolve(before, eventOf(body, stored)),
    undefined,
  );
  return ticket && JSON.parse(JSON.stringify(ticket));
}

/** The event as it was decided; its stored form sets what all events share apart from its own data. */
function eventOf(body: NewTicketEvent, _stored: Ticket): TicketEvent {
  const { at, row, type, to, actor, note, data } = body;
  return { ...data, at, row, type, to, actor, note } as unknown as TicketEvent;
}

function differing(folded: unknown, body: Ticket): string {
  const other = (folded ?? {}) as Readonly<Record<string, unknown>>;
  const keys = new Set([...Object.keys(other), ...Object.keys(body)]);
  return [...keys]
    .filter((key) => !isDeepStrictEqual(other[key], body[key as keyof Ticket]))
    .join(', ');
}

function brokenLink(id: string, rows: readonly Row[]): string[] {
  let before = CHAIN_START;
  for (const [index, { seq, body }] of rows.entries()) {
    const { hash, ...event } = body;
    if (seq !== index + 1 || event.hashPrev !== before || chainHash(id, event) !== hash)
      return [`${id} breaks at ${seq}`];
    before = hash;
  }
  return [];
}
