import { type Parcel, parcelOf } from '../../decision/parcel.ts';
import { word } from '../../dialogue/speech.ts';
import type { Draft } from '../draft.ts';

/** What buyers most often come for, by where their goods are. */
const BY_STAGE: Readonly<Record<Parcel['stage'], readonly string[]>> = {
  unshipped: ['quick.when_ships', 'quick.cancel', 'quick.address', 'quick.invoice'],
  in_transit: ['quick.where', 'quick.intercept', 'quick.invoice'],
  digital: ['quick.code_fails', 'quick.code_missing', 'quick.invoice'],
  signed: ['quick.scratch', 'quick.broken', 'quick.wrong', 'quick.return'],
};

/** Ready openings for somebody who does not know how to begin. */
export function quickStarts(draft: Draft): string[] {
  const { focus, tickets } = draft.snapshot;
  const item = focus?.order.items[0];
  const stage = focus && item ? parcelOf(focus.order, item).stage : 'signed';
  const keys = [
    ...BY_STAGE[stage],
    ...(tickets.length > 0 || !focus ? ['quick.status'] : []),
    'quick.human',
  ];
  return keys.map((key) => word(key, draft.locale));
}
