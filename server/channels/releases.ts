import { type HeldLineView, HeldPage, HeldQuery, ReleaseBody } from '../contract/releases.ts';
import type { StaffCaller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import { isFinance, type PayoutDoor } from './payouts.ts';
import type { HeldLine } from './ports.ts';
import { defineRoute, type Route } from './route.ts';

const PLATFORM = ['agent', 'operator'] as const;

/** Money that no time releases (DT-10, tier D): finance lists it, one proposes, another confirms. */
export function releaseRoutes({ payouts, staff, clock }: PayoutDoor): readonly Route[] {
  const only = async (caller: StaffCaller) => {
    if (!(await isFinance(staff, caller)))
      throw new Refused('forbidden', 'Only finance may release a merchant’s money.');
  };
  const page = async (caller: StaffCaller, merchantId?: string) => {
    const now = clock.now();
    const lines = await payouts.held(merchantId);
    return { items: lines.map((line) => ({ ...line, next: nextFor(line, caller, now) })) };
  };
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/releases',
      summary: 'Pending money of merchants whose payouts are made by hand, the oldest first',
      callers: PLATFORM,
      query: HeldQuery,
      answers: { 200: HeldPage },
      async handler({ caller, query }) {
        await only(caller);
        return page(caller, query.merchantId);
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/releases',
      summary:
        'Propose that a line’s money is released, or confirm or refuse what a colleague proposed',
      callers: PLATFORM,
      body: ReleaseBody,
      answers: { 200: HeldPage },
      async handler({ caller, body }) {
        await only(caller);
        await payouts.release({ ...body, by: caller.userId, at: clock.now() });
        return page(caller);
      },
    }),
  ];
}

function nextFor(
  { asked, quiet, freeAt }: HeldLine,
  { userId }: StaffCaller,
  now: string,
): HeldLineView['next'] {
  const ripe = quiet && freeAt !== undefined && Date.parse(freeAt) <= Date.parse(now);
  if (!asked) return ripe ? ['ask'] : [];
  return ripe && asked.by !== userId ? ['confirm', 'refuse'] : ['refuse'];
}
