import type { Facts } from './facts.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** One row of DT-16: when it applies, and which line of the rule set shares the loss. */
interface Row {
  readonly label: string;
  readonly applies: (facts: Facts, rules: RuleSet) => boolean;
  /** The line where the facts choose between two; the row's own id otherwise. */
  readonly line?: (facts: Facts, rules: RuleSet) => string;
}

const DAY = 86_400_000;
const always = () => true;

/** The intake that named this part, where there was one. */
const recorded = ({ item, claim }: Facts): boolean =>
  item.intake?.result === 'defects' && item.intake.defects.some((d) => d.part === claim.part);

/** Whether the platform looked the item over, and not at its authenticity only. */
const inspected = ({ item }: Facts): boolean =>
  item.intake?.result === 'clean' || item.intake?.result === 'defects';

/** Whoever had the goods packed them, whoever booked the parcel. */
const platformPacked = ({ item }: Facts): boolean => item.custody === 'platform_warehouse';

/** A function test that the item passed at the platform not longer ago than the rule set says. */
function testedLately({ item, findings, submittedAt }: Facts, { dt16 }: RuleSet): boolean {
  const at = findings.outbound?.clean
    ? findings.outbound.at
    : item.intake?.result === 'clean'
      ? item.intake.inspectedAt
      : undefined;
  return at !== undefined && Date.parse(submittedAt) - Date.parse(at) <= dt16.testedDays * DAY;
}

/** The rows by id. Which of them a leaf tries, and in which order, is data of the leaf. */
export const ROWS: Readonly<Record<string, Row>> = {
  L01: {
    label: 'the code was redeemed by the buyer',
    applies: ({ findings }) => findings.code?.status === 'redeemed_by_buyer',
  },
  L02: { label: 'no reason needed: the sale is unwound', applies: always },
  L03: { label: 'code invalid, used before, of another value or taken back', applies: always },
  L04: { label: 'delivery by the platform failed', applies: always },
  L05: {
    label: 'recorded at intake, left out of the listing the platform wrote',
    applies: (facts, { dt16 }) =>
      dt16.platformOmission && recorded(facts) && facts.item.listingAuthor === 'platform',
  },
  L06: { label: 'recorded at intake', applies: recorded },
  L07: { label: 'damaged or lost on the way, packed well', applies: always },
  L08: {
    label: 'damaged on the way, packed poorly',
    applies: ({ claim }) => claim.details?.packing === 'poor',
    line: (facts) => (platformPacked(facts) ? 'L08.platform' : 'L08'),
  },
  L09: {
    label: 'damaged while the platform kept it',
    applies: (facts) =>
      platformPacked(facts) &&
      facts.item.intake?.result === 'clean' &&
      facts.findings.outbound?.clean === false,
  },
  L10: {
    label: 'picked or packed wrongly',
    applies: always,
    line: (facts) => (platformPacked(facts) ? 'L10.platform' : 'L10'),
  },
  L11: {
    label: 'grade set too high',
    applies: always,
    line: ({ item }) => (item.gradedBy === 'platform' ? 'L11.platform' : 'L11'),
  },
  L12: { label: 'counterfeit', applies: always },
  L12b: {
    label: 'part that is not original',
    applies: always,
    line: ({ item }) => (item.intake ? 'L12b.missed' : 'L12b'),
  },
  L13: {
    label: 'hidden defect',
    applies: always,
    line: (facts, rules) => (testedLately(facts, rules) ? 'L13.tested' : 'L13'),
  },
  L14: {
    label: 'visible flaw',
    applies: always,
    line: (facts) => (inspected(facts) ? 'L14.missed' : 'L14'),
  },
  L15: {
    label: 'late or not shipped',
    applies: always,
    line: (facts) => (platformPacked(facts) ? 'L15.platform' : 'L15'),
  },
  L16: {
    label: 'nobody can say',
    applies: always,
    line: ({ item }, { dt16 }) => (item.paidCents <= dt16.smallCents ? 'L16.small' : 'L16'),
  },
  L17: {
    label: 'a stated fact of the listing was wrong',
    applies: always,
    line: ({ item }) => (item.listingAuthor === 'platform' ? 'L17.platform' : 'L17'),
  },
  promiser: { label: 'promised and not kept', applies: always },
  platform: { label: 'the platform’s own matter', applies: always },
  consignor: { label: 'the merchant’s own matter', applies: always },
  'DT-8': { label: 'freight', applies: always },
};
