import { parcelOf, type Stage } from '../../decision/parcel.ts';
import type { Category, OrderItem } from '../../terms/order.ts';
import { CHANGE_OF_MIND, type Leaf, type Trunk } from '../../terms/reason.ts';
import type { Understanding } from '../../terms/understanding.ts';
import type { OrderFacts } from '../ports.ts';
import { isLeaf, leavesOfTrunk } from '../taxonomy.ts';

/** Most options a question shows. */
const MOST = 8;

/** Reasons that cannot be, by where the goods are: nothing is scratched before it has come. */
const IMPOSSIBLE: Readonly<Record<Stage, RegExp>> = {
  unshipped: /^(?:NAD\.(?!listing)|CND|AUT|DEF|LOG|WRG|VIR)/,
  in_transit:
    /^(?:NAD\.(?!listing)|CND|AUT|DEF|WRG|VIR|LOG\.(?:damaged|short)|FUL\.(?:cancel|oos))/,
  signed: /^(?:VIR|FUL\.(?:cancel|oos)|LOG\.(?:reject|delay|lost))/,
  digital: /^(?:NAD\.(?!listing)|CND|AUT|DEF|LOG|WRG|FUL\.(?!cancel))/,
};

/** What a buyer can mean who names no more than this, by where the goods are. */
const USUAL: Readonly<Record<Stage, readonly Trunk[]>> = {
  unshipped: ['FUL'],
  in_transit: ['LOG', 'NRR'],
  signed: [],
  digital: ['VIR'],
};

/** The neighbours that a trunk's own word covers as well. */
const FAMILY: Partial<Readonly<Record<Trunk, readonly Trunk[]>>> = {
  NAD: ['NAD', 'CND', 'AUT'],
  LOG: ['LOG', 'FUL'],
};

const stageOf = ({ order }: OrderFacts, item: OrderItem): Stage => parcelOf(order, item).stage;

/** What only a thing that runs can suffer from. */
const MACHINES_ONLY = /^(?:DEF\.(?:power|function|timekeeping|account_lock))/;
const NO_WORKS: readonly Category[] = ['apparel', 'shoes', 'luxury_bag', 'books_media'];

/** What keeps time. */
const MOVEMENT: Leaf = 'DEF.timekeeping';
const WATCH: Category = 'watch_jewelry';

/** Read off a page of settings, which only a device has. */
const SPEC: Leaf = 'NAD.spec_lower';
const HAS_SPEC: readonly Category[] = ['electronics', 'home', 'watch_jewelry'];

/** What only a thing that is put on can suffer from; a device has its size among its specs. */
const WORN_ONLY = /^(?:NAD\.size_spec|NRR\.size_fit)/;
const NOT_WORN: readonly Category[] = ['electronics', 'virtual_code', 'books_media'];

/** Whether a claim can be for this reason, for such goods and as far as they have come. */
export const canBe = (leaf: Leaf, facts: OrderFacts, item: OrderItem): boolean =>
  !IMPOSSIBLE[stageOf(facts, item)].test(leaf) &&
  !(leaf === SPEC && !HAS_SPEC.includes(item.category)) &&
  !(MACHINES_ONLY.test(leaf) && NO_WORKS.includes(item.category)) &&
  !(leaf === MOVEMENT && item.category !== WATCH) &&
  !(WORN_ONLY.test(leaf) && NOT_WORN.includes(item.category));

/** The reasons of a trunk, or the usual ones of this stage of the way, to choose from. */
export function choicesFor(
  trunk: Trunk | undefined,
  facts: OrderFacts,
  item: OrderItem,
): readonly Leaf[] {
  const trunks = trunk ? (FAMILY[trunk] ?? [trunk]) : USUAL[stageOf(facts, item)];
  const each = trunks.map((one) => leavesOfTrunk(one).filter((leaf) => canBe(leaf, facts, item)));
  const own = each[0] ?? [];
  const room = Math.max(0, MOST - own.length);
  return [...own, ...each.slice(1).flat().slice(0, room)].slice(0, MOST);
}

/** What a claim can be about at all, in the order that it is asked in. */
const MENU: readonly Trunk[] = ['NAD', 'DEF', 'LOG', 'WRG', 'NRR', 'VIR', 'SVC'];
const OF_CODES: readonly Trunk[] = ['NAD', 'NRR', 'VIR', 'SVC'];

/**
 * The trunks to choose from. A thing has no code, and a code is neither broken nor sent. Left out is
 * also whatever every reason of was declined.
 */
export function trunksFor(
  item: OrderItem | undefined,
  declined: readonly Leaf[] = [],
): readonly Trunk[] {
  return MENU.filter((trunk) => {
    const fits = !item || (item.custody === 'digital' ? OF_CODES.includes(trunk) : trunk !== 'VIR');
    const left = (FAMILY[trunk] ?? [trunk]).flatMap(leavesOfTrunk);
    return fits && left.some((leaf) => !declined.includes(leaf));
  });
}

/** A reading fainter than this is nobody's guess. */
const FAINT = 0.1;

/** The likeliest reason that can be; undefined where no likely one can. */
export const likeliest = (
  leaves: Understanding['leaves'],
  facts: OrderFacts,
  item: OrderItem,
): Leaf | undefined =>
  leaves.find(({ id, confidence }) => confidence >= FAINT && canBe(id, facts, item))?.id;

/** The reasons to choose from that such goods can have; those that are one and the same for them, once. */
export const choicesAmong = (
  leaves: readonly Leaf[],
  facts: OrderFacts,
  item: OrderItem,
): readonly Leaf[] => [
  ...new Set(
    leaves
      .filter((leaf) => isLeaf(leaf) && canBe(leaf, facts, item))
      .map((leaf) => properLeaf(leaf, facts, item)),
  ),
];

/**
 * A change of mind is another reason before shipping, on the way, and once signed for (DT-14). What is
 * not worn and does not suit is simply not wanted. A watch that does not run is a matter of its movement,
 * and nothing else has one.
 */
export function properLeaf(leaf: Leaf, { order }: OrderFacts, item: OrderItem): Leaf {
  if (leaf === 'DEF.power' && item.category === WATCH) return MOVEMENT;
  if (leaf === MOVEMENT && item.category !== WATCH) return 'DEF.function';
  const unfit = leaf === 'NRR.size_fit' && NOT_WORN.includes(item.category);
  if (!(CHANGE_OF_MIND.includes(leaf) || unfit) || item.custody === 'digital') return leaf;
  const parcel = order.shipments.find((one) => one.itemIds.includes(item.id));
  const signed = parcel?.signedAt !== undefined || order.status === 'signed';
  if (signed) return 'NRR.seven_day';
  const shipped = parcel?.shippedAt !== undefined || order.status === 'shipped';
  return shipped ? 'NRR.change_mind' : 'FUL.cancel_unshipped';
}
