import { listingPhotos } from '../../prisma/demo/listing-photos.ts';
import { DEMO_MERCHANTS } from '../../prisma/demo/people.ts';
import { trunkOf } from '../../server/terms/reason.ts';
import { type Dice, dice } from '../prove/support/dice.ts';
import type { Scenario } from '../scenarios/shape.ts';
import { isQueued, playable, type Showpiece, showpieces } from './showpieces.ts';

/** One case of the day: whose it is, what happens, and how far it has come by the evening. */
export interface DayCase {
  readonly number: number;
  readonly scenario: Scenario;
  /** Steps that are played; where it is all of them the case runs to its end. */
  readonly steps: number;
  /** An agent takes it up where it waits for the platform. */
  readonly taken: boolean;
  /** What it is left standing to show, where it is. */
  readonly shows?: string;
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

/** Of every so many cases one comes from abroad, in another currency. */
const ABROAD_EVERY = 8;
/** The last cases of a day are those left standing for everybody to see, at most this share of all. */
const SHOWN = 0.5;

/**
 * The days of a seed: which cases, in which order, and how far each comes. The same seed, the same
 * days. First what came and went, last what stands: a case in every state that one can be left in.
 */
export function dayPlan(seed: number, cases: number): readonly DayCase[] {
  const chance = dice(seed);
  const order = shuffled(playable(), chance);
  // Every trunk first: a small day shows them all.
  const heads = [...new Map(order.toReversed().map((one) => [trunkOf(leafOf(one)), one])).values()];
  const rest = order.filter((one) => !heads.includes(one));
  const [pool, abroad] = [[...heads, ...rest], order.filter(isAbroad)];
  const pieces = shuffled(showpieces(), chance).slice(0, Math.floor(cases * SHOWN));
  // Who waits for a person came just now: earlier ones have been answered.
  const shown = [...pieces.filter((one) => !isQueued(one)), ...pieces.filter(isQueued)];
  const ordinary = Math.max(cases - shown.length, Math.min(cases, heads.length));
  return Array.from({ length: cases }, (_, index) => {
    const piece = shown[index - ordinary];
    const foreign = index >= heads.length && index % ABROAD_EVERY === 0;
    const from = foreign ? abroad : pool;
    const scenario =
      piece?.scenario ?? from[(foreign ? index / ABROAD_EVERY : index) % from.length];
    if (!scenario) throw new Error('there is nothing to play');
    return dayCase({ scenario, number: index + 1, seed, piece }, chance);
  });
}

const isAbroad = ({ lang, order }: Scenario): boolean =>
  lang === 'en' || (order.market !== undefined && order.market !== 'CN');

const leafOf = ({ end }: Scenario) => end.leaf as Parameters<typeof trunkOf>[0];

function shuffled<T>(list: readonly T[], chance: Dice): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = chance.int(0, i);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

interface Asked {
  readonly scenario: Scenario;
  readonly number: number;
  readonly seed: number;
  readonly piece: Showpiece | undefined;
}

function dayCase({ scenario, number, seed, piece }: Asked, chance: Dice): DayCase {
  const english = scenario.lang === 'en';
  const merchantId = sellerOf(scenario, chance);
  const merchant = DEMO_MERCHANTS.find(({ id }) => id === merchantId);
  if (!merchant) throw new Error(`no such demo merchant: ${merchantId}`);
  const name = english ? chance.pick(ENGLISH) : chance.pick(NAMES);
  const id = `D${seed}-${String(number).padStart(3, '0')}`;
  const all = scenario.steps.length;
  const steps = chance.chance(ENDED) ? all : chance.int(1, Math.max(1, all - 1));
  const taken = chance.chance(TAKEN);
  return {
    number,
    steps: piece?.steps ?? steps,
    // What is to be seen waiting is not taken up.
    taken: taken && !piece,
    ...(piece && { shows: piece.shows }),
    scenario: {
      ...scenario,
      id,
      merchant,
      buyer: { ...scenario.buyer, id: `U-${id}`, name },
      order: pictured(scenario.order),
    },
  };
}

/** Listings of the demo show their goods. */
const pictured = (order: Scenario['order']): Scenario['order'] => ({
  ...order,
  items: order.items.map((item) => ({
    ...item,
    listingPhotos: listingPhotos({
      title: item.title ?? 'ThinkPad',
      category: item.category ?? 'electronics',
    }),
  })),
});

function sellerOf(scenario: Scenario, chance: Dice): string {
  if (isAbroad(scenario)) return ABROAD;
  const { category = 'electronics', title = '' } = scenario.order.items[0] ?? {};
  if (APPRAISED.test(title)) return 'C2002';
  // The most common shelf is shared, so that more than one merchant has a full day.
  if (category === 'electronics') return chance.pick(SECOND);
  return SELLERS[category] ?? 'C2001';
}
