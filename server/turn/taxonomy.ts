import leaves from '../../intents/leaves.json' with { type: 'json' };
import { type EvidenceSlot, slotsOf } from '../evidence/slots.ts';
import type { Claim } from '../terms/claim.ts';
import type { Locale } from '../terms/party.ts';
import type { Leaf, Trunk } from '../terms/reason.ts';

const BY_CODE = new Map(leaves.map((leaf) => [leaf.code, leaf]));

/** The leaf's name in the buyer's language; its code where the taxonomy does not know it. */
export const leafName = (code: Leaf, locale: Locale): string => {
  const leaf = BY_CODE.get(code);
  return leaf ? (locale === 'en' ? leaf.en : leaf.zh) : code;
};

/** The same, as a fact of a sentence. */
export const leafFact = (code: Leaf, locale: Locale) =>
  ({ kind: 'word', word: leafName(code, locale) }) as const;

export const leavesOfTrunk = (trunk: Trunk): readonly Leaf[] =>
  leaves.filter((leaf) => leaf.trunk === trunk).map(({ code }) => code as Leaf);

export const isLeaf = (code: string): code is Leaf => BY_CODE.has(code);

/**
 * The evidence slots a person can be asked to fill for a claim of these leaves. A serial number is
 * asked for only where the order knows one: there is nothing to hold a bag's or a coat's label
 * against. A picture of everything that came shows the item as a whole, too.
 */
export function evidenceSlots(codes: readonly Leaf[], hasSerial: boolean): readonly EvidenceSlot[] {
  const [code] = codes;
  if (code === undefined || codes.length > 1) return slotsFor(codes, hasSerial);
  const known = hasSerial ? WITH_SERIAL : WITHOUT_SERIAL;
  const slots = known.get(code) ?? slotsFor(codes, hasSerial);
  if (BY_CODE.has(code)) known.set(code, slots);
  return slots;
}

/** Nearly every claim is of one leaf, and each turn of it asks for its slots several times. */
const WITH_SERIAL = new Map<Leaf, readonly EvidenceSlot[]>();
const WITHOUT_SERIAL = new Map<Leaf, readonly EvidenceSlot[]>();

function slotsFor(codes: readonly Leaf[], hasSerial: boolean): readonly EvidenceSlot[] {
  const all = codes.flatMap((code) => slotsOf(BY_CODE.get(code)?.evidence ?? []));
  const byKey = new Map<string, EvidenceSlot>();
  for (const slot of all) {
    const known = byKey.get(slot.key);
    byKey.set(slot.key, {
      ...slot,
      required: slot.required || (known?.required ?? false),
      count: Math.max(slot.count, known?.count ?? 0),
    });
  }
  if (byKey.get('all_contents')?.required) byKey.delete('photo_overview');
  return [...byKey.values()].filter((slot) => hasSerial || slot.key !== 'photo_serial');
}

/** The remedies of a leaf, most likely first; some are steps such as `appraisal` or `human`. */
export const ladderOf = (code: Leaf): readonly string[] => BY_CODE.get(code)?.ladder ?? [];

/** Every leaf of a claim, the first one first. */
export const leavesOf = ({ leaf, secondary = [] }: Claim): readonly Leaf[] => [
  leaf,
  ...secondary.map((flaw) => flaw.leaf),
];
