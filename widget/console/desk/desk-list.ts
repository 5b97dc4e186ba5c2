import type { DeskEvent, QueueEvent } from '../../../server/contract/desk.ts';
import { type DeskTalk, type Group, isHeld } from '../../../server/terms/desk.ts';

/** One row of the desk. */
export interface Row {
  readonly conversationId: string;
  readonly version: number;
  readonly talk: DeskTalk;
}

/**
 * The desk as this console knows it. What left it is remembered by its version, so that an older event
 * that comes late cannot bring it back.
 */
export interface DeskList {
  readonly known: ReadonlyMap<string, DeskEvent>;
}

export const EMPTY_DESK: DeskList = { known: new Map() };

/** Takes changes in any order and any number of times; the outcome depends only on the set. */
export function addChanges(list: DeskList, changes: readonly DeskEvent[]): DeskList {
  const fresh = changes.filter(
    ({ conversationId, version }) => (list.known.get(conversationId)?.version ?? -1) < version,
  );
  if (fresh.length === 0) return list;
  const known = new Map(list.known);
  for (const change of fresh)
    if ((known.get(change.conversationId)?.version ?? -1) < change.version)
      known.set(change.conversationId, change);
  return { known };
}

/**
 * Takes the whole desk as it stood when it was read: what is not in it has left, unless it came since.
 * `since`: the newest change that was known when the reading began, by conversation.
 */
export function takeSnapshot(
  list: DeskList,
  items: readonly DeskEvent[],
  since: DeskList = EMPTY_DESK,
): DeskList {
  const there = new Set(items.map(({ conversationId }) => conversationId));
  const left = [...list.known.values()].filter(
    ({ conversationId, version, talk }) =>
      talk !== null &&
      !there.has(conversationId) &&
      since.known.get(conversationId)?.version === version,
  );
  const known = new Map(list.known);
  for (const gone of left) known.set(gone.conversationId, { ...gone, talk: null });
  return addChanges({ known }, items);
}

export type View =
  | { readonly kind: 'mine' | 'waiting' | 'all' | 'following' }
  | { readonly kind: 'group'; readonly group: Group };

export interface Looking {
  readonly view: View;
  readonly userId: string;
  readonly q: string;
}

/** The rows of a view: the most urgent first, then whoever has waited longest. */
export function rowsOf({ known }: DeskList, { view, userId, q }: Looking): readonly Row[] {
  const wanted = q.trim().toLowerCase();
  return [...known.values()]
    .flatMap(({ conversationId, version, talk }) =>
      talk ? [{ conversationId, version, talk }] : [],
    )
    .filter(({ talk }) => inView(talk, view, userId))
    .filter(({ talk }) => wanted === '' || soughtIn(talk).includes(wanted))
    .sort(inOrder);
}

function inView(talk: DeskTalk, view: View, userId: string): boolean {
  switch (view.kind) {
    case 'mine':
      return talk.assignee?.id === userId;
    case 'waiting':
      return !isHeld(talk);
    case 'following':
      return talk.followers.includes(userId);
    case 'group':
      return talk.group === view.group;
    case 'all':
      return true;
  }
}

const soughtIn = ({ about, buyer, last }: DeskTalk): string =>
  [about?.number, about?.title, buyer?.name, buyer?.id, last?.text]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();

const inOrder = (a: Row, b: Row): number =>
  a.talk.priority - b.talk.priority ||
  Date.parse(a.talk.queuedAt) - Date.parse(b.talk.queuedAt) ||
  (a.conversationId < b.conversationId ? -1 : 1);

/** How long each queue is, from the rows themselves: the same figures as the server's. */
export function queuesOf({ known }: DeskList): ReadonlyMap<string, QueueEvent> {
  const queues = new Map<string, QueueEvent>();
  for (const { talk } of known.values()) {
    if (!talk || isHeld(talk)) continue;
    const before = queues.get(talk.group);
    const oldestAt =
      before?.oldestAt !== undefined && before.oldestAt < talk.queuedAt
        ? before.oldestAt
        : talk.queuedAt;
    queues.set(talk.group, { group: talk.group, waiting: (before?.waiting ?? 0) + 1, oldestAt });
  }
  return queues;
}

/** The row after or before one, for the keyboard. */
export function neighbour(
  rows: readonly Row[],
  id: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = rows.findIndex(({ conversationId }) => conversationId === id);
  const next = at < 0 ? (step === 1 ? 0 : rows.length - 1) : at + step;
  return rows[Math.max(0, Math.min(rows.length - 1, next))]?.conversationId;
}
