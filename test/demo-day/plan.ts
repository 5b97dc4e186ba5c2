import { DEMO_MERCHANTS } from '../../prisma/demo/people.ts';
import { trunkOf } from '../../server/terms/reason.ts';
import { type Dice, dice } from '../prove/support/dice.ts';
import { SCENARIOS } from '../scenarios/all.ts';
import { PENDING } from '../scenarios/pending.ts';
import type { Scenario } from '../scenarios/shape.ts';

/** One case of the day: whose it is, what happens, and how far it has come by the evening. */
export interface DayCase {
  readonly number: number;
  readonly scenario: Scenario;
  /** Steps that are played; where it is all of them the case runs to its end. */
  readonly steps: number;
  /** An agent takes it up where it waits for the platform. */
  readonly taken: boolean;
}

const NAMES = [
  ...['林晓', '周牧野', '陈可欣', '王以宁', '苏念', '韩亦辰', '顾清和', '沈小棠', '梁知秋', '方舒'],
  ...['许之南', '唐果', '程野', '孟夏', '叶知夏', '罗一舟', '秦漫', '何安之', '陆星遥', '宋暖'],
] as const;
const ENGLISH = [
  'Emily Carter',
  'Noah Fischer',
  'Maya Patel',
  'Oliver Hughes',
  'Chloe Martin',
] as const;

/** Of an appraised thing only its title tells what it is. */
const APPRAISED = /LV|Gucci|Chanel|爱马仕|包/i;

/** Whose shelf a category stands on; what nobody sells goes to the shop of everything digital. */
const SELLERS: Readonly<Record<string, string>> = {
  electronics: 'C2001',
  luxury_bag: 'C2002',
  watch_jewelry: 'C2003',
  collectible_art: 'C2003',
  apparel: 'C2004',
  shoes: 'C2004',
  virtual_code: 'C2005',
  home: 'C2006',
  books_media: 'C2007',
  toys_hobby: 'C2007',
};
const SECOND = ['C2001', 'C2006', 'C2007'] as const;
const ABROAD = 'C3001';

/** Share of cases that have come to their end by the evening. */
const ENDED = 0.35;
const TAKEN = 0.5;

/** The day of a seed: which cases, in which order, and how far each comes. The same seed, the same day. */
export function dayPlan(seed: number, cases: number): readonly DayCase[] {
  const chance = dice(seed);
  const order = shuffled(playable(), chance);
  // Every trunk first: a small day shows them all.
  const heads = [...new Map(order.toReversed().map((one) => [trunkOf(leafOf(one)), one])).values()];
  const rest = order.filter((one) => !heads.includes(one));
  const pool = [...heads, ...rest];
  return Array.from({ length: cases }, (_, index) => {
    const scenario = pool[index % pool.length];
    if (!scenario) throw new Error('there is nothing to play');
    return dayCase(scenario, index + 1, seed, chance);
  });
}

const leafOf = ({ end }: Scenario) => end.leaf as Parameters<typeof trunkOf>[0];

/** What starts whenever the clock stands, on an order that is no one scenario's own by name. */
const playable = (): Scenario[] =>
  SCENARIOS.filter(
    ({ id, now, order, end }) =>
      !(id in PENDING) && !now && !order.id && end.leaf.includes('.') && relative(order),
  );

const relative = ({ placed, shipped, signed, shipBy }: Scenario['order']): boolean =>
  [placed, shipped, signed, shipBy].every((when) => typeof when !== 'string');

function shuffled<T>(list: readonly T[], chance: Dice): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = chance.int(0, i);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

function dayCase(scenario: Scenario, number: number, seed: number, chance: Dice): DayCase {
  const english = scenario.lang === 'en';
  const merchantId = sellerOf(scenario, chance);
  const merchant = DEMO_MERCHANTS.find(({ id }) => id === merchantId);
  if (!merchant) throw new Error(`no such demo merchant: ${merchantId}`);
  const name = english ? chance.pick(ENGLISH) : chance.pick(NAMES);
  const id = `D${seed}-${String(number).padStart(3, '0')}`;
  const all = scenario.steps.length;
  const steps = chance.chance(ENDED) ? all : chance.int(1, Math.max(1, all - 1));
  return {
    number,
    steps,
    taken: chance.chance(TAKEN),
    scenario: { ...scenario, id, merchant, buyer: { ...scenario.buyer, id: `U-${id}`, name } },
  };
}

function sellerOf({ lang, order }: Scenario, chance: Dice): string {
  if (lang === 'en' || (order.market && order.market !== 'CN')) return ABROAD;
  const { category = 'electronics', title = '' } = order.items[0] ?? {};
  if (APPRAISED.test(title)) return 'C2002';
  // The most common shelf is shared, so that more than one merchant has a full day.
  if (category === 'electronics') return chance.pick(SECOND);
  return SELLERS[category] ?? 'C2001';
}
