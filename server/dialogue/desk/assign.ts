import type { Colleague, DeskTalk, Person } from '../../terms/desk.ts';

/** Somebody who is at the desk and takes talks. */
export interface Taker
  extends Person,
    Pick<Colleague, 'groups' | 'languages' | 'skills' | 'capacity'> {
  /** Talks held or offered now. */
  readonly load: number;
}

export interface Waiting {
  readonly conversationId: string;
  readonly talk: Pick<DeskTalk, 'group' | 'priority' | 'queuedAt' | 'language' | 'skill'>;
  /** Whom it was offered to in vain: not again while there is somebody else. */
  readonly notTo?: string | undefined;
}

export interface Assignment {
  readonly conversationId: string;
  readonly to: Person;
}

/**
 * Who is offered which talk. The most urgent and then the oldest first; of those who have room, the one
 * who speaks the language, has the skill, and carries the least of what they can carry.
 */
export function assignTalks(
  waiting: readonly Waiting[],
  takers: readonly Taker[],
): readonly Assignment[] {
  const load = new Map(takers.map(({ id, load }) => [id, load]));
  return [...waiting].sort(before).flatMap((one): Assignment[] => {
    const free = takers.filter(
      ({ id, groups, capacity }) =>
        groups.includes(one.talk.group) && (load.get(id) ?? 0) < capacity,
    );
    const fresh = free.filter(({ id }) => id !== one.notTo);
    const [best] = (fresh.length > 0 ? fresh : free).sort(
      (a, b) => fitOf(b, one) - fitOf(a, one) || shareOf(a, load) - shareOf(b, load) || order(a, b),
    );
    if (!best || best.id === one.notTo) return [];
    load.set(best.id, (load.get(best.id) ?? 0) + 1);
    return [{ conversationId: one.conversationId, to: { id: best.id, name: best.name } }];
  });
}

export const before = (a: Waiting, b: Waiting): number =>
  a.talk.priority - b.talk.priority ||
  Date.parse(a.talk.queuedAt) - Date.parse(b.talk.queuedAt) ||
  (a.conversationId < b.conversationId ? -1 : 1);

/** The language counts more than the skill: without it nobody can say anything. */
const fitOf = ({ languages, skills }: Taker, { talk: { language, skill } }: Waiting): number =>
  2 * Number(languages.includes(language)) + Number(skill !== undefined && skills.includes(skill));

const shareOf = ({ id, capacity }: Taker, load: ReadonlyMap<string, number>): number =>
  (load.get(id) ?? 0) / capacity;

const order = (a: Taker, b: Taker): number => (a.id < b.id ? -1 : 1);
