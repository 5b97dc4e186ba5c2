import type { WireEvent } from '../../server/contract/conversation-events.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { rules, type Stage } from './stage.ts';

const MONEY = /[¥$€]\s?(\d[\d,]*(?:\.\d{1,2})?)|(\d[\d,]*(?:\.\d{1,2})?)\s?(?:元|yuan\b)/g;
const PERCENT = /(\d+(?:\.\d+)?)\s?%/g;
const DAY =
  /(\d{1,2})月(\d{1,2})日|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{1,2})\b/g;
const SPAN = /(\d+)\s?(?:个)?(天|小时|分钟|days?|hours?|minutes?)/g;
const DONE = /已为您|已经为您|I(?:'ve| have) (?!been)/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Somebody else's words inside ours promise nothing. */
const QUOTED = /「[^」]*」|“[^”]*”/g;
const DAY_MS = 86_400_000;
const SHOP_OFFSET_MS = 8 * 3_600_000;

/** Everything said that promises something and is backed by nothing. */
export const unboundIn = ({ events, stock, now }: Stage, ticket: Ticket | undefined): string[] =>
  unboundOf({ events, ticket, order: stock.order, now });

/** What was said, and what could back it. */
interface Said {
  readonly events: readonly WireEvent[];
  readonly ticket: Ticket | undefined;
  readonly order: unknown;
  readonly now: string;
}

/** The same of a talk that was planned without a stage. */
export function unboundOf(said: Said): string[] {
  const backing = backingOf(said);
  return said.events
    .filter(({ actor }) => actor.kind !== 'buyer')
    .flatMap((event) => faultsOf(event, backing));
}

interface Backing {
  readonly numbers: ReadonlySet<number>;
  readonly days: ReadonlySet<string>;
  readonly spans: ReadonlySet<number>;
}

function faultsOf(event: WireEvent, backing: Backing): string[] {
  if (!('text' in event) || typeof event.text !== 'string') return [];
  const text = event.text.replace(QUOTED, '');
  const loose = [
    ...[...text.matchAll(MONEY)]
      .map(([shown, sign, word]) => ({ shown, value: cents(sign ?? word ?? '') }))
      .filter(({ value }) => !backing.numbers.has(value)),
    ...[...text.matchAll(PERCENT)]
      .map(([shown, value]) => ({ shown, value: Math.round(Number(value) * 100) }))
      .filter(({ value }) => !backing.numbers.has(value)),
    ...[...text.matchAll(DAY)]
      .map((match) => ({ shown: match[0], value: dayOf(match) }))
      .filter(({ value }) => !backing.days.has(value)),
    ...[...text.matchAll(SPAN)]
      .map(([shown, n, unit]) => ({ shown, value: Number(n) * minutesOf(unit ?? '') }))
      .filter(({ value }) => !backing.spans.has(value)),
  ].map(({ shown }) => `${shown} in: ${event.text}`);
  const cited = 'cites' in event ? (event.cites ?? []) : [];
  const promises = [MONEY, PERCENT, DAY].some((pattern) => text.match(pattern)) || DONE.test(text);
  // Only a text carries cites; a card's words are checked against the card itself.
  const bare = event.type === 'text' && promises && cited.length === 0;
  const undone =
    event.type === 'text' && DONE.test(text) && !cited.some(({ kind }) => kind === 'action');
  return [...loose, ...(bare || undone ? [`nothing cited: ${event.text}`] : [])];
}

const cents = (shown: string): number => Math.round(Number(shown.replaceAll(',', '')) * 100);
const dayOf = ([, month, day, name, of]: RegExpMatchArray): string =>
  month ? `${month}-${day}` : `${MONTHS.indexOf(name ?? '') + 1}-${of}`;
const minutesOf = (unit: string): number =>
  /天|day/.test(unit) ? 1_440 : /小时|hour/.test(unit) ? 60 : 1;

/** Figures and instants of the case, the order and the rules; dates that follow from them by a rule's span. */
function backingOf({ events, ticket, order, now }: Said): Backing {
  const found = gathered([ticket, order, rules, events.filter(({ type }) => type !== 'text'), now]);
  const { paidCents = 0, offers = [], refunds = [] } = ticket ?? {};
  const numbers = new Set(found.numbers);
  for (const { terms } of offers) numbers.add(paidCents - terms.amountCents);
  numbers.add(refunds.reduce((sum, { amountCents }) => sum + amountCents, 0));
  const instants = new Set([...found.instants, ...events.map(({ at }) => Date.parse(at))]);
  const days = new Set([...instants].flatMap((at) => LATER.map((plus) => shopDay(at + plus))));
  return { numbers, days, spans: SPANS };
}

interface Gathered {
  readonly numbers: Set<number>;
  readonly instants: Set<number>;
}

/** Every figure and every instant inside these values. */
function gathered(values: unknown): Gathered {
  const found: Gathered = { numbers: new Set(), instants: new Set() };
  const gather = (value: unknown): void => {
    if (typeof value === 'number') found.numbers.add(value);
    else if (typeof value === 'string') {
      if (INSTANT.test(value)) found.instants.add(Date.parse(value));
    } else if (value && typeof value === 'object') Object.values(value).forEach(gather);
  };
  gather(values);
  return found;
}

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const RULED = [...gathered(rules).numbers].filter((n) => n > 0);
const SPANS: ReadonlySet<number> = new Set(RULED.flatMap((n) => [n, n * 60, n * 1_440]));
const upTo = (most: number, ms: number) => RULED.filter((n) => n <= most).map((n) => n * ms);
/** By how much a rule may put an instant off: so many days, hours or minutes. */
const LATER = [
  ...new Set([0, ...upTo(366, DAY_MS), ...upTo(200, DAY_MS / 24), ...upTo(20_000, 60_000)]),
];

function shopDay(at: number): string {
  const day = new Date(at + SHOP_OFFSET_MS);
  return `${day.getUTCMonth() + 1}-${day.getUTCDate()}`;
}
