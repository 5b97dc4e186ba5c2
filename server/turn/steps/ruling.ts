import { RemedySchema } from '../../contract/cards.ts';
import type { ActionBody } from '../../contract/tickets.ts';
import type { RuleSet } from '../../decision/rule-set/schema.ts';
import type { Remedy } from '../../terms/reason.ts';
import type { Liability } from '../../terms/verdict.ts';

const REMEDIES: readonly Remedy[] = RemedySchema.options;

/** A remedy, a no, what was decided before, or for a side: then the tables say how much. */
export type Outcome = Remedy | 'reject' | 'uphold' | 'buyer';

/** What an arbitration or an override is about, from its fields; a field that is wrong is named. */
export type ReadRuling =
  | { readonly outcome: Outcome; readonly liability?: Liability }
  | { readonly path: 'outcome' | 'decision' | 'liability'; readonly detail: string };

/** `outcome`: a remedy, `reject` or `uphold`. `liability`: a row of DT-16, or `merchant:7000,platform:3000`. */
export function readRuling(body: ActionBody, { dt16 }: RuleSet): ReadRuling {
  const field = body.action === 'override' ? 'decision' : 'outcome';
  const said = body[field] ?? body.outcome ?? body.decision ?? body.remedy ?? '';
  const outcome = REMEDIES.find((remedy) => remedy === said) ?? WORDS[said];
  if (!outcome)
    return {
      path: field,
      detail: `name one of ${[...REMEDIES, 'reject', 'uphold', 'buyer', 'merchant'].join(', ')}`,
    };
  if (body.liability === undefined) return { outcome };
  const liability = readLiability(body.liability, dt16);
  return liability
    ? { outcome, liability }
    : {
        path: 'liability',
        detail:
          'name a row of DT-16 such as L07, or shares of 10000 such as merchant:7000,platform:3000',
      };
}

const WORDS: Readonly<Record<string, Outcome>> = {
  buyer: 'buyer',
  for_buyer: 'buyer',
  merchant: 'reject',
  for_merchant: 'reject',
  upheld: 'uphold',
  reject: 'reject',
  rejected: 'reject',
  uphold: 'uphold',
  refund: 'refund_only',
  full_refund: 'refund_only',
  return: 'return_refund',
  partial: 'partial_refund',
};

/** The basis where a person named in so many words who bears it, and no row of DT-16. */
export const RULED = 'ruling';

const PARTIES = ['merchant', 'platform', 'carrier', 'buyer'] as const;

function readLiability(text: string, dt16: RuleSet['dt16']): Liability | undefined {
  const row = dt16.rows[text];
  if (row) {
    const [merchantBps, platformBps, carrierBps, buyerBps] = row.split;
    const shares = { merchantBps, platformBps, carrierBps, buyerBps };
    return { ...shares, basis: text, confidenceBps: 10_000 };
  }
  const shares = { merchantBps: 0, platformBps: 0, carrierBps: 0, buyerBps: 0 };
  for (const part of text.split(',')) {
    const [name = '', bps = '10000'] = part.trim().split(/[:=]/);
    const party = PARTIES.find((one) => one === (name === 'consignor' ? 'merchant' : name));
    if (!party || !/^\d{1,5}$/.test(bps)) return undefined;
    shares[`${party}Bps`] += Number(bps);
  }
  const sum = Object.values(shares).reduce((a, b) => a + b, 0);
  return sum === 10_000 ? { ...shares, basis: RULED, confidenceBps: 10_000 } : undefined;
}
