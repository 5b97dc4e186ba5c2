import type { InsightView } from '../contract/insight.ts';
import { merchantTier, nextTier } from '../decision/merchant-tier.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import { mentions } from '../insight/mentions.ts';
import { rateBps, type Week } from '../insight/rates.ts';
import type { createInsight } from '../store/insight.ts';

type Read = NonNullable<Awaited<ReturnType<ReturnType<typeof createInsight>['read']>>>;

const DAYS = 90;
const REASONS = 8;

interface Around {
  readonly rules: RuleSet;
  /** The weeks of the trend, oldest first, and the zone they are weeks of. */
  readonly weeks: readonly Week[];
  readonly timeZone: string;
}

/** The figures of a merchant, from what the store counted. Pure. */
export function insightView(
  merchantId: string,
  read: Read,
  { rules, weeks, timeZone }: Around,
): InsightView {
  const { record, answers, money, tier, said } = read;
  const cases = read.reasons.reduce((sum, one) => sum + one.cases, 0);
  const answered = answers.agreed + answers.silent + answers.refused;
  const next = nextTier(record, rules);
  return {
    merchantId,
    days: DAYS,
    orders: record.orders,
    cases,
    caseBps: rateBps(cases, record.orders),
    ...(answered > 0 && { replyHours: Math.round(record.medianReplyHours * 10) / 10 }),
    answers,
    timeZone,
    weeks: weeks.map(({ from }, index) => {
      const told = read.weeks.find(({ week }) => week === index + 1);
      return { from, orders: told?.orders ?? 0, cases: told?.cases ?? 0 };
    }),
    reasons: counted(read.reasons).slice(0, REASONS),
    items: itemsOf(read.reasons),
    money,
    tier: {
      now: tier,
      byRecord: merchantTier(record, rules),
      faultBps: rateBps(record.faults, record.orders),
      disputeBps: rateBps(record.disputes, record.orders),
      ...(next && { next: { tier: next.tier, gaps: next.gaps.map((gap) => ({ ...gap })) } }),
    },
    suggestions: mentions(said).map((one) => ({ ...one })),
  };
}

const counted = (rows: Read['reasons']) => {
  const sums = new Map<string, number>();
  for (const { leaf, cases } of rows) sums.set(leaf, (sums.get(leaf) ?? 0) + cases);
  return [...sums].map(([leaf, cases]) => ({ leaf, cases })).sort((a, b) => b.cases - a.cases);
};

function itemsOf(rows: Read['reasons']): InsightView['items'] {
  const items = new Map<string, Read['reasons']>();
  for (const row of rows.filter(({ top }) => top))
    items.set(row.item, [...(items.get(row.item) ?? []), row]);
  return [...items]
    .map(([item, own]) => ({
      item,
      cases: own.reduce((sum, one) => sum + one.cases, 0),
      reasons: counted(own),
    }))
    .sort((a, b) => b.cases - a.cases);
}
