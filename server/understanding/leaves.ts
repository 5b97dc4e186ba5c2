import type { Leaf } from '../terms/reason.ts';
import type { IntentId, Scored, Understanding } from '../terms/understanding.ts';
import type { Reader, Reading } from './classify/reader.ts';
import { WISHES } from './kinds.ts';

// Which leaves an intent may speak of; an intent not named here tells of no claim.
const SCOPE: Partial<Record<IntentId, RegExp>> = {
  quality_fault: /^(?:DEF\.|NAD\.history)/,
  not_as_described: /^(?:NAD\.|CND\.restoration)/,
  condition_grade: /^(?:CND\.|NAD\.appearance)/,
  authenticity: /^AUT\.|^SVC\.prohibited/,
  wrong_missing: /^(?:WRG\.|LOG\.short)/,
  logistics_damage: /^LOG\.(?:damaged|short)/,
  not_received: /^(?:LOG\.(?:lost|not_received|delay)|WRG\.empty|FUL\.fake)/,
  size_fit: /^NRR\.size_fit|^NAD\.size_spec/,
  changed_mind: /^NRR\.(?:change_mind|seven_day|relist)/,
  digital_code: /^VIR\./,
  price_protect: /^NRR\.price_drop/,
  cancel_order: /^FUL\.(?:cancel|late|oos)|^NRR\.change_mind|^LOG\.reject/,
  modify_order: /^FUL\.address/,
  order_status: /^FUL\.|^SVC\.order_access/,
  logistics_status: /^LOG\.(?:delay|lost)|^FUL\.fake/,
  refund_status: /^SVC\.refund/,
  shipping_fee: /^SVC\.freight/,
  coupon_points: /^SVC\.coupon/,
  invoice: /^SVC\.invoice/,
  complaint: /^SVC\.(?:attitude|other|prohibited)/,
  human_agent: /^SVC\.(?:other|attitude)/,
};
// Wishes name no fault themselves: whatever the words tell of may lie behind them.
const OPEN: ReadonlySet<IntentId> = new Set([...WISHES, 'evidence']);

/** The label of words that tell of no claim at all, such as a bare "退货". */
export const NO_LEAF = 'none';

const LISTED = 3;
const FLOOR = 0.02;

/** Likely claim leaves, best first: what the words say, weighed by what the intents allow. */
export const leavesOf = (
  reader: Reader,
  reading: Reading,
  { intents, slots }: Pick<Understanding, 'intents' | 'slots'>,
): readonly Scored<Leaf>[] => {
  const danger = slots.some(({ value }) => value === 'danger') ? DANGER_ODDS : 1;
  const claims = intents.filter(({ id }) => SCOPE[id] !== undefined || OPEN.has(id));
  if (claims.reduce((sum, { confidence }) => sum + confidence, 0) < TOLD) return [];
  const likely = reading.leaves();
  const { labels } = reader.leaves.matrix;
  const weighed: Scored<Leaf>[] = [];
  let total = 1e-9;
  for (let at = 0; at < labels.length; at++) {
    const code = labels[at] ?? NO_LEAF;
    const chance = likely[at] ?? 0;
    if (chance < HOPELESS) continue;
    const odds = (BASE + allowance(code, claims)) * (code === 'DEF.safety' ? danger : 1);
    total += chance * odds;
    if (code !== NO_LEAF) weighed.push({ id: code as Leaf, confidence: chance * odds });
  }
  return weighed
    .map(({ id, confidence }) => ({ id, confidence: confidence / total }))
    .filter(({ confidence }) => confidence >= FLOOR)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, LISTED);
};

// Below this, no intent makes a leaf likely again.
const HOPELESS = 5e-4;
// Below this, the message hardly tells of a claim at all.
const TOLD = 0.3;
// A leaf outside every intent's scope stays possible: the second stage may be the better reader.
const BASE = 0.06;
const WISH_SHARE = 0.4;
// A swollen battery is no mere fault: where the words name a danger, rather ask once too often.
const DANGER_ODDS = 8;

const allowance = (code: string, claims: Understanding['intents']): number =>
  claims.reduce((sum, { id, confidence }) => {
    if (OPEN.has(id)) return sum + confidence * WISH_SHARE;
    return sum + (SCOPE[id]?.test(code) ? confidence : 0);
  }, 0);
