import { dayKey } from '../../shared/time.ts';
import type { WireEvent } from '../../shared/wire.ts';
import type { Outgoing } from './outgoing.ts';

/** One line of the message list. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | {
      readonly kind: 'event';
      readonly key: string;
      readonly event: WireEvent;
      /** The first of several in a row by the same speaker. */
      readonly leads: boolean;
      /** The last of them: it bears the time. */
      readonly ends: boolean;
    }
  | { readonly kind: 'outgoing'; readonly key: string; readonly item: Outgoing };

/** Events by day and speaker, then what is still on its way. */
export function rowsOf(events: readonly WireEvent[], outbox: readonly Outgoing[]): readonly Row[] {
  const shown = events.filter((event, index) => isShown(event, index, events));
  const rows: Row[] = [];
  shown.forEach((event, index) => {
    const before = shown[index - 1];
    const after = shown[index + 1];
    const newDay = !before || dayKey(before.at) !== dayKey(event.at);
    if (newDay) rows.push({ kind: 'day', key: `day-${event.seq}`, at: event.at });
    rows.push({
      kind: 'event',
      key: `seq-${event.seq}`,
      event,
      leads: newDay || !before || !sameVoice(before, event),
      ends: !after || !sameVoice(event, after),
    });
  });
  for (const item of outbox) rows.push({ kind: 'outgoing', key: item.clientId, item });
  return rows;
}

/** A ticket's event is worth a line when its state is new, and the last of several in one go. */
function isShown(event: WireEvent, index: number, events: readonly WireEvent[]): boolean {
  if (event.type !== 'ticket') return true;
  const isSame = (one: WireEvent | undefined) =>
    one?.type === 'ticket' && one.ticketId === event.ticketId;
  const before = events.slice(0, index).findLast(isSame);
  const isMove = before?.type !== 'ticket' || before.state !== event.state;
  return isMove && !isSame(events[index + 1]);
}

const isNotice = (event: WireEvent): boolean =>
  ['ticket', 'party', 'handoff', 'handback'].includes(event.type);

function sameVoice(a: WireEvent, b: WireEvent): boolean {
  if (isNotice(a) || isNotice(b) || dayKey(a.at) !== dayKey(b.at)) return false;
  return a.actor.kind === b.actor.kind && a.actor.name === b.actor.name;
}
