import type { Accessory } from '../../terms/claim.ts';
import { shareOf } from '../exact.ts';
import type { Facts } from '../facts.ts';
import { basisOf, giftOf, piecesOf } from '../pieces.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { step } from '../step.ts';

/**
 * DT-6c: what a missing accessory is worth, and a gift what it was announced at; a lower documented
 * replacement cost wins.
 */
export function priceAccessory(facts: Facts, rules: RuleSet, accessory: Accessory = 'other') {
  const { bps, maxCents } = rules.dt6c[accessory];
  const paidCents = basisOf(facts);
  const share = shareOf(paidCents, bps);
  const gift = accessory === 'gift' ? giftOf(facts.item, piecesOf(facts)) : undefined;
  const tabled = gift ?? Math.min(share, maxCents ?? share);
  const replacement = facts.claim.details?.replacementCents;
  const cents = Math.min(tabled, replacement ?? tabled, paidCents);
  const used = {
    accessory,
    bps,
    maxCents,
    ...(gift !== undefined && { giftCents: gift }),
    replacementCents: replacement ?? null,
  };
  return {
    cents,
    steps: [step('DT-6c', 'missing accessory', used, { outcome: `${cents}` })],
  };
}
