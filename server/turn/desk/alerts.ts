import type { DeskAlert } from '../../contract/desk.ts';
import type { DeskTalk, MergedTalk, Ties } from '../../terms/desk.ts';
import type { CommittedEvent } from '../ports.ts';

/** Whom an alert is for: people by id, and queues. */
export interface Alert {
  readonly users: readonly string[];
  readonly queues: readonly string[];
  readonly alert: DeskAlert;
}

/** Changes that whoever follows a talk wants to hear of. */
const FOLLOWED = ['taken', 'transferred', 'overdue', 'left', 'merged', 'answered'];

/** Who must be told of a change at the desk, beside those who watch it; nobody in most cases. Pure. */
export function alertOf(conversationId: string, event: CommittedEvent): Alert | undefined {
  if (event.type !== 'desk') return undefined;
  const { change, desk, ties, about } = changeOf(event);
  const by = event.actor.name;
  const alert: DeskAlert = {
    conversationId,
    kind: change,
    at: event.at,
    ...(by !== undefined && { by }),
    ...(about && { number: about.number, title: about.title }),
  };
  const followers = FOLLOWED.includes(change) ? ((desk ?? ties)?.followers ?? []) : [];
  const asked = desk?.consulted.at(-1);
  switch (change) {
    case 'offered':
      return desk?.assignee && { users: [desk.assignee.id], queues: [], alert };
    case 'consulted':
      return asked && 'id' in asked
        ? { users: [asked.id], queues: [], alert }
        : { users: [], queues: asked ? [asked.group] : [], alert };
    case 'joined':
    case 'told':
      return desk && toWhoHas(desk, event.actor.id, alert);
    case 'overdue':
      return {
        users: closeTo(desk, followers),
        queues: [...new Set([desk?.group ?? 'lead', 'lead'])],
        alert,
      };
    case 'answered':
      // Where only their time was over there is no answer to look at.
      return by === undefined ? undefined : { users: closeTo(desk, followers), queues: [], alert };
    case 'transferred':
      return { users: closeTo(desk, followers), queues: [], alert };
    default:
      return followers.length > 0 ? { users: followers, queues: [], alert } : undefined;
  }
}

/** Whoever has it or was offered it, and whoever follows it. */
const closeTo = (desk: DeskTalk | undefined, followers: readonly string[]): readonly string[] => [
  ...(desk?.assignee ? [desk.assignee.id] : []),
  ...followers,
];

/** What moved, and the row as it stands, or as it last stood where it was merged away. */
function changeOf({ body }: CommittedEvent) {
  const told = body as {
    change: string;
    desk?: DeskTalk;
    merged?: MergedTalk;
    ties?: Ties;
    about?: DeskTalk['about'];
  };
  const desk = told.desk ?? told.merged?.was;
  return { change: told.change, desk, ties: told.ties, about: desk?.about ?? told.about };
}

/** Whoever has it, unless it is their own doing; its queue where nobody does. */
function toWhoHas(
  { assignee, group }: DeskTalk,
  by: string | undefined,
  alert: DeskAlert,
): Alert | undefined {
  if (!assignee) return { users: [], queues: [group], alert };
  return assignee.id === by ? undefined : { users: [assignee.id], queues: [], alert };
}
