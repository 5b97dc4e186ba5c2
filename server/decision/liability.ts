import { BPS_WHOLE, type Cents } from '../terms/money.ts';
import type { Liability, TraceStep } from '../terms/verdict.ts';
import { carriageOf } from './carrier-limit.ts';
import type { Facts } from './facts.ts';
import { ROWS } from './liability-rows.ts';
import { basisOf } from './pieces.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { step } from './step.ts';

/** The row that ends every list: nobody can say who it was, and a person looks. */
const LAST = 'L16';

export interface Blame {
  readonly liability: Liability;
  readonly trace: TraceStep;
}

/** DT-16: who bears the loss, by the first row of the leaf's list that applies. */
export function liabilityOf(facts: Facts, rules: RuleSet): Blame {
  const list = rules.leaves[facts.claim.leaf]?.liability ?? [];
  const id = list.find((one) => ROWS[one]?.applies(facts, rules)) ?? LAST;
  const row = ROWS[id];
  if (!row) throw new Error(`DT-16 has no row ${id}`);
  const liability: Liability = {
    ...tabled(row.line?.(facts, rules) ?? id, rules),
    ...(id === 'L07' && transitSplit(facts, basisOf(facts))),
    basis: id,
  };
  return { liability, trace: traceOf(facts, row.label, liability) };
}

/** L07: of so much the carrier bears what is within its limit, the rest whoever booked. */
function transitSplit(facts: Facts, cents: Cents): Shares {
  const { limitCents, bookedBy } = carriageOf(facts);
  const carrier = shareWithin(limitCents, cents);
  const rest = BPS_WHOLE - carrier;
  return sharesOf(bookedBy === 'platform' ? [0, rest, carrier, 0] : [rest, 0, carrier, 0]);
}

type Shares = Omit<Liability, 'basis' | 'confidenceBps'>;

/** Merchant's, platform's, carrier's and buyer's, in the table's order. */
const sharesOf = ([merchantBps, platformBps, carrierBps, buyerBps]: Split): Shares => ({
  merchantBps,
  platformBps,
  carrierBps,
  buyerBps,
});
type Split = RuleSet['dt16']['rows'][string]['split'];

/** What a row of DT-16 says, whatever the claim's own list does. */
export function tabled(basis: string, { dt16 }: Pick<RuleSet, 'dt16'>): Liability {
  const found = dt16.rows[basis];
  if (!found) throw new Error(`DT-16 has no row ${basis}`);
  return { ...sharesOf(found.split), basis, confidenceBps: found.confidenceBps };
}

/** L07 for what was lost on its way, whatever else the claim goes by. */
export function liabilityForLoss(facts: Facts, { dt16 }: RuleSet, cents: Cents): Liability {
  const confidenceBps = dt16.rows.L07?.confidenceBps ?? 0;
  const none = { merchantBps: 0, platformBps: 0, carrierBps: BPS_WHOLE, buyerBps: 0 };
  return liabilityFor({ ...none, basis: 'L07', confidenceBps }, facts, cents);
}

/** The same liability for another sum than the whole loss: a carrier's limit is a sum and no share. */
export function liabilityFor(liability: Liability, facts: Facts, cents: Cents): Liability {
  if (liability.basis !== 'L07' || cents === 0) return liability;
  return { ...liability, ...transitSplit(facts, cents) };
}

const shareWithin = (limit: Cents, whole: Cents): number =>
  limit >= whole ? BPS_WHOLE : Number((BigInt(limit) * 10_000n) / BigInt(whole));

const traceOf = (facts: Facts, label: string, liability: Liability): TraceStep => {
  const { merchantBps, platformBps, carrierBps, buyerBps } = liability;
  return step(
    liability.basis,
    label,
    {
      intake: facts.item.intake?.result ?? 'not_inspected',
      listingAuthor: facts.item.listingAuthor,
      confidenceBps: liability.confidenceBps,
    },
    {
      outcome: [
        `merchant ${merchantBps} / platform ${platformBps}`,
        ...(carrierBps > 0 ? [`carrier ${carrierBps}`] : []),
        ...(buyerBps > 0 ? [`buyer ${buyerBps}`] : []),
      ].join(' / '),
    },
  );
};

/** Several flaws with rows of their own: the shares weighed by each flaw's cash, the basis the dearest's. */
export function sharedLiability(
  parts: readonly { readonly cents: Cents; readonly liability: Liability }[],
): Liability | undefined {
  const total = parts.reduce((sum, part) => sum + part.cents, 0);
  const [first] = parts.toSorted((a, b) => b.cents - a.cents);
  if (!first || total === 0) return first?.liability;
  const weigh = (of: (one: Liability) => number) =>
    Number(
      parts.reduce((sum, part) => sum + BigInt(of(part.liability)) * BigInt(part.cents), 0n) /
        BigInt(total),
    );
  const platformBps = weigh((one) => one.platformBps);
  const carrierBps = weigh((one) => one.carrierBps);
  const buyerBps = weigh((one) => one.buyerBps);
  return {
    merchantBps: BPS_WHOLE - platformBps - carrierBps - buyerBps,
    platformBps,
    carrierBps,
    buyerBps,
    basis: first.liability.basis,
    confidenceBps: Math.min(...parts.map((part) => part.liability.confidenceBps)),
  };
}
