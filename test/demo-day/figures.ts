import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DEMO_MERCHANTS } from '../../prisma/demo/people.ts';
import { isTerminal } from '../../server/terms/state.ts';
import type { Made } from './day.ts';
import type { DayWorld } from './world.ts';

/** What the console shows of it, read through its own doors. */
export interface Figures {
  readonly queues: readonly { readonly group: string; readonly waiting: number }[];
  /** Talks at the desk whose time to answer ran out, and cases that went to the lead for it. */
  readonly breached: number;
  readonly overdue: number;
  /** Notices that merchants have not read. */
  readonly unread: number;
  readonly currencies: ReadonlyMap<string, number>;
  /** Cases by the day they were opened on, days from the beginning. */
  readonly days: readonly number[];
}

const Queues = z.object({ items: z.array(z.object({ group: z.string(), waiting: z.int() })) });
const Talks = z.object({ items: z.array(z.object({ talk: z.object({ breaches: z.int() }) })) });
const Unread = z.object({ unread: z.int() });
const DAY_MS = 86_400_000;

export async function figuresOf(world: DayWorld, made: readonly Made[]): Promise<Figures> {
  const operator = await world.staff('operator');
  const tickets = made.flatMap(({ ticket }) => (ticket ? [ticket] : []));
  const now = world.now();
  const currencies = new Map<string, number>();
  const days: number[] = [];
  for (const { currency, timeline } of tickets) {
    currencies.set(currency, (currencies.get(currency) ?? 0) + 1);
    const opened = Date.parse(timeline[0]?.at ?? now) - Date.parse(world.began);
    const day = Math.max(0, Math.floor(opened / DAY_MS));
    days[day] = (days[day] ?? 0) + 1;
  }
  const { items: talks } = Talks.parse(await operator.get('/v1/desk/talks?limit=100'));
  let unread = 0;
  for (const { id } of DEMO_MERCHANTS) {
    const merchant = await world.staff('merchant', id).catch(() => undefined);
    unread += merchant ? Unread.parse(await merchant.get('/v1/notices?limit=1')).unread : 0;
  }
  return {
    queues: Queues.parse(await operator.get('/v1/desk/queues')).items,
    breached: talks.filter(({ talk }) => talk.breaches > 0).length,
    overdue: tickets.filter(
      ({ state, timeline }) =>
        !isTerminal(state) && timeline.some(({ event }) => event === 'escalated_to_lead'),
    ).length,
    unread,
    currencies,
    days: Array.from(days, (n) => n ?? 0),
  };
}

/** The same for two marketplaces that came about alike: what happened when, without a made id. */
export function digestOf(made: readonly Made[], began: string): string {
  const since = (at: string) => Date.parse(at) - Date.parse(began);
  const lines = made.map(({ case: one, ticket }) =>
    JSON.stringify([
      one.scenario.id,
      ticket && [
        ...[ticket.state, ticket.holder, ticket.leaf, ticket.merchantId, ticket.currency],
        ...[ticket.paidCents, ticket.deadline && since(ticket.deadline.at)],
        ticket.refunds.map(({ amountCents, status }) => [amountCents, status]),
        ticket.timeline.map(({ at, event, from, to }) => [since(at), event, from, to]),
      ],
    ]),
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}
