import type { Leaf } from '../terms/reason.ts';
import type { Understanding } from '../terms/understanding.ts';
import { CLAIM_INTENTS } from './topics.ts';

/** Below this a leaf is offered among its neighbours instead of taken. */
const LEAF_SURE = 0.5;
/** Words that speak of one leaf so plainly need little to show that a claim is told at all. */
const LEAF_PLAIN = 0.8;
/** Below this it is not sure enough that there is a claim, and that it is this one. */
const TOLD = 0.45;
/** From here an intent is a hint that a message tells of a fault, beside whatever else it says. */
const HINT = 0.15;

/**
 * Ways to say the same: that it is not wanted any more, and where the goods are tells which of them it is;
 * that it stands still, and what goods they are tells which.
 */
const FAMILIES: readonly (readonly Leaf[])[] = [
  ['NRR.seven_day', 'NRR.change_mind', 'FUL.cancel_unshipped'],
  ['DEF.power', 'DEF.timekeeping'],
];

/** However angry, so much of a reading is about the matter. */
const REST = 0.4;

type Readings = Understanding['leaves'];

/** What speaks of one and the same is as sure as all its readings together. */
function familyOf(first: Readings[number], leaves: Readings): number {
  const family = FAMILIES.find((one) => one.includes(first.id)) ?? [first.id];
  return leaves
    .filter(({ id }) => family.includes(id))
    .reduce((sum, { confidence }) => sum + confidence, 0);
}

/** The leaf that a message tells, or those that are too close to call. */
export function leafOf(
  said: Understanding | undefined,
  chosen: string | undefined,
): { sure?: Leaf; close: readonly Leaf[] } {
  if (chosen && chosen !== 'other') return { sure: chosen as Leaf, close: [] };
  const [first] = said?.leaves ?? [];
  const claims = (said?.intents ?? []).filter(({ id }) => CLAIM_INTENTS.includes(id));
  // Anger is a tone: what it takes of the reading speaks of no other matter.
  const anger = said?.intents.find(({ id }) => id === 'complaint')?.confidence ?? 0;
  const rest = Math.max(REST, 1 - anger);
  const mass = claims.reduce((sum, { confidence }) => sum + confidence, 0) / rest;
  if (!first || !claims.some(({ confidence }) => confidence >= HINT * rest)) return { close: [] };
  const confidence = familyOf(first, said?.leaves ?? []);
  const sure = confidence >= LEAF_SURE && confidence * mass >= TOLD;
  if (sure || first.confidence >= LEAF_PLAIN) return { sure: first.id, close: [] };
  return { close: (said?.leaves ?? []).map((leaf) => leaf.id) };
}
