import type { Flaw } from '../../terms/claim.ts';
import type { Bps, Cents } from '../../terms/money.ts';
import type { Liability, PricedFlaw, TraceStep } from '../../terms/verdict.ts';
import { isGraded, priceFlaw } from '../amount.ts';
import { bpsOf, shareOf } from '../exact.ts';
import type { Facts } from '../facts.ts';
import { liabilityOf, sharedLiability } from '../liability.ts';
import { basisOf, paidForPieces, piecesOf } from '../pieces.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { disclosureOf } from '../rules/disclosure.ts';
import { step } from '../step.ts';
import { priceAccessory } from './accessory.ts';
import { priceGradeGap } from './grade-gap.ts';
import type { Quote } from './quote.ts';
import { priceColour, priceSpec } from './spec.ts';

/** What all the flaws of a claim come to, where the buyer keeps the goods. */
export interface FlawsPrice {
  readonly cents: Cents;
  readonly bps: Bps;
  readonly capCents: Cents;
  readonly quotes: readonly Quote[];
  readonly flaws: readonly PricedFlaw[];
  readonly goBack?: 'only' | 'better' | undefined;
  readonly liability: Liability;
  readonly steps: readonly TraceStep[];
}

/** Each flaw by its own table, then added and held by the category's cap (policy §5, several flaws). */
export function priceFlaws(facts: Facts, rules: RuleSet): FlawsPrice | undefined {
  const told = distinct([facts.claim, ...(facts.claim.secondary ?? [])], rules);
  const quotes = told.flatMap((flaw) => quoteOf(facts, rules, flaw) ?? []);
  if (quotes[0]?.flaw !== facts.claim) return undefined;
  const paidCents = basisOf(facts);
  const limit = capOf(facts, rules);
  const flaws = held(quotes, limit);
  const cents = flaws.reduce((sum, flaw) => sum + flaw.cents, 0);
  const single = quotes.length === 1 ? quotes[0] : undefined;
  const many = told.length > rules.flaws.returnOver;
  const only = quotes.some((quote) => quote.goBack === 'only');
  const better = many || quotes.some((quote) => quote.goBack === 'better');
  return {
    cents,
    bps: single?.bps ?? bpsOf(cents, paidCents),
    capCents: Math.max(cents, limit),
    quotes,
    flaws,
    goBack: only ? 'only' : better ? 'better' : undefined,
    liability: sharedLiability(quotes) ?? liabilityOf(facts, rules).liability,
    steps: [
      ...quotes.flatMap((quote) => quote.steps),
      ...(single ? [] : [sumStep(quotes, cents, limit)]),
    ],
  };
}

/** A piece is missing once, however often and under whatever reason it is told (DT-6c). */
function distinct(flaws: readonly Flaw[], rules: RuleSet): readonly Flaw[] {
  const piece = ({ leaf, accessory }: Flaw) =>
    rules.leaves[leaf]?.price === 'DT-6c' ? accessory : undefined;
  return flaws.filter(
    (flaw, place) =>
      piece(flaw) === undefined || flaws.findIndex((one) => piece(one) === piece(flaw)) === place,
  );
}

const sumStep = (quotes: readonly Quote[], cents: Cents, capCents: Cents): TraceStep =>
  step(
    'DT-6',
    'several flaws',
    { flaws: quotes.length, capCents },
    { outcome: `${quotes.map((quote) => quote.cents).join(' + ')} = ${cents}` },
  );

/** Flaws in the order told, each with its own price until the cap is used up; missing pieces stand beside it. */
function held(quotes: readonly Quote[], capCents: Cents): PricedFlaw[] {
  // One flaw alone is held by its own table, whose least amount may lie above the cap of a cheap item.
  let left = quotes.length === 1 ? Number.MAX_SAFE_INTEGER : capCents;
  return quotes.map(({ flaw, ruleId, bps, cents, piece }) => {
    const granted = piece ? cents : Math.min(cents, left);
    if (!piece) left -= granted;
    return {
      leaf: flaw.leaf,
      ruleId,
      cents: granted,
      ...(flaw.part !== undefined && { part: flaw.part }),
      ...(flaw.accessory !== undefined && { accessory: flaw.accessory }),
      ...(bps !== undefined && { bps }),
    };
  });
}

const capOf = (facts: Facts, rules: RuleSet): Cents =>
  isGraded(facts.item.category, rules)
    ? shareOf(basisOf(facts), rules.dt6.cap[facts.item.category])
    : basisOf(facts);

/** One flaw by the table of its leaf; none where no table has a line for it. */
function quoteOf(facts: Facts, rules: RuleSet, flaw: Flaw): Quote | undefined {
  const price = rules.leaves[flaw.leaf]?.price;
  const { liability } = liabilityOf(
    flaw === facts.claim ? facts : { ...facts, claim: { ...facts.claim, ...flaw } },
    rules,
  );
  const base = { flaw, liability };
  if (price === 'DT-6') return located(facts, rules, base);
  if (price === 'DT-6c')
    return { ...base, ruleId: 'DT-6c', ...priceAccessory(facts, rules, flaw.accessory) };
  if (price === 'colour') return { ...base, ruleId: 'DT-6d', ...priceColour(facts, rules, flaw) };
  if (price === 'piece') return { ...base, ruleId: 'DT-17', ...pricePiece(facts) };
  const gap = price === 'DT-6b' ? priceGradeGap(facts, rules) : undefined;
  if (gap) return { ...base, ruleId: 'DT-6b', ...gap };
  const spec = price === 'DT-6d' ? priceSpec(facts, rules) : undefined;
  return spec && { ...base, ruleId: 'DT-6d', ...spec };
}

function located(
  facts: Facts,
  rules: RuleSet,
  base: Pick<Quote, 'flaw' | 'liability'>,
): Quote | undefined {
  const { flaw } = base;
  if (!isGraded(facts.item.category, rules)) return undefined;
  if (flaw.severity === 'S5')
    return { ...base, ruleId: 'DT-6', cents: 0, goBack: 'only', steps: [] };
  if (flaw !== facts.claim && disclosureOf(facts.item, flaw.part) === 'full') return undefined;
  const { bps, cents, trace } = priceFlaw(facts, rules, flaw);
  return { ...base, ruleId: 'DT-6', bps, cents, steps: trace };
}

/** What was paid for the pieces that are missing; one, where the buyer did not count them. */
function pricePiece(facts: Facts) {
  const { item, claim } = facts;
  const pieces = claim.quantity === undefined ? 1 : piecesOf(facts);
  const cents = paidForPieces(item.paidCents, item.quantity, pieces);
  const used = { pieces, quantity: item.quantity };
  return {
    cents,
    piece: true,
    steps: [step('DT-17', 'missing pieces', used, { outcome: `${cents}` })],
  };
}
