import { resumeClock } from '../../dialogue/desk/sla.ts';
import { isHeld } from '../../terms/desk.ts';
import type { Actor } from '../../terms/party.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { setDesk } from './talk.ts';

/**
 * The merchant of one of its cases spoke or acted, or their time is over (no `actor`): whoever has the
 * talk hears of it, and a clock that stood still for them runs on.
 */
export function answeredByMerchant(draft: Draft, actor?: Actor): void {
  const { desk } = draft.state;
  if (!desk) return;
  const waited = desk.clock?.paused === 'merchant';
  if (!waited && !(actor && isHeld(desk))) return;
  const pace = { rules: draft.desk, priority: desk.priority };
  const clock = waited && desk.clock && resumeClock(pace, desk.clock, draft.now);
  setDesk(draft, 'answered', { ...desk, ...(clock && { clock }) }, actor ?? SYSTEM);
}
