import type { TicketView } from '../../../server/contract/tickets.ts';
import { isTerminal } from '../../../server/terms/state.ts';
import type { Ending } from '../shape.ts';
import { type Books, booksOf } from './books.ts';
import { brokenPromises } from './promises.ts';
import type { Stage } from './stage.ts';

export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** Compares how a case ended with how it must: never the words, always state, money and promises. */
export async function judge(
  stage: Stage,
): Promise<{ readonly differences: readonly Difference[]; readonly ending: string }> {
  const { end } = stage.scenario;
  const ticket = await stage.ticket();
  if (!ticket)
    return {
      differences:
        end.state === 'informed' ? [] : [{ what: 'ticket', expected: end.leaf, actual: 'none' }],
      ending: 'no ticket',
    };
  const books = await booksOf(stage, ticket.id);
  const actual = actualOf(ticket, books);
  if (end.state === 'informed' && isTerminal(ticket.state)) actual.state = 'closed';
  const wanted = wantedOf(end);
  const differences = Object.entries(wanted).flatMap(([what, expected]) => {
    const found = actual[what] ?? '';
    const right =
      what === 'path' ? new RegExp(`^(?:${expected})$`).test(found) : expected === found;
    return expected === undefined || right ? [] : [{ what, expected, actual: found }];
  });
  return {
    differences: [...differences, ...brokenPromises(stage, ticket)],
    ending: `${ticket.state} ${actual.cash}`,
  };
}

type Figures = Readonly<Record<string, string | undefined>>;

function wantedOf(end: Ending): Figures {
  const { shares } = end;
  return {
    state: end.state === 'informed' ? 'closed' : end.state,
    path: end.path,
    leaf: end.leaf,
    secondary: end.secondary && [...end.secondary].sort().join(', '),
    remedy: end.remedy === undefined ? undefined : (end.remedy ?? 'none'),
    cash: String(end.cash),
    'paid out': String(end.cash - (end.offset ?? 0)),
    offset: String(end.offset ?? 0),
    coupon: String(end.coupon ?? 0),
    points: String(end.points ?? 0),
    freight: end.freight === null ? undefined : String(end.freight ?? 0),
    vendor: String(end.vendor ?? 0),
    compensation: String(end.compensation ?? 0),
    merchant: shares && String(shares.merchant ?? 0),
    platform: shares && String(shares.platform ?? 0),
    carrier: shares && String(shares.carrier ?? 0),
    reversal: end.reversal === undefined ? undefined : String(end.reversal),
    goods: end.goods,
    held: '0',
    balanced: 'true',
  };
}

function actualOf(ticket: TicketView, books: Books): Record<string, string> {
  const succeeded = ticket.refunds.filter(({ status }) => status === 'succeeded');
  const paid = succeeded.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const { shares } = books;
  return {
    state: ticket.state,
    path: pathOf(ticket).join(' '),
    leaf: ticket.leaf,
    secondary: [...(ticket.secondary ?? [])].sort().join(', '),
    remedy: ticket.remedy ?? 'none',
    cash: String(paid + books.offset),
    'paid out': String(paid),
    offset: String(books.offset),
    coupon: String(total(ticket.coupons, 'faceCents')),
    points: String(total(ticket.points, 'points')),
    freight: String(books.freight),
    vendor: String(books.vendor),
    compensation: String(books.paid - paid),
    merchant: String(shares.merchant),
    platform: String(shares.platform),
    carrier: String(shares.carrier),
    reversal: String(books.reversal),
    goods: ticket.goods,
    held: String(books.held),
    balanced: String(books.balanced),
  };
}

const pathOf = ({ timeline }: TicketView): string[] =>
  timeline.map(({ to }) => to).filter((state, index, all) => state !== all[index - 1]);

const total = (list: readonly Record<string, unknown>[], field: string): number =>
  list.reduce((sum, one) => sum + Number(one[field] ?? 0), 0);
