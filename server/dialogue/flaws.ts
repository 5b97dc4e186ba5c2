import type { Flaw } from '../terms/claim.ts';
import type { SlotName, SlotValues, Understanding } from '../terms/understanding.ts';
import { detailsOf } from './details.ts';
import { CLAIM_INTENTS } from './topics.ts';

/** Flaws at most in one claim: the first and three more. */
const MAX_FLAWS = 4;

/** What a message that holds several complaints tells of each; none where it holds one. */
export function flawsOf(said: Understanding | undefined, text: string): readonly Flaw[] {
  const flaws = (said?.requests ?? []).flatMap((request): Flaw[] => {
    if (!request.leaf || !CLAIM_INTENTS.includes(request.id)) return [];
    const get = <N extends SlotName>(name: N) =>
      request.slots.find((slot) => slot.name === name)?.value as SlotValues[N] | undefined;
    const { accessory } = detailsOf(text.slice(request.start, request.end));
    const [part, zone, severity] = [get('part'), get('zone'), get('severity')];
    return [
      {
        leaf: request.leaf,
        ...(part && { part }),
        ...(zone && { zone }),
        ...(severity && { severity }),
        ...(accessory && request.leaf.startsWith('WRG.') && { accessory }),
      },
    ];
  });
  const different = flaws.filter(
    (flaw, place) =>
      flaws.findIndex((one) => one.leaf === flaw.leaf && one.part === flaw.part) === place,
  );
  return different.length > 1 ? different.slice(0, MAX_FLAWS) : [];
}
