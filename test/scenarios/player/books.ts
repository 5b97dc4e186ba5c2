import type { z } from 'zod';
import { LedgerView } from '../../../server/contract/tickets.ts';
import type { Stage } from './stage.ts';

type Line = z.infer<typeof LedgerView>['items'][number];

/** What the case's own journals say of the money, whatever the order of its postings. */
export interface Books {
  readonly balanced: boolean;
  /** 2010 after all is said. */
  readonly held: number;
  readonly shares: Readonly<Record<'merchant' | 'platform' | 'carrier', number>>;
  readonly reversal: number;
  /** Freight and repairs owed to others. */
  readonly freight: number;
  readonly vendor: number;
  /** Taken off the refund for the way back. */
  readonly offset: number;
  readonly paid: number;
}

const MERCHANT = ['2001', '2002', '2003', '2010', '1101', '4002'];
const PLATFORM = ['5001', '5002', '5003'];

export async function booksOf(stage: Stage, ticketId: string): Promise<Books> {
  const { items } = LedgerView.parse(await stage.world.shop.get(`/v1/tickets/${ticketId}/ledger`));
  const journals = byJournal(items);
  const offset = sum(journals.filter(isOffset).map((lines) => net(lines, ['2004'])));
  const claims = journals.filter((lines) => net(lines, ['1102', '1103']) < 0);
  return {
    balanced: journals.every((lines) => net(lines) === 0),
    held: -net(items, ['2010']),
    shares: {
      merchant: net(items, MERCHANT),
      platform: net(items, PLATFORM),
      // What the carrier has paid already it still bears.
      carrier: net(items, ['1102', '1103']) + sum(claims.map((lines) => net(lines, ['1001']))),
    },
    reversal: net(items, ['4002']),
    freight: credits(items, ['2007']) - offset,
    vendor: credits(items, ['2008']),
    offset,
    paid: sum(journals.filter(isPayment).map((lines) => -net(lines, ['1001']))),
  };
}

function byJournal(lines: readonly Line[]): Line[][] {
  const journals = new Map<string, Line[]>();
  for (const line of lines)
    journals.set(line.journalId, [...(journals.get(line.journalId) ?? []), line]);
  return [...journals.values()];
}

const isOffset = (lines: readonly Line[]): boolean =>
  net(lines, ['2004']) > 0 && net(lines, ['2007']) < 0;
const isPayment = (lines: readonly Line[]): boolean =>
  net(lines, ['2004']) > 0 && net(lines, ['1001']) < 0;

function net(lines: readonly Line[], accounts?: readonly string[]): number {
  const counted = accounts ? lines.filter(({ account }) => accounts.includes(account)) : lines;
  return sum(counted.map(({ debitCents, creditCents }) => debitCents - creditCents));
}

const credits = (lines: readonly Line[], accounts: readonly string[]): number =>
  sum(lines.filter(({ account }) => accounts.includes(account)).map((line) => line.creditCents));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
