import { HIDDEN, moderate } from '../contract/contact.ts';
import type { JuryFile, Precedent } from '../contract/jury.ts';
import type { Evidence } from '../terms/evidence.ts';
import { NOT_FOR_JURIES } from '../terms/juror.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Sums are the tables' to say: a jury says who is right (E19). */
const SUMS = /[¥￥$€]\s?\d[\d,.]*|\d[\d,.]*\s?(?:元|块钱?|yuan|rmb|usd|dollars?|eur|euros?)/gi;

/** What is known of a case beside what it says itself. */
export interface Behind {
  /** The shop's, the buyer's and the receiver's own names and addresses. */
  readonly names: readonly string[];
  /** Files that are not shown. */
  readonly withheld?: readonly string[] | undefined;
  readonly listing?: NonNullable<JuryFile['listing']> | Listed | undefined;
}
interface Listed {
  readonly grade: string;
  readonly said: readonly string[];
  readonly intake: readonly string[];
}

/** Hides who the sides are, in their own words too, and every sum. */
function blindfold(ticket: Ticket, names: readonly string[]): (text: string) => string {
  const known = [ticket.itemTitle, ticket.orderId, ticket.buyerId, ticket.merchantId, ...names];
  return (text) => moderate(text, known).text.replace(SUMS, HIDDEN);
}

/**
 * A case as its jury reads it. Who the sides are is hidden, in fields and in their own words alike:
 * names, ways to reach them, what the item is called in the shop, and every sum.
 */
export function juryFile(
  ticket: Ticket,
  evidence: readonly Evidence[],
  { names, listing, withheld = [] }: Behind = { names: [] },
): JuryFile {
  const { claim, category, arbitration } = ticket;
  const blind = blindfold(ticket, names);
  return {
    leaf: claim.leaf,
    category,
    ...(claim.severity && { severity: claim.severity }),
    claim: blind(claim.description),
    ...(listing && {
      listing: {
        grade: listing.grade,
        said: listing.said.map(blind),
        intake: listing.intake.map(blind),
      },
    }),
    statements: (arbitration?.statements ?? []).map(({ by, note }) => ({ by, note: blind(note) })),
    evidence: evidence
      .filter(({ id, key }) => !(key && NOT_FOR_JURIES.includes(key)) && !withheld.includes(id))
      .map(({ id, key, kind }) => ({ ...(key && { key }), kind, url: `/v1/evidence/${id}` })),
    votes: arbitration?.votes.length ?? 0,
  };
}

/** A ruling as it was written down. */
export interface Ruling {
  readonly ticket: Ticket;
  readonly at: string;
  /** Why, where a person said so. */
  readonly note?: string | undefined;
  /** The kind of whoever decided. */
  readonly by?: string | undefined;
  readonly outcome?: string | undefined;
}

/** What a ruling teaches the next case, blinded; undefined where nobody gave a reason. */
export function precedentOf(
  { ticket, at, note, by, outcome = '' }: Ruling,
  names: readonly string[],
): Precedent | undefined {
  const { claim, category, arbitration } = ticket;
  const blind = blindfold(ticket, names);
  const votes = arbitration?.votes ?? [];
  const ofJury = by === 'system' && votes.length > 0;
  if (!ofJury && by !== 'agent' && by !== 'operator') return undefined;
  const side = sideOf(outcome);
  const why = ofJury
    ? votes.flatMap((vote) => (vote.for === side && vote.reason ? [vote.reason] : []))
    : [note ?? ''];
  const reasons = [...new Set(why.map((text) => blind(text).trim()).filter(Boolean))];
  if (reasons.length === 0) return undefined;
  const of = (which: 'buyer' | 'merchant') => votes.filter((vote) => vote.for === which).length;
  return {
    ...{ leaf: claim.leaf, category, at, for: side, reasons },
    ...(claim.severity && { severity: claim.severity }),
    by: ofJury ? 'jury' : 'arbiter',
    ...(ofJury && { votes: { buyer: of('buyer'), merchant: of('merchant') } }),
    claim: blind(claim.description),
  };
}

/** Outcomes that leave things as the merchant, or the inspection, had them. */
const FOR_MERCHANT: readonly string[] = ['reject', 'inspection', 'upheld'];

/** Whom a ruling gave right. */
export const sideOf = (outcome: string): 'buyer' | 'merchant' =>
  FOR_MERCHANT.includes(outcome) ? 'merchant' : 'buyer';
