import type { LedgerView } from '../../../server/contract/tickets.ts';
import type { Cents } from '../../../server/terms/money.ts';

export type LedgerLine = LedgerView['items'][number];

export interface JournalGroup {
  readonly journalId: string;
  readonly at: string;
  readonly event: string;
  readonly note: string;
  readonly lines: readonly LedgerLine[];
  readonly debitCents: Cents;
  readonly creditCents: Cents;
  readonly balanced: boolean;
}

const sum = (lines: readonly LedgerLine[], side: 'debitCents' | 'creditCents') =>
  lines.reduce((total, line) => total + line[side], 0);

/** The ledger's lines, journal by journal in the order they were posted, each checked. */
export function groupJournals(items: readonly LedgerLine[]): JournalGroup[] {
  const byId = new Map<string, LedgerLine[]>();
  for (const line of items) {
    const group = byId.get(line.journalId);
    if (group) group.push(line);
    else byId.set(line.journalId, [line]);
  }
  return [...byId.values()].map(toGroup);
}

function toGroup(lines: readonly LedgerLine[]): JournalGroup {
  const first = lines[0];
  const debitCents = sum(lines, 'debitCents');
  const creditCents = sum(lines, 'creditCents');
  return {
    journalId: first?.journalId ?? '',
    at: first?.at ?? '',
    event: first?.event ?? '',
    note: first?.note ?? '',
    lines,
    debitCents,
    creditCents,
    balanced: debitCents === creditCents,
  };
}

export type Bearer = 'merchant' | 'platform' | 'carrier' | 'others' | 'buyer';

/** Whose money stands behind an account, seen from outside the books. */
const BEARERS: Readonly<Record<string, Bearer>> = {
  '1101': 'merchant',
  '2001': 'merchant',
  '2002': 'merchant',
  '2003': 'merchant',
  '2010': 'merchant',
  '1102': 'carrier',
  '1103': 'others',
  '2007': 'others',
  '2008': 'others',
  '4001': 'platform',
  '4002': 'platform',
  '5001': 'platform',
  '5002': 'platform',
  '5003': 'platform',
  '5005': 'platform',
};
/** Cash that passes the payment channel to or from somebody else than the buyer. */
const CASH_OF: Readonly<Record<string, Bearer>> = {
  'carrier.answered': 'carrier',
  'freight.paid': 'others',
  'vendor.paid': 'others',
};
const BUYER_ACCOUNTS = ['2004', '2005', '2006'];

export interface MoneyMoved {
  /** Who bore what: negative is paid, positive received. */
  readonly borne: readonly { readonly bearer: Bearer; readonly cents: Cents }[];
  /** Left the payment channel, on its way back to the buyer. */
  readonly paidOutCents: Cents;
  /** Granted as coupon or points. */
  readonly grantedCents: Cents;
  /** Promised to the buyer and not yet paid. */
  readonly owedCents: Cents;
}

const netCredit = (line: LedgerLine) => line.creditCents - line.debitCents;

/** What the postings of one case mean to each party; every figure is a sum of ledger lines. */
export function moneyMoved(items: readonly LedgerLine[]): MoneyMoved {
  const borne = new Map<Bearer, Cents>();
  let paidOutCents = 0;
  const buyer = new Map<string, Cents>();
  for (const line of items) {
    const bearer =
      BEARERS[line.account] ?? (line.account === '1001' ? CASH_OF[line.event] : undefined);
    if (bearer) borne.set(bearer, (borne.get(bearer) ?? 0) + netCredit(line));
    else if (line.account === '1001') paidOutCents += netCredit(line);
    else if (BUYER_ACCOUNTS.includes(line.account)) {
      buyer.set(line.account, (buyer.get(line.account) ?? 0) + netCredit(line));
    }
  }
  return {
    borne: [...borne]
      .filter(([, cents]) => cents !== 0)
      .map(([bearer, cents]) => ({ bearer, cents })),
    paidOutCents,
    grantedCents: (buyer.get('2005') ?? 0) + (buyer.get('2006') ?? 0),
    owedCents: buyer.get('2004') ?? 0,
  };
}

/** The commission that went back with the merchant's share. */
export const commissionBack = (items: readonly LedgerLine[]): Cents =>
  -items
    .filter((line) => line.account === '4002')
    .reduce((cents, line) => cents + netCredit(line), 0);
