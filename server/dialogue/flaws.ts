import type { Flaw } from '../terms/claim.ts';
import type { Leaf } from '../terms/reason.ts';
import type { SlotName, SlotValues, Understanding } from '../terms/understanding.ts';
import { FAULTS } from '../understanding/kinds.ts';
import { asSaid } from './as-said.ts';
import { asPiece, detailsOf } from './details.ts';
import { CLAIM_INTENTS } from './topics.ts';

/** Flaws at most in one claim: the first and three more. */
const MAX_FLAWS = 4;

/**
 * What a message that holds several complaints tells of each; none where it holds one. Complaints that
 * turn out to be one and the same are told as that one.
 */
export function flawsOf(said: Understanding | undefined, text: string): readonly Flaw[] {
  const flaws = (said?.requests ?? []).flatMap((request): Flaw[] => {
    if (!request.leaf || !CLAIM_INTENTS.includes(request.id)) return [];
    const get = <N extends SlotName>(name: N) =>
      request.slots.find((slot) => slot.name === name)?.value as SlotValues[N] | undefined;
    const words = text.slice(request.start, request.end);
    const leaf = asSaid(request.leaf, words);
    if (!leaf) return [];
    const { accessory } = detailsOf(words);
    const [part, zone, severity] = [get('part'), get('zone'), get('severity')];
    return [
      {
        leaf: asPiece(leaf, accessory),
        ...(part && { part }),
        ...(zone && { zone }),
        ...(severity && { severity }),
        ...(accessory && /^WRG\.|^LOG\.short/.test(request.leaf) && { accessory }),
      },
    ];
  });
  const different = flaws.filter(
    (flaw, place) =>
      flaws.findIndex((one) => one.leaf === flaw.leaf && one.part === flaw.part) === place,
  );
  return different.length > 1 ? withoutEchoes(different).slice(0, MAX_FLAWS) : [];
}

/** The one fault that is told among questions: what they are about is no reason of its own. */
export function soleFault(
  said: Understanding | undefined,
): { readonly sure: Leaf; readonly close: readonly Leaf[] } | undefined {
  const faults = (said?.requests ?? []).filter(({ id }) => FAULTS.includes(id));
  const [only] = faults;
  return only?.leaf && faults.length === 1 ? { sure: only.leaf, close: [] } : undefined;
}

/** How a piece went missing: said beside the piece itself it is no second loss. */
const ON_THE_WAY: Leaf = 'LOG.short_in_transit';
const MISSING: readonly Leaf[] = ['WRG.missing_part', 'WRG.missing_item'];

/** "Opened on the way, and the charger is gone": one loss, told with its cause. */
function withoutEchoes(flaws: readonly Flaw[]): readonly Flaw[] {
  const cause = flaws.find(({ leaf }) => leaf === ON_THE_WAY);
  if (!cause) return flaws;
  const piece = ({ leaf, accessory }: Flaw) =>
    MISSING.includes(leaf) && [undefined, accessory].includes(cause.accessory);
  const [echo] = flaws.filter(piece);
  const rest = flaws.filter((flaw) => flaw !== echo);
  return rest.map((flaw) => (flaw === cause ? { ...echo, ...cause } : flaw));
}
