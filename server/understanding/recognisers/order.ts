import distance from 'natural/lib/natural/distance/index.js';
import type { Slot } from '../../terms/understanding.ts';
import { matches, type Recogniser } from './recogniser.ts';

const NUMBERISH = /(?<![\d-])[a-z]{0,4}[-_ ]?\d(?:[- ]?\d){4,28}/g;
const TAIL =
  /(?:尾号|后四位|末尾|结尾|后几位|ending(?: in)?|last (?:four|4)(?: digits)?(?: are| is)?)\D{0,3}(\d{3,8})|(\d{4,8})(?:那单|那笔|这单|结尾|那个订单)/g;

/**
 * The buyer's own order that a number means. Fuzzy search (two slips of the finger) stays inside the
 * buyer's own orders, so that nobody learns of another's order by guessing.
 */
export const recogniseOrder: Recogniser = ({ text, context }) => {
  const ids = context.orders.map(({ id }) => id);
  const slots: Slot[] = [];
  for (const hit of matches(text, NUMBERISH)) {
    const id = closest(clean(hit[0]), ids);
    if (id)
      slots.push({ name: 'order', value: id, start: hit.index, end: hit.index + hit[0].length });
  }
  for (const hit of slots.length > 0 ? [] : matches(text, TAIL)) {
    const tail = hit[1] ?? hit[2] ?? '';
    const found = ids.filter((id) => clean(id).endsWith(tail));
    const [id] = found;
    if (id && found.length === 1)
      slots.push({ name: 'order', value: id, start: hit.index, end: hit.index + hit[0].length });
  }
  return slots;
};

const MAX_SLIPS = 2;
const MIN_LENGTH = 8;

const clean = (source: string): string => source.toLowerCase().replace(/[^a-z0-9]/g, '');
const digits = (source: string): string => source.replace(/\D/g, '');

const closest = (typed: string, ids: readonly string[]): string | undefined => {
  if (typed.length < MIN_LENGTH) return undefined;
  const near = ids
    .map((id) => ({ id, slips: slips(typed, id) }))
    .filter(({ slips }) => slips <= MAX_SLIPS)
    .sort((a, b) => a.slips - b.slips);
  const [best, next] = near;
  // Two own orders equally near: ask rather than pick.
  return best && best.slips !== next?.slips ? best.id : undefined;
};

const slips = (typed: string, id: string): number => {
  const whole = clean(id);
  const candidates = [whole, digits(whole)].filter((form) => form.length >= MIN_LENGTH);
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...candidates
      .filter((form) => Math.abs(form.length - typed.length) <= MAX_SLIPS)
      .map((form) => distance.DamerauLevenshteinDistance(typed, form, {})),
  );
};
