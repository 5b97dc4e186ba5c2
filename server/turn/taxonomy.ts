import leaves from '../../intents/leaves.json' with { type: 'json' };
import { type EvidenceSlot, slotsOf } from '../evidence/slots.ts';
import type { Locale } from '../terms/party.ts';
import type { Leaf } from '../terms/reason.ts';

const BY_CODE = new Map(leaves.map((leaf) => [leaf.code, leaf]));

/** The leaf's name in the buyer's language; its code where the taxonomy does not know it. */
export const leafName = (code: Leaf, locale: Locale): string => {
  const leaf = BY_CODE.get(code);
  return leaf ? (locale === 'en' ? leaf.en : leaf.zh) : code;
};

export const isLeaf = (code: string): code is Leaf => BY_CODE.has(code);

/**
 * The evidence slots a person can be asked to fill for a leaf. A serial number is asked for only where
 * the order knows one: there is nothing to hold a bag's or a coat's label against.
 */
export const evidenceSlots = (code: Leaf, hasSerial: boolean): readonly EvidenceSlot[] =>
  slotsOf(BY_CODE.get(code)?.evidence ?? []).filter(
    (slot) => hasSerial || slot.key !== 'photo_serial',
  );

/** The remedies of a leaf, most likely first; some are steps such as `appraisal` or `human`. */
export const ladderOf = (code: Leaf): readonly string[] => BY_CODE.get(code)?.ladder ?? [];
