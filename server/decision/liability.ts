import { BPS_WHOLE } from '../terms/money.ts';
import type { Liability, TraceStep } from '../terms/verdict.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** One row of DT-16: when it applies, and how the loss is shared. */
interface Row {
  readonly id: string;
  readonly label: string;
  readonly applies: (facts: Facts, rules: RuleSet) => boolean;
  /** Shares of merchant and platform; carrier and buyer bear nothing in these rows. */
  readonly split: (facts: Facts, rules: RuleSet) => readonly [merchant: number, platform: number];
  readonly confidenceBps: number;
}

/** The intake that named this part, where there was one. */
const recorded = ({ item, claim }: Facts): boolean =>
  item.intake?.result === 'defects' && item.intake.defects.some((d) => d.part === claim.part);

/** The rows a visible, undisclosed flaw can fall into, in order; the first match counts. */
const VISIBLE_FLAW: readonly Row[] = [
  {
    id: 'L05',
    label: 'recorded at intake, left out of the listing the platform wrote',
    applies: (facts, { dt16 }) =>
      dt16.platformOmission && recorded(facts) && facts.item.listingAuthor === 'platform',
    split: () => [0, BPS_WHOLE],
    confidenceBps: 9_500,
  },
  {
    id: 'L06',
    label: 'recorded at intake',
    applies: recorded,
    split: () => [BPS_WHOLE, 0],
    confidenceBps: 9_000,
  },
  {
    id: 'L14',
    label: 'visible flaw missed by the platform inspection',
    applies: ({ item }) => item.intake?.result === 'clean' || item.intake?.result === 'defects',
    split: (_, { dt16 }) => dt16.missedByPlatform,
    confidenceBps: 8_000,
  },
  {
    id: 'L14',
    label: 'visible flaw, never inspected by the platform',
    applies: () => true,
    split: () => [BPS_WHOLE, 0],
    confidenceBps: 9_000,
  },
];

/** DT-16: who bears the loss. Below the rule set's confidence a person decides. */
export function liabilityOf(
  facts: Facts,
  rules: RuleSet,
): { liability: Liability; trace: TraceStep } {
  const row = VISIBLE_FLAW.find((candidate) => candidate.applies(facts, rules));
  if (!row) throw new Error('the last row of DT-16 applies always');
  const [merchantBps, platformBps] = row.split(facts, rules);
  const liability: Liability = {
    merchantBps,
    platformBps,
    carrierBps: 0,
    buyerBps: 0,
    basis: row.id,
    confidenceBps: row.confidenceBps,
  };
  return {
    liability,
    trace: {
      ruleId: row.id,
      label: row.label,
      facts: {
        intake: facts.item.intake?.result ?? 'not_inspected',
        listingAuthor: facts.item.listingAuthor,
        confidenceBps: row.confidenceBps,
      },
      outcome: `merchant ${merchantBps} / platform ${platformBps}`,
    },
  };
}
