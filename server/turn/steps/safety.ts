import type { Heard } from '../../dialogue/hear.ts';
import type { Draft } from '../draft.ts';

import type { NeedOrder } from './focus.ts';
import { handOver } from './refer.ts';
import { tellClaim } from './tell-claim.ts';

/** E35: a person at once; what was told of the goods is on the case, a hazard where nothing else was. */
export function inDanger(
  draft: Draft,
  heard: Heard,
  safety: NonNullable<Heard['safety']>,
): NeedOrder | undefined {
  tellClaim(draft, heard);
  if (safety === 'danger' && heard.topic === 'claim') {
    draft.say([{ name: 'hazard_first' }]);
    if (!draft.ticket && isHazard(draft, heard))
      draft.note({ type: 'claim_told', draft: { leaf: 'DEF.safety' } });
  }
  return handOver(draft, heard, { group: 'lead', reasons: ['safety'], row: 'E35' });
}

/** A threat may stand beside any fault; a fault that is itself the danger is a hazard. */
const isHazard = ({ state }: Draft, { leaves }: Heard): boolean =>
  !state.draft.leaf?.startsWith('DEF.') || leaves.slice(0, 2).some(({ id }) => id === 'DEF.safety');
