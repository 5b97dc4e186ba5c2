import { HIDDEN, moderate } from '../contract/contact.ts';
import type { JuryFile } from '../contract/jury.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Sums are the tables' to say: a jury says who is right (E19). */
const SUMS = /[¥￥$€]\s?\d[\d,.]*|\d[\d,.]*\s?(?:元|块钱?|yuan|rmb|usd|dollars?|eur|euros?)/gi;

/**
 * A case as its jury reads it. Who the sides are is hidden, in fields and in their own words alike:
 * names, ways to reach them, what the item is called in the shop, and every sum.
 */
export function juryFile(
  { claim, category, arbitration, ...ticket }: Ticket,
  evidence: readonly Evidence[],
): JuryFile {
  const known = [ticket.itemTitle, ticket.orderId, ticket.buyerId, ticket.merchantId];
  const blind = (text: string): string => moderate(text, known).text.replace(SUMS, HIDDEN);
  return {
    leaf: claim.leaf,
    category,
    ...(claim.severity && { severity: claim.severity }),
    claim: blind(claim.description),
    statements: (arbitration?.statements ?? []).map(({ by, note }) => ({ by, note: blind(note) })),
    evidence: evidence.map(({ id, key, kind }) => ({
      ...(key && { key }),
      kind,
      url: `/v1/evidence/${id}`,
    })),
    votes: arbitration?.votes.length ?? 0,
  };
}
